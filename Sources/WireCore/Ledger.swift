/// Who owns each byte of a body: a sum per owner that adds up to the body's length.
///
/// Ledgers are filled by the codecs' own scanners (`JSONLedger`, `MultipartLedger`, `FlightLedger`
/// …), which read the finished body and give every byte to exactly one owner.
public struct Ledger: Sendable, Equatable {
    /// What a byte is there for.
    public enum Owner: Int, CaseIterable, Sendable {
        /// The content of scalars: string text, digits, literals.
        case value
        /// Object keys and field names, without their quotes.
        case key
        /// Braces, brackets, commas, colons, quotes, and `=` and `&` of forms.
        case punctuation
        /// Spaces and line breaks between tokens.
        case whitespace
        /// What escaping adds: backslashes and hex digits, percent signs, doubled `$`.
        case escape
        /// What says which type a value has, `$D` or `$n` or `$Q`.
        case tag
        /// References to other rows, parts or places, `$1` or `$0:a`.
        case reference
        /// Row ids, row tags, lengths and line feeds of a Flight stream.
        case rowFraming
        /// Delimiter lines of a multipart body.
        case boundary
        /// Header lines of a part apart from the names they carry.
        case partHeader
        /// File names in part headers.
        case fileName
        /// The bytes of files and blobs, and binary rows.
        case fileContent
        /// The Server Action envelope around a result.
        case envelope
        /// React's hidden fields of a form.
        case hiddenField
        /// A page that is rendered into the response.
        case page
        /// Base64 and other text that stands for bytes.
        case encodedBytes
        /// Rows of a Flight stream that only development builds write.
        case development

        /// What reports call it.
        public var name: String {
            switch self {
            case .rowFraming: "row framing"
            case .partHeader: "part header"
            case .fileName: "file name"
            case .fileContent: "file content"
            case .hiddenField: "hidden field"
            case .encodedBytes: "encoded bytes"
            case .value, .key, .punctuation, .whitespace, .escape, .tag, .reference, .boundary,
                .envelope, .page, .development:
                "\(self)"
            }
        }
    }

    @usableFromInline var counts: [Int]

    /// Creates an empty ledger.
    public init() {
        counts = Array(repeating: 0, count: Owner.allCases.count)
    }

    /// Gives `count` bytes to `owner`.
    @inlinable
    public mutating func add(_ count: Int, to owner: Owner) {
        counts[owner.rawValue] += count
    }

    /// Adds all entries of another ledger.
    public mutating func add(_ other: Ledger) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// Returns the bytes of one owner.
    public subscript(owner: Owner) -> Int { counts[owner.rawValue] }

    /// The owners that have bytes, in a fixed order.
    public var entries: [(owner: Owner, byteCount: Int)] {
        Owner.allCases.compactMap { self[$0] == 0 ? nil : ($0, self[$0]) }
    }

    /// The sum over all owners, to be held against the body's length.
    public var byteCount: Int { counts.reduce(0, +) }
}
