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
                if let need = needs.first(where: { !entry.approach.meets($0) }) {
                    refused.append((entry.approach, entry.approach.objection(to: need)))
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

extension Approach {
    private var isAPI: Bool { self == .apiJSON || self == .apiMultipart }

    /// Whether calls in this form can do something.
    fileprivate func meets(_ need: Sample.Need) -> Bool {
        switch need {
        case .webhook, .publicAPI, .customHeaders, .caching, .errorStatus, .parallelCalls: isAPI
        case .binaryStream: self != .apiJSON
        case .withoutJavaScript: self == .formNoJS
        }
    }

    /// Why it cannot.
    fileprivate func objection(to need: Sample.Need) -> String {
        switch need {
        case .webhook, .publicAPI:
            "its id changes with the build and its format with React, so nobody else can call it"
        case .customHeaders:
            "the page's own code cannot set its headers, nor those of its answer"
        case .caching: "it is a POST, and its answer is no-store"
        case .binaryStream: "files travel as base64 text, a third larger"
        case .withoutJavaScript: "it needs JavaScript on the page"
        case .errorStatus:
            self == .formNoJS
                ? "it answers a page" : "what it returns comes with 200, what it throws with 500"
        case .parallelCalls:
            self == .formNoJS
                ? "it leaves the page" : "calls of one page run one after another"
        }
    }
}
