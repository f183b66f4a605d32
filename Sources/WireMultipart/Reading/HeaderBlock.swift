internal import WireCore

/// Gathers the header lines of a part byte by byte, up to the empty line.
///
/// Room for lines is kept from part to part.
struct HeaderBlock: Sendable {
    /// Where the block begins in the body.
    private(set) var offset = 0
    private var bytes: [UInt8] = []
    private var lines: [Range<Int>] = []
    private var lineStart = 0
    private var sawCarriageReturn = false
    private let limits: DecodingLimits

    init(_ limits: DecodingLimits) {
        self.limits = limits
    }

    /// Begins the block of the next part.
    mutating func restart(at offset: Int) {
        self.offset = offset
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        lineStart = 0
        sawCarriageReturn = false
    }

    /// The headers of a block that is complete.
    var headers: PartHeaders { PartHeaders(block: bytes, lines: lines) }

    /// What a complete block describes when it is what browsers write for a text field; nil for any
    /// other.
    ///
    /// It is one line up to a quoted name of printable ASCII, without the characters that begin an
    /// escape or mark an extended parameter: parsers cannot part on it, and nothing is odd in it.
    var plainField: PartEntry? {
        guard lines.count == 1, bytes[lines[0].upperBound - 1] == UInt8(ascii: "\""),
            lines[0].count > Self.disposition.count + 1, bytes.starts(with: Self.disposition)
        else { return nil }
        let range = Self.disposition.count..<(lines[0].upperBound - 1)
        let isPlain = bytes[range]
            .allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "\\"):
                    false
                default: (0x20...0x7E).contains(byte)
                }
            }
        guard isPlain else { return nil }
        return PartEntry(name: Array(bytes[range]), nameRange: range, type: Self.fieldType)
    }

    private static let disposition = Array("Content-Disposition: form-data; name=\"".utf8)
    private static let fieldType = Array("text/plain".utf8)

    /// Takes the next byte; returns whether the empty line ends with it, and the block is complete.
    mutating func consume(_ byte: UInt8) throws(WireError) -> Bool {
        let place = offset + bytes.count
        bytes.append(byte)
        guard bytes.count <= limits.headerBytes else {
            throw WireError(
                MultipartError.headerBlockTooLarge,
                at: place,
                "the limit headerBytes is \(limits.headerBytes)"
            )
        }
        if sawCarriageReturn {
            guard byte == 0x0A else { throw WireError(MultipartError.headerSyntax, at: place - 1) }
            sawCarriageReturn = false
            return try endLine()
        }
        guard byte != 0x0A else { throw WireError(MultipartError.bareLineFeed, at: place) }
        sawCarriageReturn = byte == 0x0D
        guard bytes.count - lineStart <= limits.headerLineBytes || sawCarriageReturn else {
            throw WireError(
                MultipartError.headerLineTooLong,
                at: place,
                "the limit headerLineBytes is \(limits.headerLineBytes)"
            )
        }
        return false
    }

    private mutating func endLine() throws(WireError) -> Bool {
        let line = lineStart..<(bytes.count - 2)
        guard !line.isEmpty else { return true }
        guard lines.count < limits.partHeaders else {
            throw WireError(
                MultipartError.tooManyHeaders,
                at: offset + lineStart,
                "the limit partHeaders is \(limits.partHeaders)"
            )
        }
        lines.append(line)
        lineStart = bytes.count
        return false
    }
}
