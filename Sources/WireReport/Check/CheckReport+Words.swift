internal import WireAnalysis

extension CheckReport {
    /// What has to be known beside the figures.
    var notes: [String] {
        var notes = tightened.map { file in
            let words = [
                file.lowered > 0 ? "\(Self.count(file.lowered, "bound")) lowered" : nil,
                file.added > 0 ? "\(Self.count(file.added, "budget")) added" : nil,
            ]
            return "\(file.file): \(words.compactMap(\.self).joined(separator: ", "))."
        }
        if results.isEmpty, tightened.isEmpty { notes.append(reasonForNothing) }
        notes += Self.words(differences)
        if keepsBudgets { notes.append("No budget is tightened while something does not hold.") }
        if !unbounded.isEmpty, !hasBaseline, hasBudget, tightened.isEmpty {
            notes.append(
                "No budget is for \(Self.list(unbounded)): \(unbounded.count == 1 ? "it is" : "they are") "
                    + "not checked."
            )
        }
        return notes
    }

    /// Why nothing was checked, in one line.
    package var nothing: String { ([headline] + notes).joined(separator: " ") }

    private var reasonForNothing: String {
        if hasBaseline { return "Neither the baseline nor the input has a sample." }
        return hasBudget
            ? "The budgets are for approaches that were not weighed."
            : "No sample has a budget, and there is no baseline."
    }

    private static func words(_ differences: [Baseline.Difference]) -> [String] {
        var words: [String] = []
        var profiles: [(change: String, samples: [String])] = []
        for difference in differences {
            switch difference {
            case .version(let was, let now):
                words.append(
                    "The baseline was made by wireweight \(was), this is \(now): no figure is compared. "
                        + "Make it anew."
                )
            case .library(let name, let was, let now):
                words.append(
                    "The baseline was made with \(name) \(was), this is \(now): "
                        + "responses that are compressed are not compared."
                )
            case .coding(let was, let now):
                words.append(
                    "The baseline was made with \(was), this is \(now): "
                        + "responses that are compressed are not compared."
                )
            case .profile(let sample, let was, let now):
                let change = "profile \(was), this is \(now)"
                if let place = profiles.firstIndex(where: { $0.change == change }) {
                    profiles[place].samples.append(sample)
                } else {
                    profiles.append((change, [sample]))
                }
            }
        }
        return words
            + profiles.map {
                "The baseline has \($0.change): not compared for \(list($0.samples))."
            }
    }

    /// A few names, and how many more there are.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { VisibleText.visible($0, limit: 80) }.joined(
            separator: ", "
        )
        return names.count > 3 ? "\(shown) and \(ByteFormat.count(names.count - 3)) more" : shown
    }

    /// What does not hold for one sample, each cause once with the approaches that it is for.
    static func causes(_ results: [CheckResult]) -> String {
        var causes: [(words: String, approaches: [String])] = []
        for result in results {
            let words = words(result)
            let approach = result.approach.map { [$0.rawValue] } ?? []
            if let place = causes.firstIndex(where: { $0.words == words }) {
                causes[place].approaches += approach
            } else {
                causes.append((words, approach))
            }
        }
        let shown = causes.prefix(mostCauses).map { cause in
            cause.approaches.isEmpty
                ? cause.words : "\(cause.words) (\(cause.approaches.joined(separator: ", ")))"
        }
        let rest = causes.count - shown.count
        return shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    }

    private static let mostCauses = 8
    private static let longestReason = 160

    /// How one check ended, as a clause.
    static func words(_ result: CheckResult) -> String {
        let bound = name(result)
        let reason = VisibleText.visible(result.reason, limit: longestReason)
        switch result.verdict {
        case .passed: return "\(bound) holds"
        case .failed where result.origin == .baseline:
            let bytes = result.excess == 1 ? "byte" : "bytes"
            return "\(figure(result.excess, result.bound)) \(bytes) too many \(bound)"
        case .failed:
            return "\(bound) \(figure(result.value, result.bound)), "
                + "allowed \(figure(result.limit, result.bound))"
                + (reason.isEmpty ? "" : ", \(reason)")
        case .unknown: return "\(bound) not known: the size of the page is missing"
        case .noReference: return "\(bound) not known: api-json was not weighed"
        case .refused where result.origin == .baseline: return "can no longer be carried: \(reason)"
        case .refused: return "cannot be carried: \(reason)"
        case .losesData: return "loses data that the baseline does not: \(reason)"
        case .missing where result.origin == .baseline: return "in the baseline, and missing now"
        case .missing: return "a budget is for this, and no sample is"
        case .leftOut: return "left out"
        case .noBaseline: return "not in the baseline"
        case .new: return "new"
        case .incomparable where result.approach == nil: return "not comparable"
        case .incomparable: return "\(bound) not comparable"
        }
    }

    private static func name(_ result: CheckResult) -> String {
        switch result.bound {
        case Tolerance.Kind.request.bound: "up"
        case Tolerance.Kind.response.bound: "down"
        case Tolerance.Kind.total.bound: "both ways"
        default: result.bound
        }
    }

    /// A figure in its unit: a ratio or bytes.
    static func figure(_ value: Double?, _ bound: String) -> String {
        guard let value else { return "–" }
        return bound.hasPrefix("max_ratio")
            ? ByteFormat.fixed(value, digits: 3) : ByteFormat.fixed(value, digits: 0)
    }
}
