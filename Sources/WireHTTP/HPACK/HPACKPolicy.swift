/// What one implementation's encoder does where RFC 7541 leaves it free.
///
/// Every implementation here writes Huffman only where that is strictly shorter, names a name by
/// its lowest static index or else by the newest dynamic entry, and prefers the static table.
public struct HPACKPolicy: Sendable, Equatable {
    /// What happens to fields of one name.
    struct Rule: Sendable, Equatable {
        /// How a field that is in no table is written, unless it is secret or too large.
        var literal = HPACKLiteral.incremental
        /// Whether a field that is in a table whole is written as its index.
        var isIndexed = true
        /// Whether the name is written as an index where a table has it.
        var namesByIndex = true
        /// Whether the value is written without looking at Huffman.
        var isPlain = false
        /// Values of fewer bytes than this are marked as never to be indexed by anyone.
        var secretByteCount = 0
    }

    /// The size updates that stand at the start of the first block of a connection.
    public let openingUpdates: [UInt32]
    /// Whether fields are kept in the dynamic table and looked up there.
    let remembersFields: Bool
    /// The part of the table, in quarters, that a field may take up and still be added; nil if any.
    private let largestQuarters: Int?
    /// The rules by the lowest static index of a name; at 0 that of names not in the static table.
    let rules: [Rule]

    private init(
        openingUpdates: [UInt32],
        remembersFields: Bool = true,
        largestQuarters: Int? = nil,
        others: Rule = Rule(),
        exceptions: [(names: [String], rule: Rule)]
    ) {
        self.openingUpdates = openingUpdates
        self.remembersFields = remembersFields
        self.largestQuarters = largestQuarters
        var rules = Array(repeating: others, count: HPACKStaticTable.count + 1)
        for (index, field) in HPACKStaticTable.fields.enumerated() {
            let exception = exceptions.first { $0.names.contains { Array($0.utf8) == field.name } }
            if let exception { rules[index + 1] = exception.rule }
        }
        self.rules = rules
    }

    /// Returns how a field that is in no table is written, beside a table of `capacity` bytes.
    func literal(for field: HPACKField, _ rule: Rule, capacity: Int) -> HPACKLiteral {
        if field.value.count < rule.secretByteCount { return .never }
        guard let largestQuarters else { return rule.literal }
        return field.tableByteCount <= capacity * largestQuarters / 4 ? rule.literal : .unindexed
    }
}

/// The three ways to write a field that is not an index alone (RFC 7541, 6.2).
enum HPACKLiteral: UInt8, Sendable {
    /// The field is added to the dynamic table.
    case incremental = 0x40
    /// The field is not added.
    case unindexed = 0x00
    /// The field is not added, here and by whoever passes it on.
    case never = 0x10

    /// The bits of the first octet that are left for the name's index.
    var prefixLength: Int { self == .incremental ? 6 : 4 }
}

extension HPACKPolicy {
    /// Chromium's encoder (156): all fields are remembered but pseudo-headers except `:authority`.
    public static let chromium = Self(
        openingUpdates: [],
        exceptions: [([":method", ":path", ":scheme", ":status"], Rule(literal: .unindexed))]
    )

    /// The encoder of nghttp2, as in nghttpx (1.52) and `node:http2` (20).
    ///
    /// Values that change with every message are not remembered, nor fields that would take more
    /// than three quarters of the table; credentials and short cookies are marked as secret.
    public static let nghttp2 = Self(
        openingUpdates: [4_096],
        largestQuarters: 3,
        exceptions: [
            (
                [
                    ":path", "age", "content-length", "etag", "if-modified-since", "if-none-match",
                    "location", "set-cookie",
                ],
                Rule(literal: .unindexed)
            ),
            (["authorization"], Rule(secretByteCount: .max)),
            (["cookie"], Rule(secretByteCount: 20)),
        ]
    )

    /// The encoder of nginx (1.22), which gives the table up and writes most names out.
    public static let nginx = Self(
        openingUpdates: [0],
        remembersFields: false,
        others: Rule(literal: .unindexed, isIndexed: false, namesByIndex: false),
        exceptions: [
            ([":status"], Rule(isPlain: true)),
            (["content-length"], Rule(isIndexed: false, isPlain: true)),
            (["content-type", "date", "server"], Rule(isIndexed: false)),
        ]
    )
}
