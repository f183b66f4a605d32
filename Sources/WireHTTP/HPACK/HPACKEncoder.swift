/// Writes the header blocks of one direction of an HTTP/2 connection (RFC 7541).
///
/// The same fields come out as other bytes after other blocks: use one encoder per direction, and
/// write its blocks in the order in which they are sent.
public struct HPACKEncoder: Sendable {
    /// What is left to the encoder's choice.
    public let policy: HPACKPolicy
    private var table: HPACKDynamicTable
    private var index = HPACKTableIndex()
    private let staticIndex = HPACKStaticIndex.shared
    private let huffman = HPACKHuffman.shared

    /// Creates an encoder with the table of 4,096 bytes with which every connection starts.
    public init(policy: HPACKPolicy) {
        self.policy = policy
        table = HPACKDynamicTable(capacity: 4_096)
    }

    /// The bytes that the dynamic table takes now, as RFC 7541, 4.1 counts them.
    public var tableByteCount: Int { table.byteCount }

    /// Appends one header block.
    ///
    /// - Parameters:
    ///   - fields: The fields in wire order, names in lower case.
    ///   - tableSizeUpdates: The size updates to begin with. They are written as given and no
    ///     others are; the policy's `openingUpdates` are what its implementation sends at first.
    ///   - output: Where the block is appended.
    public mutating func encode(
        _ fields: [HPACKField],
        tableSizeUpdates: [UInt32] = [],
        into output: inout [UInt8]
    ) {
        for size in tableSizeUpdates {
            table.resize(to: Int(size))
            Self.append(Int(size), prefixLength: 5, pattern: 0x20, to: &output)
        }
        for field in fields { append(field, to: &output) }
    }

    private mutating func append(_ field: HPACKField, to output: inout [UInt8]) {
        let hashes = HPACKTableIndex.Hashes(field)
        let staticName = staticIndex.index(ofName: field.name, hashes)
        let rule = policy.rules[staticName]
        let literal = policy.literal(for: field, rule, capacity: table.capacity)
        if rule.isIndexed, literal != .never, let whole = wholeIndex(of: field, staticName, hashes)
        {
            Self.append(whole, prefixLength: 7, pattern: 0x80, to: &output)
            return
        }
        let nameIndex = rule.namesByIndex ? nameIndex(of: field, staticName, hashes) : 0
        Self.append(
            nameIndex,
            prefixLength: literal.prefixLength,
            pattern: literal.rawValue,
            to: &output
        )
        if nameIndex == 0 { append(field.name, isPlain: false, to: &output) }
        append(field.value, isPlain: rule.isPlain, to: &output)
        if literal == .incremental, policy.remembersFields { remember(field, hashes) }
    }

    private func wholeIndex(
        of field: HPACKField,
        _ staticName: Int,
        _ hashes: HPACKTableIndex.Hashes
    ) -> Int? {
        if let whole = staticIndex.index(of: field, nameIndex: staticName) { return whole }
        return index.number(of: field, hashes, in: table).map(table.index(ofNumber:))
    }

    private func nameIndex(
        of field: HPACKField,
        _ staticName: Int,
        _ hashes: HPACKTableIndex.Hashes
    ) -> Int {
        guard staticName == 0 else { return staticName }
        let number = index.number(ofName: field.name, hashes, in: table)
        return number.map(table.index(ofNumber:)) ?? 0
    }

    private mutating func remember(_ field: HPACKField, _ hashes: HPACKTableIndex.Hashes) {
        let previous = table.newest
        table.add(field)
        if table.newest != previous { index.noteNewest(of: table, hashes) }
    }

    /// Appends a string: length and bytes, as Huffman where that is shorter (RFC 7541, 5.2).
    private func append(_ text: [UInt8], isPlain: Bool, to output: inout [UInt8]) {
        if !isPlain {
            let count = huffman.encodedByteCount(text.span)
            if count < text.count {
                Self.append(count, prefixLength: 7, pattern: 0x80, to: &output)
                huffman.encode(text.span, count: count, into: &output)
                return
            }
        }
        Self.append(text.count, prefixLength: 7, pattern: 0x00, to: &output)
        output += text
    }

    /// Appends an integer behind the pattern of its first octet (RFC 7541, 5.1).
    private static func append(
        _ value: Int,
        prefixLength: Int,
        pattern: UInt8,
        to output: inout [UInt8]
    ) {
        let limit = (1 << prefixLength) - 1
        guard value >= limit else {
            output.append(pattern | UInt8(value))
            return
        }
        output.append(pattern | UInt8(limit))
        var rest = value - limit
        while rest >= 0x80 {
            output.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }
}
