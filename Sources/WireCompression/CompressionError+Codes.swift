public import WireCore

extension WireError.Code {
    /// A body exceeds `outputBytes` when inflated.
    public static let compressionOutputTooLarge = Self(
        "compression.outputTooLarge",
        "the body is too large when inflated"
    )
    /// A body exceeds `ratio` above `ratioFloor`.
    public static let compressionRatioExceeded = Self(
        "compression.ratioExceeded",
        "the body inflates to too many times its size"
    )
    /// More than `encodings` content codings lie upon each other.
    public static let compressionTooManyEncodings = Self(
        "compression.tooManyEncodings",
        "too many content codings lie upon each other"
    )
    /// A gzip stream has more than `gzipMembers` members.
    public static let compressionTooManyMembers = Self(
        "compression.tooManyMembers",
        "the gzip stream has too many members"
    )
    /// A gzip header exceeds `gzipHeaderBytes`.
    public static let compressionHeaderTooLarge = Self(
        "compression.headerTooLarge",
        "the gzip header is too large"
    )
    /// The header of the coding is none (RFC 1952, section 2.3; RFC 1950, section 2.2).
    public static let compressionHeaderInvalid = Self(
        "compression.headerInvalid",
        "the bytes do not begin as the content coding does"
    )
    /// The compressed data breaks the rules of its coding.
    public static let compressionDataInvalid = Self(
        "compression.dataInvalid",
        "the compressed data breaks the rules of its coding"
    )
    /// The compressed data ends too early.
    public static let compressionTruncated = Self(
        "compression.truncated",
        "the compressed data ends too early"
    )
    /// A checksum or length differs from what was inflated.
    public static let compressionChecksumMismatch = Self(
        "compression.checksumMismatch",
        "the checksum or length differs from what was inflated"
    )
    /// The content coding has a name that is not known.
    public static let compressionUnknownEncoding = Self(
        "compression.unknownEncoding",
        "the content coding is not known"
    )
    /// The library of the content coding is absent.
    public static let compressionUnavailable = Self(
        "compression.unavailable",
        "the library of the content coding is absent"
    )
    /// Bytes follow the end of the compressed data; they are left out.
    public static let compressionTrailingData = Self(
        "compression.trailingData",
        "bytes follow the end of the compressed data"
    )
    /// The coding `deflate` came without the zlib container that RFC 9110 asks for.
    public static let compressionRawDeflate = Self(
        "compression.rawDeflate",
        "deflate came without its zlib container"
    )

    /// The codes of compressed bodies.
    public static let compressionCodes: [WireError.Code] = [
        .compressionOutputTooLarge, .compressionRatioExceeded, .compressionTooManyEncodings,
        .compressionTooManyMembers, .compressionHeaderTooLarge, .compressionHeaderInvalid,
        .compressionDataInvalid, .compressionTruncated, .compressionChecksumMismatch,
        .compressionUnknownEncoding, .compressionUnavailable, .compressionTrailingData,
        .compressionRawDeflate,
    ]
}
