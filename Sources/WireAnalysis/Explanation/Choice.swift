internal import WireCore

/// Which approaches suit what a sample needs, and which of them is the lightest.
public struct Choice: Sendable {
    /// The approaches that qualify, lightest first; those of unknown weight last.
    public var qualified: [(approach: Approach, total: Int?)] = []
    /// The others, each with the first reason against it.
    public var refused: [(approach: Approach, reason: String)] = []

    /// Sorts the approaches of an analysis by what the sample needs.
    init(_ analysis: SampleAnalysis, needs: [Sample.Need]) {
        for entry in analysis.approaches {
            switch entry.outcome {
            case .failure(let refusal): refused.append((entry.approach, refusal.reason))
            case .success(let weighing):
                let objections = needs.lazy.compactMap(entry.approach.definition.objection)
                if let objection = objections.first {
                    refused.append((entry.approach, objection.reason))
                } else if weighing.dropsData {
                    refused.append((entry.approach, "it loses data of this call"))
                } else {
                    qualified.append((entry.approach, weighing.total))
                }
            }
        }
        qualified.sort { ($0.total ?? .max) < ($1.total ?? .max) }
    }
}

extension Objection {
    /// The objection in one clause.
    fileprivate var reason: String {
        switch self {
        case .noStableAddress:
            "its id changes with the build and its format with React, so nobody else can call it"
        case .fixedHeaders: "the page's own code cannot set its headers, nor those of its answer"
        case .uncacheable: "it is a POST, and its answer is no-store"
        case .base64: "files travel as base64 text, a third larger"
        case .needsJavaScript: "it needs JavaScript on the page"
        case .fixedStatus: "what it returns comes with 200, what it throws with 500"
        case .respondsWithPage: "it answers a page"
        case .serialCalls: "calls of one page run one after another"
        case .leavesPage: "it leaves the page"
        }
    }
}
