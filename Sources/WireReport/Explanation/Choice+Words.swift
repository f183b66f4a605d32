internal import WireAnalysis

extension Choice.Objection {
    /// Why an approach is not chosen, as a clause.
    func text(against approach: Approach) -> String {
        switch self {
        case .refusal(let refusal): refusal.reason
        case .unmet(let need): Self.text(need, approach)
        case .losesData: "it loses data of this call"
        }
    }

    private static func text(_ need: Sample.Need, _ approach: Approach) -> String {
        switch need {
        case .webhook, .publicAPI:
            "its id changes with the build and its format with React, so nobody else can call it"
        case .customHeaders:
            "the page's own code cannot set its headers, nor those of its answer"
        case .caching: "it is a POST, and its answer is no-store"
        case .binaryStream: "files travel as base64 text, a third larger"
        case .withoutJavaScript: "it needs JavaScript on the page"
        case .errorStatus:
            approach == .formNoJS
                ? "it answers a page" : "what it returns comes with 200, what it throws with 500"
        case .parallelCalls:
            approach == .formNoJS
                ? "it leaves the page" : "calls of one page run one after another"
        }
    }
}
