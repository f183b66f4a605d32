/// Says how sure a ratio of medians is, by drawing the samples again and again from themselves.
///
/// Percentile bootstrap: Efron, *Bootstrap Methods: Another Look at the Jackknife*, 1979. The draws
/// are seeded, so equal samples give equal intervals.
package struct Bootstrap: Hashable, Sendable {
    /// How many times the samples are drawn again.
    package let resampleCount: Int
    /// The part of the resampled ratios that the interval holds.
    package let confidence: Double
    /// What the random draws start from.
    package let seed: UInt64

    /// Creates a bootstrap.
    ///
    /// The default confidence of 99 % keeps equal things from being called different more often than
    /// about once in a hundred comparisons. Counts below 1 count as 1.
    package init(resampleCount: Int = 1000, confidence: Double = 0.99, seed: UInt64 = 1) {
        self.resampleCount = max(1, resampleCount)
        self.confidence = min(max(confidence, 0), 1)
        self.seed = seed
    }

    /// Returns the interval of the ratio `median of one ÷ median of other`.
    ///
    /// Nil when the ratio of any draw is not a finite number, as with a median of 0 below.
    /// Cost: `resampleCount` times the sizes of both samples.
    package func ratioInterval(of one: Series, to other: Series) -> Interval? {
        var random = RandomSource(seed: seed)
        var counts: [UInt32] = []
        var ratios: [Double] = []
        ratios.reserveCapacity(resampleCount)
        for _ in 0..<resampleCount {
            let above = Self.resampledMedian(of: one.sorted, &random, &counts)
            let below = Self.resampledMedian(of: other.sorted, &random, &counts)
            ratios.append(above / below)
        }
        guard let sample = Series(ratios) else { return nil }
        let tail = (1 - confidence) / 2
        return Interval(sample.quantile(tail), sample.quantile(1 - tail))
    }

    /// Returns the median of as many draws, with replacement, as there are values.
    ///
    /// The draws are counted by rank, so nothing has to be sorted again.
    private static func resampledMedian(
        of sorted: [Double],
        _ random: inout RandomSource,
        _ counts: inout [UInt32]
    ) -> Double {
        let total = sorted.count
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: total))
        for _ in 0..<total { counts[random.next(below: total)] += 1 }
        let lowerRank = (total - 1) / 2
        let upperRank = total / 2
        var seen = 0
        var lower: Double?
        for (index, count) in counts.enumerated() {
            seen += Int(count)
            if lower == nil, seen > lowerRank { lower = sorted[index] }
            if let lower, seen > upperRank { return (lower + sorted[index]) / 2 }
        }
        return sorted[total - 1]
    }
}
