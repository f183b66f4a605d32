/// What makes the figures of a series of durations doubtful.
package enum SeriesWarning: Hashable, Sendable {
    /// So many values lie far from the others.
    case outliers(Int)
    /// The last third took so much longer than the first, 0.25 for 25 per cent: throttling.
    case slowingDown(Double)
}

extension Series {
    /// The part of outliers beyond which they are worth a warning.
    package static let outlierLimit = 0.2
    /// How much longer the last third may take than the first before it is worth a warning.
    package static let slowdownLimit = 0.2

    /// What makes the figures doubtful, for values that are durations.
    package var warnings: [SeriesWarning] {
        var warnings: [SeriesWarning] = []
        let outlierCount = outliers.count
        if Double(outlierCount) > Self.outlierLimit * Double(count) {
            warnings.append(.outliers(outlierCount))
        }
        if let slowdown, slowdown > Self.slowdownLimit { warnings.append(.slowingDown(slowdown)) }
        return warnings
    }

    /// How much longer the last third took than the first, by their medians; nil below 9 values.
    private var slowdown: Double? {
        guard count >= 9, minimum > 0,
            let first = Series(Array(values.prefix(count / 3))),
            let last = Series(Array(values.suffix(count / 3)))
        else { return nil }
        return last.median / first.median - 1
    }
}
