/// Which approaches suit what a sample needs, and which of them is the lightest.
public struct Choice: Sendable {
    /// The approaches that qualify, lightest first; those of unknown weight last.
    public var qualified: [(approach: Approach, total: Int?)] = []
    /// The others, each with the first objection to it.
    public var refused: [(approach: Approach, objection: Objection)] = []

    /// What speaks against an approach.
    public enum Objection: Sendable, Equatable {
        /// It cannot carry the sample.
        case refusal(ApproachAnalysis.Refusal)
        /// It cannot do something that the sample needs.
        case unmet(Sample.Need)
        /// Data of the call are lost on the way.
        case losesData
    }

    /// Sorts the approaches of an analysis by what the sample needs.
    init(_ analysis: SampleAnalysis, needs: [Sample.Need]) {
        for entry in analysis.approaches {
            switch entry.outcome {
            case .failure(let refusal): refused.append((entry.approach, .refusal(refusal)))
            case .success(let weighing):
                if let need = needs.first(where: { !entry.approach.meets($0) }) {
                    refused.append((entry.approach, .unmet(need)))
                } else if weighing.dropsData {
                    refused.append((entry.approach, .losesData))
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
}
