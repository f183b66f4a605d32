internal import WireCore

/// Undoes brotli (RFC 7932) and zstd (RFC 8878), whose libraries read all of the format.
struct FrameDecoder: LayerDecoder {
    private enum Part {
        case data
        /// Behind a frame of zstd, where another may follow.
        case betweenFrames
        case trailingData
    }

    private let stream: any CodecStream
    /// Whether frames may follow each other, as in zstd.
    private let isConcatenable: Bool
    private var part = Part.data
    private(set) var hasMore = false

    /// Creates a decoder that reads one stream, or frame after frame.
    init(_ stream: any CodecStream, isConcatenable: Bool) {
        self.stream = stream
        self.isConcatenable = isConcatenable
    }

    mutating func step(
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int? {
        guard hasMore || !input.isEmpty else { return nil }
        switch part {
        case .data:
            let step = try advance(stream, input, at: offset, &output)
            hasMore = step.outcome == .wantsOutput
            if step.outcome == .ended { part = .betweenFrames }
            return step.consumedByteCount
        case .betweenFrames:
            guard !isConcatenable || input.count >= 4 else { return nil }
            if isConcatenable, isFrame(input) {
                part = .data
            } else {
                diagnostics.warn(CompressionError.trailingData, at: offset)
                part = .trailingData
            }
            return 0
        case .trailingData:
            return input.count
        }
    }

    func finish(
        at offset: Int,
        rest: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        switch part {
        case .data: throw WireError(CompressionError.truncated, at: offset)
        case .betweenFrames:
            if rest > 0 { diagnostics.warn(CompressionError.trailingData, at: offset - rest) }
        case .trailingData: break
        }
    }

    /// Whether a frame or a skippable frame begins (RFC 8878, sections 3.1.1 and 3.1.2).
    private func isFrame(_ input: Span<UInt8>) -> Bool {
        let magic = (0..<4).reduce(UInt32(0)) { $0 | UInt32(input[$1]) << ($1 * 8) }
        return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
    }
}
