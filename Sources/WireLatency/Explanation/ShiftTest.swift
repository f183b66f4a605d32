/// Whether an observed gap can come from something that moves every call alike.
///
/// On an uncongested link bytes shift mean, P95 and P99 by the same amount, and so does CPU time
/// where nothing queues. A gap that grows along the quantiles is not of that kind.
package struct ShiftTest: Hashable, Sendable {
    /// How far the gaps may lie apart, as a part of the largest, to count as one shift.
    package static let tolerance = 0.25

    /// What of the gap is common to all quantiles, in ms: the most that a constant cause can claim.
    ///
    /// 0 when the gaps do not all point the same way.
    package let common: Double
    /// The difference between the largest and the smallest gap, in ms.
    package let spread: Double
    /// Whether the gaps are near enough to each other for one constant shift.
    package let isConstantShiftPossible: Bool

    /// Tests the gaps of mean and quantiles, in ms; nil for fewer than two.
    package init?(gaps: [Double]) {
        guard gaps.count > 1, let low = gaps.min(), let high = gaps.max() else { return nil }
        if low > 0 {
            common = low
        } else if high < 0 {
            common = high
        } else {
            common = 0
        }
        spread = high - low
        isConstantShiftPossible = spread <= Self.tolerance * max(abs(low), abs(high))
    }
}
