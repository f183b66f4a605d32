public import WireCore

/// What may be wrong or odd in a compressed body (RFC 1950 to 1952, RFC 7932, RFC 8878).
public enum CompressionError: String, WireErrorCode {
    case outputTooLarge = "compression.outputTooLarge"
    case ratioExceeded = "compression.ratioExceeded"
    case tooManyEncodings = "compression.tooManyEncodings"
    case tooManyMembers = "compression.tooManyMembers"
    case headerTooLarge = "compression.headerTooLarge"
    case headerInvalid = "compression.headerInvalid"
    case dataInvalid = "compression.dataInvalid"
    case truncated = "compression.truncated"
    case checksumMismatch = "compression.checksumMismatch"
    case unknownEncoding = "compression.unknownEncoding"
    case unavailable = "compression.unavailable"
    case trailingData = "compression.trailingData"
    case rawDeflate = "compression.rawDeflate"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .outputTooLarge: "the body is too large when inflated"
        case .ratioExceeded: "the body inflates to too many times its size"
        case .tooManyEncodings: "too many content codings lie upon each other"
        case .tooManyMembers: "the gzip stream has too many members"
        case .headerTooLarge: "the gzip header is too large"
        case .headerInvalid: "the bytes do not begin as the content coding does"
        case .dataInvalid: "the compressed data breaks the rules of its coding"
        case .truncated: "the compressed data ends too early"
        case .checksumMismatch: "the checksum or length differs from what was inflated"
        case .unknownEncoding: "the content coding is not known"
        case .unavailable: "the library of the content coding is absent"
        case .trailingData: "bytes follow the end of the compressed data"
        case .rawDeflate: "deflate came without its zlib container"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(
            \.outputBytes,
            "outputBytes",
            .outputTooLarge,
            "bytes after inflating a body, or written of one value"
        ),
        limit(\.ratio, "ratio", .ratioExceeded, "inflated size over compressed size"),
        limit(\.ratioFloor, "ratioFloor", .ratioExceeded, "inflated bytes before the ratio counts"),
        limit(\.encodings, "encodings", .tooManyEncodings, "content codings on one body"),
        limit(\.gzipMembers, "gzipMembers", .tooManyMembers, "members of a gzip stream"),
        limit(\.gzipHeaderBytes, "gzipHeaderBytes", .headerTooLarge, "bytes of a gzip header"),
    ]
}
