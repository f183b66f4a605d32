package import WireCore

/// Which approaches suit what a sample needs, and which of them is the lightest.
package struct Choice: Sendable {
    /// The approaches that qualify, lightest first; those of unknown weight last.
    package var qualified: [(approach: Approach, total: Int?)] = []
    /// The others, each with the first reason against it.
    package var refused: [(approach: Approach, reason: Reason)] = []

    /// What speaks against an approach.
    package enum Reason: Sendable {
        /// It cannot carry the sample.
        case refusal(WireError)
        /// It lacks something that the sample needs.
        case objection(Objection)
        /// Data of the call are lost on the way.
        case losesData
        /// The server refuses a call of that size.
        case exceeds(ExceededLimit)
    }

    /// Sorts the approaches of an analysis by what the sample needs.
    init(_ analysis: SampleAnalysis, needs: [Sample.Need]) {
        for entry in analysis.approaches {
            switch entry.outcome {
            case .failure(let refusal): refused.append((entry.approach, .refusal(refusal)))
            case .success(let weighing):
                let objections = needs.lazy.compactMap(entry.approach.definition.objection)
                if let objection = objections.first {
                    refused.append((entry.approach, .objection(objection)))
                } else if let exceeded = weighing.refusal {
                    refused.append((entry.approach, .exceeds(exceeded)))
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
