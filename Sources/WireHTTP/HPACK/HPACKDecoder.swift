public import WireCore

/// Reads the header blocks of one direction of an HTTP/2 connection (RFC 7541).
///
/// Blocks must be read in the order in which they were sent. After an error the tables of both
/// ends may differ, so the connection is over (4.3 of RFC 9113) and the decoder with it.
public struct HPACKDecoder: Sendable {
    private var table = HPACKDynamicTable(capacity: 4_096)
    /// The largest table that the other end may use.
    private var offeredByteCount: Int
    /// Whether the next block has to begin with a size update.
    private var needsUpdate = false
    private let staticFields = HPACKStaticTable.fields
    private let huffman = HPACKHuffman.shared

    /// Creates a decoder for a connection on which a table of `offeredByteCount` was offered.
    ///
    /// The table itself holds 4,096 bytes until the other end updates its size.
    public init(offeredByteCount: Int = 4_096) {
        self.offeredByteCount = max(offeredByteCount, table.capacity)
    }

    /// The bytes that the dynamic table takes now, as RFC 7541, 4.1 counts them.
    public var tableByteCount: Int { table.byteCount }

    /// Offers a table of another size, as a `SETTINGS` frame does once it is acknowledged.
    ///
    /// When the table in use is larger, the next block has to begin with a size update (4.2).
    public mutating func offer(_ byteCount: Int) {
        offeredByteCount = byteCount
        needsUpdate = needsUpdate || byteCount < table.capacity
    }

    /// Reads one header block.
    ///
    /// - Parameters:
    ///   - block: The whole block, continuation frames joined.
    ///   - limits: `headBytes` bounds the names and values with 32 for each field, which is how
    ///     HTTP/2 counts a list (RFC 9113, 6.5.2).
    /// - Returns: The fields in wire order.
    /// - Throws: `HPACKError`, with the offset in the block.
    public mutating func decode(
        _ block: Span<UInt8>,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> [HPACKField] {
        var reader = HPACKReader(limit: limits.headBytes)
        var fields: [HPACKField] = []
        while reader.offset < block.count {
            let start = reader.offset
            let first = block[start]
            if first & 0xE0 == 0x20 {
                guard fields.isEmpty else { throw WireError(HPACKError.misplacedUpdate, at: start) }
                try resize(to: reader.integer(block, prefixLength: 5), at: start)
                continue
            }
            guard !needsUpdate else { throw WireError(HPACKError.missingUpdate, at: start) }
            if first & 0x80 != 0 {
                let index = try reader.integer(block, prefixLength: 7)
                let field = try field(at: index, start)
                try reader.count(field.tableByteCount, at: start)
                fields.append(field)
                continue
            }
            fields.append(try literal(first, block, &reader))
        }
        return fields
    }

    /// Reads a field that is not an index alone; `first` is its first octet.
    private mutating func literal(
        _ first: UInt8,
        _ block: Span<UInt8>,
        _ reader: inout HPACKReader
    ) throws(WireError) -> HPACKField {
        let start = reader.offset
        let literal: HPACKLiteral = first & 0x40 != 0 ? .incremental : .unindexed
        let index = try reader.integer(block, prefixLength: literal.prefixLength)
        try reader.count(32, at: start)
        var field = HPACKField(name: [], value: [])
        if index == 0 {
            field.name = try reader.string(block, huffman)
        } else {
            field.name = try self.field(at: index, start).name
            try reader.count(field.name.count, at: start)
        }
        field.value = try reader.string(block, huffman)
        if literal == .incremental { table.add(field) }
        return field
    }

    private mutating func resize(to byteCount: Int, at offset: Int) throws(WireError) {
        guard byteCount <= offeredByteCount else {
            throw WireError(
                HPACKError.tableTooLarge,
                at: offset,
                "a table of \(byteCount) bytes is asked for, \(offeredByteCount) were offered"
            )
        }
        needsUpdate = false
        table.resize(to: byteCount)
    }

    private func field(at index: Int, _ offset: Int) throws(WireError) -> HPACKField {
        if index > 0, index <= staticFields.count { return staticFields[index - 1] }
        guard let field = table[index: index] else {
            throw WireError(HPACKError.invalidIndex, at: offset, "index \(index) names no field")
        }
        return field
    }
}
