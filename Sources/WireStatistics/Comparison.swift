/// What two samples say about which of two things takes longer.
package struct Comparison: Hashable, Sendable {
    /// The median of the first over that of the second; nil when that is no finite number.
    package let ratio: Double?
    /// Where the ratio lies, by the bootstrap.
    package let interval: Interval?
    /// What may be said.
    package let verdict: Verdict

    /// What a comparison may say.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// The first takes less.
        case faster
        /// The first takes more.
        case slower
        /// The difference is within the interval or the noise.
        case indistinguishable
    }

    /// Compares one sample with another.
    ///
    /// They are indistinguishable when the interval of the ratio holds 1, when the ratio is within
    /// the noise floor, or when there is no ratio.
    package init(
        _ one: Series,
        with other: Series,
        floor: NoiseFloor = NoiseFloor(part: 0),
        bootstrap: Bootstrap = Bootstrap()
    ) {
        let ratio = one.median / other.median
        let interval = bootstrap.ratioInterval(of: one, to: other)
        self.ratio = ratio.isFinite ? ratio : nil
        self.interval = interval
        if let interval, ratio.isFinite, !interval.contains(1), !floor.covers(ratio) {
            verdict = ratio < 1 ? .faster : .slower
        } else {
            verdict = .indistinguishable
        }
    }
}
