internal import WireCore

/// How the end of a message's content is known (RFC 9112, 6.3).
enum BodyFraming: Equatable {
    /// By its length.
    case length(Int)
    /// By the last chunk.
    case chunks
    /// By the end of the connection.
    case rest

    /// Finds the framing that the fields tell of, or nil when they say nothing.
    init?(of fields: HeaderList, at offset: Int) throws(WireError) {
        let codings = fields.values(of: "transfer-encoding")
        guard codings.isEmpty else {
            guard codings.count == 1, HeaderField(codings[0], "").isNamed("chunked") else {
                throw WireError(HTTPError.transferEncodingUnsupported, at: offset)
            }
            self = .chunks
            return
        }
        let lengths = fields.values(of: "content-length")
        guard let first = lengths.first else { return nil }
        guard let length = first.utf8.span.decimalValue, lengths.allSatisfy({ $0 == first }) else {
            throw WireError(HTTPError.contentLengthInvalid, at: offset)
        }
        self = .length(length)
    }
}

/// Takes a message's content out of its framing.
struct BodyReader {
    private(set) var offset: Int
    private(set) var content: [UInt8] = []
    private(set) var chunkByteCounts: [Int] = []
    private(set) var isComplete = true
    private let limits: DecodingLimits

    init(from offset: Int, limits: DecodingLimits) {
        self.offset = offset
        self.limits = limits
    }

    mutating func read(_ framing: BodyFraming, in input: Span<UInt8>) throws(WireError) {
        switch framing {
        case .length(let count): take(count, from: input)
        case .rest: take(input.count - offset, from: input)
        case .chunks: try readChunks(input)
        }
    }

    /// Takes `count` bytes, or as many as there are.
    private mutating func take(_ count: Int, from input: Span<UInt8>) {
        let taken = min(count, input.count - offset)
        isComplete = taken == count
        content.append(input.extracting(offset..<(offset + taken)))
        offset += taken
    }

    /// Reads chunks up to the empty one, and the trailer after it (RFC 9112, 7.1).
    private mutating func readChunks(_ input: Span<UInt8>) throws(WireError) {
        while let count = try chunkSize(input) {
            guard count > 0 else { return try readTrailer(input) }
            chunkByteCounts.append(min(count, input.count - offset))
            take(count, from: input)
            guard isComplete, try takeLineEnd(input) else {
                isComplete = false
                return
            }
        }
        isComplete = false
    }

    /// Reads a size line; nil when the input ends inside it.
    private mutating func chunkSize(_ input: Span<UInt8>) throws(WireError) -> Int? {
        let start = offset
        var size = 0
        var index = start
        while index < input.count, let digit = input[index].hexValue {
            // Fifteen digits are far more than any input has, and cannot overflow.
            guard index - start < 15 else { throw WireError(HTTPError.chunkInvalid, at: start) }
            size = size << 4 | Int(digit)
            index += 1
        }
        guard index > start || index == input.count else {
            throw WireError(HTTPError.chunkInvalid, at: start)
        }
        if index < input.count, !"; \t\r\n".utf8.contains(input[index]) {
            throw WireError(HTTPError.chunkInvalid, at: start)
        }
        // What may follow is an extension, which means nothing here.
        while index < input.count, input[index] != 0x0A {
            guard index - start < limits.headerLineBytes else {
                throw WireError(HTTPError.chunkInvalid, at: start)
            }
            index += 1
        }
        guard index < input.count else {
            offset = input.count
            return nil
        }
        offset = index + 1
        return size
    }

    /// Takes the line end after a chunk; false when the input ends before it.
    private mutating func takeLineEnd(_ input: Span<UInt8>) throws(WireError) -> Bool {
        if offset < input.count, input[offset] == 0x0D { offset += 1 }
        guard offset < input.count else { return false }
        guard input[offset] == 0x0A else { throw WireError(HTTPError.chunkInvalid, at: offset) }
        offset += 1
        return true
    }

    private mutating func readTrailer(_ input: Span<UInt8>) throws(WireError) {
        var lines = HeadLines(from: offset, limits: limits)
        do {
            _ = try lines.fields(in: input)
        } catch  where error.code == HTTPError.headTruncated {
            isComplete = false
        }
        offset = isComplete ? lines.offset : input.count
    }
}

/// What sending content in chunks adds to it (RFC 9112, 7.1).
package enum ChunkFraming {
    /// Returns the bytes of a body in chunks of these sizes, with the empty chunk that ends it.
    ///
    /// Each chunk costs its size in hex digits and two line ends. Sizes of zero stand for writes
    /// without content, which are no chunks.
    package static func bodyByteCount(ofChunks sizes: [Int]) -> Int {
        sizes.reduce(5) { $0 + ($1 > 0 ? String($1, radix: 16).utf8.count + 4 + $1 : 0) }
    }
}
