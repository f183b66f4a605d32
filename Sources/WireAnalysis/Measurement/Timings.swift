public import WireStatistics

/// What the codecs and the validator take on the machine at hand.
///
/// These are times of wireweight's own codecs. They say how much work a form is, not what a browser
/// or a server of another make would take.
public struct Timings: Sendable {
    /// The operations in a fixed order, every approach for each.
    public var operations: [OperationTiming]
    /// The largest difference of an A/A pair: no difference below it means anything.
    public var noiseFloor: NoiseFloor
    /// What should be known before reading the figures.
    public var warnings: [TimingWarning]
}

/// What makes one figure doubtful.
public struct TimingWarning: Sendable {
    /// The approach; nil for what all of them share.
    public var approach: Approach?
    /// The operation.
    public var operation: OperationTiming.Operation
    /// What is doubtful.
    public var doubt: Doubt

    /// What can be doubtful about a figure.
    public enum Doubt: Sendable {
        /// Its batches, of which there were `count`.
        case batches(SeriesWarning, count: Int)
        /// The very first run, which took that many times the median.
        case slowFirstRun(Double)
    }
}

/// The time of one operation in one approach.
public struct OperationTiming: Sendable {
    /// The approach; nil for what all of them share, such as validation.
    public var approach: Approach?
    /// The operation.
    public var operation: Operation
    /// Nanoseconds of one run, one entry per batch, in the order in which they were taken.
    public var nanoseconds: Series
    /// How many runs a batch held.
    public var batchCount: Int
    /// Against `api-json`; nil for `api-json` itself and for what has no counterpart there.
    public var comparison: Comparison?

    /// What is timed.
    public enum Operation: String, Sendable, CaseIterable {
        case encodeRequest = "encode request"
        case decodeRequest = "decode request"
        case encodeAnswer = "encode answer"
        case decodeAnswer = "decode answer"
        case compressAnswer = "compress answer"
        case inflateAnswer = "inflate answer"
        case validate
        case validateInvalid = "validate invalid"
    }
}
