/// One direction of one library's streaming codec: what all of them have in common.
///
/// Everything above works with this and with spans; what is unsafe stays in one file per library.
protocol CodecStream: AnyObject {
    /// Makes the stream ready for another body; false when memory is short.
    func reset() -> Bool

    /// Reads some of the input and writes what fits into the output.
    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep
}

/// What a compressor does with its input; decompressors always `process`.
enum StreamOperation {
    /// Take it in; what comes out is up to the codec.
    case process
    /// Write out everything, so that a reader has all input so far.
    case flush
    /// Write out everything and end the body.
    case finish
}

/// What one step did.
struct StreamStep {
    /// How a step ended.
    enum Outcome: Equatable {
        /// All input is read and nothing waits to be written.
        case wantsInput
        /// The output is full.
        case wantsOutput
        /// The body ends here; what follows in the input was not read.
        case ended
        /// The input is not what the codec writes, in the library's words.
        case failed(String)
        /// A checksum inside the format differs.
        case checksumFailed
    }

    /// Bytes of input that were read.
    var consumedByteCount: Int
    /// How the step ended.
    var outcome: Outcome
}
