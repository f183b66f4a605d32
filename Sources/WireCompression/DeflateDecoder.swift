internal import WireCore

/// Undoes gzip (RFC 1952) and HTTP's deflate (RFC 1950): containers here, inflating by zlib.
struct DeflateDecoder: LayerDecoder {
    /// What stands around the deflated data.
    enum Container {
        case gzip
        case zlib
        /// Nothing, which some servers send for `deflate`.
        case raw
    }

    private enum Part {
        case header
        case data
        case trailer
        /// Behind a member of gzip, where another may follow.
        case betweenMembers
        case trailingData
    }

    private let inflater: ZlibStream
    private let limits: DecodingLimits
    private var container: Container
    private var part = Part.header
    private var header: GzipHeader
    private var memberCount = 1
    private var checksum: UInt32 = 0
    /// Inflated bytes of the member, as its trailer counts them.
    private var byteCount: UInt32 = 0
    private(set) var hasMore = false

    /// Creates a decoder; nil when memory is short.
    init?(_ container: Container, limits: DecodingLimits) {
        guard let inflater = ZlibStream(.inflate) else { return nil }
        self.inflater = inflater
        self.container = container
        self.limits = limits
        header = GzipHeader(limit: limits.gzipHeaderBytes)
    }

    mutating func step(
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int? {
        switch part {
        case .header:
            container == .gzip
                ? try readGzipHeader(input, at: offset)
                : try readZlibHeader(input, at: offset, &diagnostics)
        case .data: try inflate(input, at: offset, &output)
        case .trailer: try readTrailer(input, at: offset)
        case .betweenMembers: try readMagic(input, at: offset, &diagnostics)
        case .trailingData: input.isEmpty ? nil : input.count
        }
    }

    func finish(
        at offset: Int,
        rest: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        switch part {
        case .betweenMembers:
            if rest > 0 { diagnostics.warn(CompressionError.trailingData, at: offset - rest) }
        case .trailingData: break
        case .header, .data, .trailer: throw WireError(CompressionError.truncated, at: offset)
        }
    }
}

extension DeflateDecoder {
    private mutating func readGzipHeader(
        _ input: Span<UInt8>,
        at offset: Int
    ) throws(WireError) -> Int? {
        guard !input.isEmpty else { return nil }
        for index in input.indices {
            try header.consume(input[index], at: offset + index)
            if header.isComplete {
                beginData(checksum: 0)
                return index + 1
            }
        }
        return input.count
    }

    /// Reads the two bytes of RFC 1950, section 2.2; without them the data is taken for raw.
    private mutating func readZlibHeader(
        _ input: Span<UInt8>,
        at offset: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int? {
        guard input.count >= 2 else { return nil }
        let method = input[0]
        let flags = input[1]
        let isHeader =
            method & 0x0F == 8 && method >> 4 <= 7 && (Int(method) << 8 | Int(flags)) % 31 == 0
        guard isHeader else {
            diagnostics.warn(CompressionError.rawDeflate, at: offset)
            container = .raw
            beginData(checksum: 0)
            return 0
        }
        guard flags & 0x20 == 0 else {
            throw WireError(
                CompressionError.headerInvalid,
                at: offset + 1,
                "the zlib header asks for a preset dictionary"
            )
        }
        beginData(checksum: 1)
        return 2
    }

    private mutating func beginData(checksum: UInt32) {
        self.checksum = checksum
        byteCount = 0
        part = .data
    }

    private mutating func inflate(
        _ input: Span<UInt8>,
        at offset: Int,
        _ output: inout [UInt8]
    ) throws(WireError) -> Int? {
        guard hasMore || !input.isEmpty else { return nil }
        let start = output.count
        let step = try advance(inflater, input, at: offset, &output)
        hasMore = step.outcome == .wantsOutput
        let inflated = output.span.extracting(start...)
        switch container {
        case .gzip: checksum = Checksum.crc32(checksum, inflated)
        case .zlib: checksum = Checksum.adler32(checksum, inflated)
        case .raw: break
        }
        byteCount &+= UInt32(truncatingIfNeeded: inflated.count)
        if step.outcome == .ended { part = container == .raw ? .betweenMembers : .trailer }
        return step.consumedByteCount
    }

    /// Compares checksum and, in gzip, length modulo 2^32 with what was inflated.
    private mutating func readTrailer(
        _ input: Span<UInt8>,
        at offset: Int
    ) throws(WireError) -> Int? {
        let isGzip = container == .gzip
        guard input.count >= (isGzip ? 8 : 4) else { return nil }
        let stored = word(input, 0)
        guard checksum == (isGzip ? stored : stored.byteSwapped) else {
            throw WireError(CompressionError.checksumMismatch, at: offset)
        }
        guard !isGzip || byteCount == word(input, 4) else {
            throw WireError(CompressionError.checksumMismatch, at: offset + 4)
        }
        part = .betweenMembers
        return isGzip ? 8 : 4
    }

    private func word(_ input: Span<UInt8>, _ start: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(input[start + $1]) << ($1 * 8) }
    }

    /// Begins another member where gzip's magic number follows; anything else is trailing data.
    private mutating func readMagic(
        _ input: Span<UInt8>,
        at offset: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Int? {
        guard !input.isEmpty else { return nil }
        if container == .gzip, input[0] == 0x1F {
            guard input.count >= 2 else { return nil }
            if input[1] == 0x8B {
                try beginMember(at: offset)
                return 0
            }
        }
        diagnostics.warn(CompressionError.trailingData, at: offset)
        part = .trailingData
        return 0
    }

    private mutating func beginMember(at offset: Int) throws(WireError) {
        guard memberCount < limits.gzipMembers else {
            throw WireError(
                CompressionError.tooManyMembers,
                at: offset,
                memberCount + 1,
                limit: "gzipMembers",
                limits.gzipMembers
            )
        }
        guard inflater.reset() else { throw WireError(CoreError.internalFault, at: offset) }
        memberCount += 1
        header = GzipHeader(limit: limits.gzipHeaderBytes)
        part = .header
    }
}
