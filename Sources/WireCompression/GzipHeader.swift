internal import WireCore

/// Reads the header of one gzip member byte by byte (RFC 1952, section 2.3).
struct GzipHeader {
    /// The parts of a header in their order; all but the first are optional.
    private enum Part {
        case fixed
        case extraLength
        case extra
        case name
        case comment
        case checksum
        case end
    }

    private var part = Part.fixed
    /// Where the part began in `bytes`.
    private var start = 0
    private var extraByteCount = 0
    private var bytes: [UInt8] = []
    private let limit: Int

    /// Begins a header of at most `limit` bytes.
    init(limit: Int) { self.limit = limit }

    /// Whether the header is complete.
    var isComplete: Bool { part == .end }

    /// Reads one byte, which stands at `offset` in the input.
    ///
    /// - Throws: `compression.headerTooLarge`, `.headerInvalid`, `.checksumMismatch`.
    mutating func consume(_ byte: UInt8, at offset: Int) throws(WireError) {
        guard bytes.count < limit else {
            throw WireError(
                CompressionError.headerTooLarge,
                at: offset,
                bytes.count + 1,
                limit: "gzipHeaderBytes",
                limit
            )
        }
        bytes.append(byte)
        if part == .fixed { try checkFixed(at: offset) }
        guard isPartComplete else { return }
        if part == .checksum { try verify(at: offset - 1) }
        if part == .extraLength { extraByteCount = Int(number16) }
        start = bytes.count
        part = following
    }

    private var isPartComplete: Bool {
        let count = bytes.count - start
        return switch part {
        case .fixed: count == 10
        case .extraLength, .checksum: count == 2
        case .extra: count == extraByteCount
        case .name, .comment: bytes.last == 0
        case .end: false
        }
    }

    /// The part behind the one that is complete, by the flags and by what is there to read.
    private var following: Part {
        let flags = bytes[3]
        let order: [(part: Part, isPresent: Bool)] = [
            (.extraLength, flags & 4 != 0), (.extra, extraByteCount > 0),
            (.name, flags & 8 != 0), (.comment, flags & 16 != 0), (.checksum, flags & 2 != 0),
        ]
        let next = (order.firstIndex { $0.part == part } ?? -1) + 1
        return order[next...].first { $0.isPresent }?.part ?? .end
    }

    private var number16: UInt16 { UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8 }

    /// Checks the magic number, the method (8 is deflate) and the reserved flags.
    private func checkFixed(at offset: Int) throws(WireError) {
        let index = bytes.count - 1
        let isValid =
            switch index {
            case 0: bytes[index] == 0x1F
            case 1: bytes[index] == 0x8B
            case 2: bytes[index] == 8
            case 3: bytes[index] & 0xE0 == 0
            default: true
            }
        guard isValid else { throw WireError(CompressionError.headerInvalid, at: offset) }
    }

    /// Compares the checksum, which begins at `offset`, with the bytes before it.
    private func verify(at offset: Int) throws(WireError) {
        let checksum = Checksum.crc32(0, bytes.span.extracting(..<start))
        guard UInt16(truncatingIfNeeded: checksum) == number16 else {
            throw WireError(CompressionError.checksumMismatch, at: offset)
        }
    }
}
