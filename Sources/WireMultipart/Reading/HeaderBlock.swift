internal import WireCore

/// Gathers the header lines of a part byte by byte, up to the empty line.
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
        bytes = []
        lines = []
        lineStart = 0
        sawCarriageReturn = false
    }

    /// Takes the next byte; returns the block when the empty line ends with it.
    mutating func take(_ byte: UInt8) throws(WireError) -> PartHeaders? {
        let place = offset + bytes.count
        bytes.append(byte)
        guard bytes.count <= limits.headerBytes else {
            throw WireError(
                .multipartHeaderBlockTooLarge,
                at: place,
                "the limit headerBytes is \(limits.headerBytes)"
            )
        }
        if sawCarriageReturn {
            guard byte == 0x0A else { throw WireError(.multipartHeaderSyntax, at: place - 1) }
            sawCarriageReturn = false
            return try endLine()
        }
        guard byte != 0x0A else { throw WireError(.multipartBareLineFeed, at: place) }
        sawCarriageReturn = byte == 0x0D
        guard bytes.count - lineStart <= limits.headerLineBytes || sawCarriageReturn else {
            throw WireError(
                .multipartHeaderLineTooLong,
                at: place,
                "the limit headerLineBytes is \(limits.headerLineBytes)"
            )
        }
        return nil
    }

    private mutating func endLine() throws(WireError) -> PartHeaders? {
        let line = lineStart..<(bytes.count - 2)
        guard !line.isEmpty else { return PartHeaders(block: bytes, lines: lines) }
        guard lines.count < limits.partHeaders else {
            throw WireError(
                .multipartTooManyHeaders,
                at: offset + lineStart,
                "the limit partHeaders is \(limits.partHeaders)"
            )
        }
        lines.append(line)
        lineStart = bytes.count
        return nil
    }
}
