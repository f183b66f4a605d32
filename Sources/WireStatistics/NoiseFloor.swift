/// How different two measurements of the same thing came out: what no comparison can undercut.
package struct NoiseFloor: Hashable, Sendable {
    /// The difference of the two medians, as a part of the smaller one: 0.02 is 2 %.
    package let part: Double

    /// Creates a floor from a known part; one that is not finite or negative counts as 0.
    package init(part: Double) {
        self.part = part.isFinite ? max(0, part) : 0
    }

    /// Creates the floor from an A/A pair: the same thing measured twice, interleaved.
    ///
    /// Medians that are not both above 0 have no ratio; their floor is 0.
    package init(_ one: Series, _ other: Series) {
        let low = min(one.median, other.median)
        let high = max(one.median, other.median)
        self.init(part: low > 0 ? high / low - 1 : 0)
    }

    /// Tells whether a ratio differs from 1 by no more than the floor.
    package func covers(_ ratio: Double) -> Bool {
        ratio <= 1 + part && ratio >= 1 / (1 + part)
    }
}
