public import WireCore

extension WireError.Code {
    /// The block ends inside a field.
    public static let hpackTruncated = Self(
        "hpack.truncated",
        "the header block ends inside a field"
    )
    /// An integer does not fit in 32 bits, or is written with needless octets.
    public static let hpackIntegerTooLarge = Self(
        "hpack.integerTooLarge",
        "an integer of the header block does not fit in 32 bits"
    )
    /// An index is 0 or beyond both tables.
    public static let hpackInvalidIndex = Self(
        "hpack.invalidIndex",
        "an index names no field of the static or dynamic table"
    )
    /// A Huffman string holds the end-of-string code.
    public static let hpackEndOfString = Self(
        "hpack.endOfString",
        "a Huffman string holds the code that ends strings"
    )
    /// A Huffman string ends with something else than up to seven set bits.
    public static let hpackInvalidPadding = Self(
        "hpack.invalidPadding",
        "a Huffman string does not end with up to seven set bits"
    )
    /// A size update asks for a larger table than was offered.
    public static let hpackTableTooLarge = Self(
        "hpack.tableTooLarge",
        "a size update asks for a larger table than was offered"
    )
    /// A size update stands behind a field.
    public static let hpackMisplacedUpdate = Self(
        "hpack.misplacedUpdate",
        "a size update stands behind the first field of a block"
    )
    /// A block does not begin with the size update that a smaller offer asks for.
    public static let hpackMissingUpdate = Self(
        "hpack.missingUpdate",
        "the block does not begin with the size update that a smaller table asks for"
    )
    /// The fields together are larger than the limit.
    public static let hpackListTooLarge = Self(
        "hpack.listTooLarge",
        "the fields of a header block are larger than the limit"
    )

    /// The codes of HTTP/2 header blocks.
    public static let hpackCodes: [WireError.Code] = [
        .hpackTruncated, .hpackIntegerTooLarge, .hpackInvalidIndex, .hpackEndOfString,
        .hpackInvalidPadding, .hpackTableTooLarge, .hpackMisplacedUpdate, .hpackMissingUpdate,
        .hpackListTooLarge,
    ]
}
