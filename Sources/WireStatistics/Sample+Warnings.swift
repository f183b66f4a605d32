extension Sample {
    /// The part of outliers beyond which they are worth a warning.
    public static let outlierLimit = 0.05
    /// How much longer the last third may take than the first before it is worth a warning.
    public static let slowdownLimit = 0.1

    /// What makes the figures of this sample doubtful, for values that are durations.
    public var warnings: [SampleWarning] {
        let isOutlier = modifiedScores.map { abs($0) > Self.outlierScore }
        let outlierCount = isOutlier.count { $0 }
        var warnings: [SampleWarning] = []
        if Double(outlierCount) > Self.outlierLimit * Double(count) {
            warnings.append(.outliers(outlierCount))
        }
        if isOutlier[0], values[0] > median { warnings.append(.slowFirstRun) }
        if let slowdown, slowdown > Self.slowdownLimit { warnings.append(.slowingDown(slowdown)) }
        return warnings
    }

    /// How much longer the last third took than the first, by their medians; nil below 9 values.
    private var slowdown: Double? {
        guard count >= 9, minimum > 0,
            let first = Sample(Array(values.prefix(count / 3))),
            let last = Sample(Array(values.suffix(count / 3)))
        else { return nil }
        return last.median / first.median - 1
    }
}
