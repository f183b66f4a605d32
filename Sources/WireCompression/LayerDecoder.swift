internal import WireCore

/// Undoes one content coding, step by step.
protocol LayerDecoder {
    /// Whether output waits that needs no more input.
    var hasMore: Bool { get }

    /// Reads some of the input, appends at most one buffer to the output, or passes on to the next
    /// part of the coding.
    ///
    /// - Parameters:
    ///   - input: what is not read yet.
    ///   - offset: where it begins in the layer's input.
    ///   - output: receives at most `bufferByteCount` bytes.
    ///   - diagnostics: receives warnings.
    /// - Throws: what is wrong with the input, or more than a limit allows.
    /// - Returns: the bytes read; nil when nothing can be done without more input.
    mutating func step(
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int?

    /// Ends the input at `offset`, with `rest` bytes that no step has read before it.
    ///
    /// - Throws: `compression.truncated`.
    func finish(
        at offset: Int,
        rest: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError)
}

extension LayerDecoder {
    /// The bytes that one step may write.
    static var bufferByteCount: Int { 16 << 10 }

    /// Lets a stream take one step and appends what it writes.
    func advance(
        _ stream: any CodecStream,
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8]
    ) throws(WireError) -> StreamStep {
        var step = StreamStep(consumedByteCount: 0, outcome: .wantsInput)
        output.append(addingCapacity: Self.bufferByteCount) { span in
            step = stream.step(input, .process, &span)
        }
        switch step.outcome {
        case .failed(let reason):
            throw WireError(
                CompressionError.dataInvalid,
                at: offset + step.consumedByteCount,
                "\(CompressionError.dataInvalid.summary): \(reason)"
            )
        case .checksumFailed:
            throw WireError(CompressionError.checksumMismatch, at: offset + step.consumedByteCount)
        case .wantsInput, .wantsOutput, .ended:
            return step
        }
    }
}

/// Undoes nothing.
struct IdentityDecoder: LayerDecoder {
    var hasMore: Bool { false }

    mutating func step(
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int? {
        guard !input.isEmpty else { return nil }
        let count = min(input.count, Self.bufferByteCount)
        output.append(input.extracting(..<count))
        return count
    }

    func finish(at offset: Int, rest: Int, _ diagnostics: inout Diagnostics) {}
}
