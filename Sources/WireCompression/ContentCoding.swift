/// A content coding at one level, such as `gzip:6` (RFC 9110, section 8.4.1).
public struct ContentCoding: Sendable, Hashable {
    /// The algorithms that a body can be weighed with.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// RFC 1952, by the system's zlib.
        case gzip
        /// RFC 1950, by the system's zlib.
        case deflate
    }

    /// The algorithm.
    public var algorithm: Algorithm
    /// The level: 1 is fastest, 9 smallest.
    public var level: Int

    /// Creates a coding; nil when the algorithm has no such level.
    public init?(_ algorithm: Algorithm, level: Int = 6) {
        guard (1...9).contains(level) else { return nil }
        self.algorithm = algorithm
        self.level = level
    }

    /// Reads `gzip:6` or `gzip`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let algorithm = Algorithm(rawValue: String(parts[0])), parts.count <= 2 else {
            return nil
        }
        guard let level = parts.count == 2 ? Int(parts[1]) : 6 else { return nil }
        self.init(algorithm, level: level)
    }

    /// `gzip:6`.
    public var name: String { "\(algorithm.rawValue):\(level)" }

    /// What `Content-Encoding` says.
    public var token: String { algorithm.rawValue }

    /// The version of the system's zlib.
    public static var zlibVersion: String { DeflateStream.libraryVersion }
}

/// A body after content coding.
public struct CompressedBody: Sendable, Equatable {
    /// The coded bytes.
    public var bytes: [UInt8]
    /// Bytes of each piece in the order in which they leave; they add up to `bytes`.
    public var pieceByteCounts: [Int]
}

/// Compresses bodies with one coding; keeps its tables from one body to the next.
public struct Compressor: ~Copyable {
    private var stream: DeflateStream
    private let container: DeflateStream.Container

    /// Creates a compressor; nil when there is not enough memory for one.
    public init?(_ coding: ContentCoding) {
        container = coding.algorithm == .gzip ? .gzip : .zlib
        guard let stream = DeflateStream(container, level: coding.level) else { return nil }
        self.stream = stream
    }

    /// Returns the size of a body that is compressed as a whole.
    public mutating func byteCount(_ body: [UInt8]) -> Int {
        stream.reset()
        var output: [UInt8] = []
        stream.finish(body.span, into: &output)
        return output.count
    }

    /// Compresses a body in the pieces in which it is flushed, each readable when it arrives.
    ///
    /// The container's header leaves first, as a piece of its own, and every piece ends with a sync
    /// flush, the last one with the container's end: that is how Node's `compression` middleware and
    /// Next.js write a streamed answer.
    ///
    /// - Parameters:
    ///   - body: all bytes.
    ///   - pieces: the ranges in which they are flushed, in order; together they are the body.
    /// - Returns: the coded bytes, and the size of each piece.
    public mutating func compress(_ body: [UInt8], pieces: [Range<Int>]) -> CompressedBody {
        stream.reset()
        let headerByteCount = container == .gzip ? 10 : 2
        var output: [UInt8] = []
        var counts = [headerByteCount]
        var start = headerByteCount
        for (index, piece) in pieces.enumerated() {
            let input = body.span.extracting(piece)
            if index == pieces.count - 1 {
                stream.finish(input, into: &output)
            } else {
                stream.flush(input, into: &output)
            }
            counts.append(output.count - start)
            start = output.count
        }
        if pieces.isEmpty {
            stream.finish(body.span, into: &output)
            counts.append(output.count - start)
        }
        return CompressedBody(bytes: output, pieceByteCounts: counts)
    }
}
