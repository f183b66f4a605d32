package import WireLatency

/// Why one approach was faster than another: what the model says, and what it leaves open.
///
/// All gaps are the faster approach less the other, in milliseconds: below 0 when it was faster.
package struct Explanation: Sendable {
    /// The sample.
    package var name: String
    /// What the call is, for people.
    package var title: String
    /// The framework profile whose bytes were counted.
    package var profile: String
    /// The approach in question.
    package var faster: Approach
    /// The one it is held against.
    package var than: Approach
    /// The circumstances of the comparison.
    package var scenario: CallScenario
    /// Both sides as plain numbers.
    package var sides: (faster: CallProfile, than: CallProfile)
    /// The modelled gap, divided among its causes.
    package var attribution: Attribution
    /// The same for one user alone; nil when no load was stated.
    package var alone: Attribution?
    /// What was observed; nil for a comparison by the model alone.
    package var observed: ObservedGap?
    /// What became of the claim; nil when nothing is claimed.
    package var claim: CheckedClaim?
    /// From where on the other one is ahead.
    package var breakEvens: [BreakEvenRow]
    /// Which approaches suit what the sample needs.
    package var choice: Choice
    /// What has to be known beside the figures.
    package var remarks: [Remark]

    /// Observed less modelled gap; nil without an observation.
    package var unexplained: Double? {
        observed?.typical.map(attribution.unexplained)
    }
}

/// Gaps between two measurements, in milliseconds; nil where one side was not measured.
package struct ObservedGap: Sendable, Equatable {
    /// The figures of the faster approach.
    package var faster: Sample.Observation.Figures
    /// The figures of the other one.
    package var than: Sample.Observation.Figures

    /// The gap of the means.
    package var mean: Double? { Self.gap(faster.mean, than.mean) }
    /// The gap of the 95th percentiles.
    package var p95: Double? { Self.gap(faster.p95, than.p95) }
    /// The gap of the 99th percentiles.
    package var p99: Double? { Self.gap(faster.p99, than.p99) }

    /// The gap by which a claim is judged: of the means, else of the lowest quantile there is.
    package var typical: Double? { mean ?? p95 ?? p99 }

    private static func gap(_ one: Double?, _ other: Double?) -> Double? {
        one.flatMap { one in other.map { one - $0 } }
    }
}

/// A claim after it was held against the model.
package struct CheckedClaim: Sendable {
    /// The cause by its name in the claim.
    package var because: String
    /// The percentage claimed; nil when none was.
    package var percent: Double?
    /// What may be said of it.
    package var check: ClaimCheck
}
