/// Compresses bodies with one coding; keeps its tables from one body to the next.
public struct Compressor: ~Copyable {
    private let stream: any CodecStream
    private var scratch = CompressedBody()

    /// Creates a compressor; nil when the library is absent, or memory too short for one.
    public init?(_ coding: ContentCoding) {
        let stream: (any CodecStream)? =
            switch coding.algorithm {
            case .gzip: ZlibStream(.deflate(level: coding.level, .gzip))
            case .deflate: ZlibStream(.deflate(level: coding.level, .zlib))
            case .brotli: BrotliEncoder(quality: coding.level)
            case .zstd: ZstdEncoder(level: coding.level)
            }
        guard let stream else { return nil }
        self.stream = stream
    }

    /// Returns the size of a body that is compressed as a whole.
    public mutating func byteCount(_ body: [UInt8]) -> Int {
        begin()
        scratch.removeAll()
        stream.run(body.span, .finish, &scratch)
        return scratch.bytes.count
    }

    /// Compresses a body in the pieces in which it is flushed, each readable when it arrives.
    ///
    /// The pieces that leave are those of Node's `compression` middleware, and so of Next.js: each
    /// range is written, then flushed, the last one finished instead; whatever the coding gives out
    /// at one of these steps is a piece. So the header of gzip leaves first, as a piece of its own,
    /// since zlib keeps everything else back until the flush; a last range without bytes gives a
    /// piece with nothing but the end; and no piece crosses a multiple of 16 KiB, the size of
    /// Node's buffers.
    ///
    /// - Parameters:
    ///   - body: all bytes.
    ///   - pieces: the ranges in which they are flushed, in order; together they are the body, and
    ///     when there are none the body is one piece.
    /// - Returns: the coded bytes, and the size of each piece.
    public mutating func compress(_ body: [UInt8], pieces: [Range<Int>]) -> CompressedBody {
        var output = CompressedBody()
        begin()
        let pieces = pieces.isEmpty ? [body.indices] : pieces
        for (index, piece) in pieces.enumerated() {
            write(body.span.extracting(piece), into: &output)
            if index < pieces.count - 1 { flush(into: &output) }
        }
        finish(into: &output)
        return output
    }
}

extension Compressor {
    /// Begins a body; what was not finished of another is forgotten.
    public mutating func begin() {
        // Swift itself ends a program that runs out of memory, and nothing else can fail here.
        precondition(stream.reset(), "no memory to compress with")
    }

    /// Takes in some bytes of a body; what comes out by now is up to the coding.
    public mutating func write(_ bytes: Span<UInt8>, into output: inout CompressedBody) {
        stream.run(bytes, .process, &output)
    }

    /// Writes out all that was taken in, so that a reader has everything so far.
    public mutating func flush(into output: inout CompressedBody) {
        stream.run(Span(), .flush, &output)
    }

    /// Writes out the rest and the end of the body.
    public mutating func finish(into output: inout CompressedBody) {
        stream.run(Span(), .finish, &output)
    }
}

/// A body after content coding.
public struct CompressedBody: Sendable, Equatable {
    /// The coded bytes.
    public private(set) var bytes: [UInt8] = []
    /// Bytes of each piece in the order in which they leave; they add up to `bytes`.
    public private(set) var pieceByteCounts: [Int] = []

    /// The size of the buffers that Node's streams fill one after the other.
    private static let bufferByteCount = 16 << 10

    /// Creates an empty body.
    public init() {}

    /// Appends what one step writes, up to the end of the buffer, as a piece of its own.
    fileprivate mutating func append(_ step: (inout OutputSpan<UInt8>) -> Void) {
        let start = bytes.count
        let room = Self.bufferByteCount - start % Self.bufferByteCount
        bytes.append(addingCapacity: room, initializingWith: step)
        if bytes.count > start { pieceByteCounts.append(bytes.count - start) }
    }

    fileprivate mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        pieceByteCounts.removeAll(keepingCapacity: true)
    }
}

extension CodecStream {
    /// Compresses some bytes in as many steps as it takes.
    fileprivate func run(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout CompressedBody
    ) {
        // zlib counts in 32 bits.
        let sliceByteCount = 1 << 30
        var position = 0
        var outcome = StreamStep.Outcome.wantsOutput
        while position < input.count || outcome == .wantsOutput {
            let end = min(input.count, position + sliceByteCount)
            let slice = input.extracting(position..<end)
            output.append { span in
                let step = self.step(slice, end < input.count ? .process : operation, &span)
                position += step.consumedByteCount
                outcome = step.outcome
            }
            if case .failed(let reason) = outcome { preconditionFailure(reason) }
        }
    }
}
