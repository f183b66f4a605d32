/// Measured values of one thing: at least one, all finite.
///
/// What the initializer has checked once, nothing later checks again.
package struct Series: Hashable, Sendable {
    /// The values in the order in which they were measured.
    package let values: [Double]
    /// The values in ascending order.
    package let sorted: [Double]

    /// Creates a sample; nil when there are no values or one of them is not finite.
    package init?(_ values: [Double]) {
        guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
        self.values = values
        sorted = values.sorted()
    }

    /// Creates a sample from values that were made from those of another.
    private init(derived values: [Double]) {
        self.values = values
        sorted = values.sorted()
    }

    /// How many values there are: at least 1.
    package var count: Int { sorted.count }

    /// The smallest value.
    package var minimum: Double { sorted[0] }

    /// The largest value.
    package var maximum: Double { sorted[count - 1] }

    /// The arithmetic mean.
    package var mean: Double {
        // Summing differences keeps large values of small spread exact.
        let origin = sorted[0]
        return origin + sorted.reduce(0) { $0 + ($1 - origin) } / Double(count)
    }

    /// The middle value, or the mean of the two middle ones.
    package var median: Double { quantile(0.5) }

    /// Returns the value below which the fraction `probability` of the sample lies.
    ///
    /// Linear interpolation between order statistics: definition 7 of Hyndman and Fan, *Sample
    /// Quantiles in Statistical Packages*, 1996. A probability outside 0…1 counts as the nearer end.
    package func quantile(_ probability: Double) -> Double {
        let position = min(max(probability, 0), 1) * Double(count - 1)
        let below = Int(position)
        let above = min(below + 1, count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }

    /// The median of the distances from the median (MAD), 0 when more than half are equal.
    package var medianAbsoluteDeviation: Double {
        distances.median
    }

    /// The mean of the distances from the median.
    package var meanAbsoluteDeviation: Double {
        distances.mean
    }

    private var distances: Series {
        let center = median
        return Series(derived: sorted.map { abs($0 - center) })
    }
}
