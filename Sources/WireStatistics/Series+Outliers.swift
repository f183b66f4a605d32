extension Series {
    /// The modified z-score beyond which a value is called an outlier.
    package static let outlierScore = 3.5

    /// Returns how far each value is from the median, in robust standard deviations.
    ///
    /// Modified z-score: 0.6745 × distance ÷ MAD, where a MAD of 0 is replaced by the mean distance
    /// (distance ÷ 1.2533 of it). Source: Iglewicz and Hoaglin, *How to Detect and Handle Outliers*,
    /// 1993. When all values are equal, all scores are 0. The order is that of `values`.
    package var modifiedScores: [Double] {
        let center = median
        let spread = medianAbsoluteDeviation
        let scale = spread > 0 ? spread / 0.6745 : meanAbsoluteDeviation * 1.2533
        guard scale > 0 else { return values.map { _ in 0 } }
        return values.map { ($0 - center) / scale }
    }

    /// The values whose modified z-score is beyond 3.5, in the order of their measuring.
    package var outliers: [Double] {
        zip(values, modifiedScores).filter { abs($0.1) > Self.outlierScore }.map(\.0)
    }
}
