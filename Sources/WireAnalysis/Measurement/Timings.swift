package import WireStatistics

/// What the codecs and the validator take on the machine at hand.
///
/// These are times of wireweight's own codecs. They say how much work an approach is, not what a browser
/// or a server of another make would take.
package struct Timings: Sendable {
    /// The operations in a fixed order, every approach for each.
    package var operations: [OperationTiming]
    /// The largest difference of an A/A pair: no difference below it means anything.
    package var noiseFloor: NoiseFloor
    /// What should be known before reading the figures.
    package var warnings: [TimingWarning]
}

/// What makes one figure doubtful.
package struct TimingWarning: Sendable {
    /// The approach; nil for what all of them share.
    package var approach: Approach?
    /// The operation.
    package var operation: OperationTiming.Operation
    /// What is doubtful.
    package var doubt: Doubt

    /// What can be doubtful about a figure.
    package enum Doubt: Sendable {
        /// Its batches, of which there were `count`.
        case batches(SeriesWarning, count: Int)
        /// The very first run, which took that many times the median.
        case slowFirstRun(Double)
    }
}

/// The time of one operation in one approach.
package struct OperationTiming: Sendable {
    /// The approach; nil for what all of them share, such as validation.
    package var approach: Approach?
    /// The operation.
    package var operation: Operation
    /// Nanoseconds of one run, one entry per batch, in the order in which they were taken.
    package var nanoseconds: Series
    /// How many runs a batch held.
    package var batchCount: Int
    /// Against `api-json`; nil for `api-json` itself and for what has no counterpart there.
    package var comparison: Comparison?

    /// What is timed.
    package enum Operation: String, Sendable, CaseIterable {
        case encodeRequest = "encode request"
        case decodeRequest = "decode request"
        case encodeResponse = "encode response"
        case decodeResponse = "decode response"
        case compressResponse = "compress response"
        case inflateResponse = "inflate response"
        case validate
        case validateInvalid = "validate invalid"
    }
}
