internal import WireAnalysis
internal import WireCore

extension Choice.Reason {
    /// Why an approach is not chosen, as a clause.
    var text: String {
        switch self {
        case .refusal(let refusal): refusal.reason
        case .objection(let objection): objection.text
        case .losesData: "it loses data of this call"
        case .exceeds(let exceeded): "it \(exceeded.reason)"
        }
    }
}

extension Objection {
    fileprivate var text: String {
        switch self {
        case .noStableAddress:
            "its id changes with the build and its format with React, so nobody else can call it"
        case .fixedHeaders: "the page's own code cannot set its headers, nor those of its response"
        case .uncacheable: "it is a POST, and its response is no-store"
        case .base64: "files travel as base64 text, a third larger"
        case .needsJavaScript: "it needs JavaScript on the page"
        case .fixedStatus: "what it returns comes with 200, what it throws with 500"
        case .respondsWithPage: "its response is a page"
        case .serialCalls: "calls of one page run one after another"
        case .leavesPage: "it leaves the page"
        }
    }
}
