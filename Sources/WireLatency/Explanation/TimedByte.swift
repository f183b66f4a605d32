/// Which byte of an answer a figure times; first and last are never compared with each other.
public enum TimedByte: String, Hashable, Sendable, CaseIterable {
    /// Time to the first byte.
    case first
    /// Time to the last byte.
    case last

    /// What is wrong with comparing two figures.
    public enum Flaw: String, Hashable, Sendable, CaseIterable {
        /// One side's first byte is held against the other's last.
        case differentBytes = "different-bytes"
        /// A streamed answer's first byte leaves before the action has run: 0.50 to 0.79 of the
        /// API's time where the last byte is no earlier (`Tests/Vectors/next-load.jsonl`).
        case firstByteBeforeWork = "first-byte-before-work"
    }

    /// Returns what is wrong with comparing a figure of this byte with one of another, or nil.
    ///
    /// - Parameters:
    ///   - other: the byte that the other figure times.
    ///   - isStreamed: whether either answer is flushed before its work is done, as actions' are.
    /// - Returns: the first flaw that applies, nil when there is none.
    public func flaw(against other: TimedByte, isStreamed: Bool) -> Flaw? {
        if self != other { return .differentBytes }
        return self == .first && isStreamed ? .firstByteBeforeWork : nil
    }
}

/// How different two runs of the same side under the same load came out.
///
/// Source: the 42 pairs of runs of 50 users in `Tests/Vectors/next-load.jsonl`, from which a test
/// computes these figures anew.
public struct RunNoise: Hashable, Sendable {
    /// The difference that is asked about, in per cent of the faster run.
    public let percent: Double
    /// In how many pairs the runs differ by that or more.
    public let count: Int
    /// How many pairs there are.
    public let pairs: Int
    /// The median difference, in per cent.
    public let median: Double
    /// The largest difference, in per cent.
    public let worst: Double

    /// What was recorded.
    public static let recorded = RunNoise(
        percent: 24,
        count: 9,
        pairs: 42,
        median: 7.9,
        worst: 66.3
    )
}
