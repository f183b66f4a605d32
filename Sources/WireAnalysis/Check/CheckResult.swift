/// One bound that was checked for one sample in one form.
package struct CheckResult: Sendable, Equatable {
    /// The sample.
    package var sample: String
    /// The file it came from; of a sample that is gone, the file it once came from.
    package var source: String
    /// The form; nil for what is said of the whole sample.
    package var approach: Approach?
    /// The bound: by its name in budgets, such as `max_request_bytes`, or what is held against the
    /// baseline, such as `baseline_up`.
    package var bound: String
    /// What was found; nil when it is not known.
    package var value: Double?
    /// What is allowed; nil where that is not known.
    package var limit: Double?
    /// The figure of the baseline; nil for other bounds.
    package var before: Double?
    /// How the check ended.
    package var verdict: Verdict
    /// Who set the bound.
    package var origin: Origin
    /// Where the bound stands in its file, in bytes.
    package var offset: Int
    /// What is lost, or why an approach cannot carry the sample; empty where nothing needs saying.
    package var reason: String

    /// Describes how one check ended.
    package init(
        sample: String,
        source: String,
        approach: Approach? = nil,
        bound: String,
        value: Double? = nil,
        limit: Double? = nil,
        before: Double? = nil,
        verdict: Verdict,
        origin: Origin,
        offset: Int = 0,
        reason: String = ""
    ) {
        (self.sample, self.source, self.approach) = (sample, source, approach)
        (self.bound, self.value, self.limit, self.before) = (bound, value, limit, before)
        (self.verdict, self.origin, self.offset, self.reason) = (verdict, origin, offset, reason)
    }

    /// By how much the bound is broken; 0 when it holds.
    package var excess: Double {
        guard let value, let limit else { return 0 }
        return max(0, value - limit)
    }

    /// By how much the figure differs from the baseline's; nil where that cannot be said.
    package var change: Double? {
        guard verdict != .incomparable, let value, let before else { return nil }
        return value - before
    }

    /// Who set a bound.
    package enum Origin: Sendable, Hashable {
        /// The sample's own budget.
        case sample
        /// A rule of the budget file.
        case rule(Int)
        /// The budget file's common budget.
        case common
        /// An earlier report.
        case baseline
    }

    /// How a check can end.
    package enum Verdict: String, Sendable {
        /// Within the bound.
        case passed
        /// Beyond it.
        case failed
        /// The figure is not known, such as that of a page without a size: no pass either.
        case unknown
        /// The ratio to `api-json` is not known, as that was not weighed: no pass either.
        case noReference = "no-reference"
        /// An approach cannot carry the sample, though it is to be checked.
        case refused
        /// An approach begins to lose data.
        case losesData = "loses-data"
        /// A sample of the baseline, or what a budget is for, is not among the samples.
        case missing
        /// The same, where that is allowed.
        case leftOut = "left-out"
        /// The baseline does not know the sample: not the same as "no change".
        case noBaseline = "no-baseline"
        /// The same, where that is allowed.
        case new
        /// The baseline's figure was made in another way, so neither is held against the other.
        case incomparable

        /// Whether nothing is wrong.
        package var isPass: Bool {
            switch self {
            case .passed, .leftOut, .new: true
            default: false
            }
        }
    }
}

extension CheckResult.Verdict {
    /// A figure held against what is allowed.
    static func of(_ value: Double?, _ limit: Double?) -> Self {
        guard let limit else { return .noBaseline }
        guard let value else { return .unknown }
        return value <= limit ? .passed : .failed
    }
}
