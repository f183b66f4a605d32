public import WireCore

/// What may be wrong in an HTTP/2 header block (RFC 7541).
public enum HPACKError: String, WireErrorCode {
    case truncated = "hpack.truncated"
    case integerTooLarge = "hpack.integerTooLarge"
    case invalidIndex = "hpack.invalidIndex"
    case endOfString = "hpack.endOfString"
    case invalidPadding = "hpack.invalidPadding"
    case tableTooLarge = "hpack.tableTooLarge"
    case misplacedUpdate = "hpack.misplacedUpdate"
    case missingUpdate = "hpack.missingUpdate"
    case listTooLarge = "hpack.listTooLarge"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .truncated: "the header block ends inside a field"
        case .integerTooLarge: "an integer of the header block does not fit in 32 bits"
        case .invalidIndex: "an index names no field of the static or dynamic table"
        case .endOfString: "a Huffman string holds the code that ends strings"
        case .invalidPadding: "a Huffman string does not end with up to seven set bits"
        case .tableTooLarge: "a size update asks for a larger table than was offered"
        case .misplacedUpdate: "a size update stands behind the first field of a block"
        case .missingUpdate:
            "the block does not begin with the size update that a smaller table asks for"
        case .listTooLarge: "the fields of a header block are larger than the limit"
        }
    }
}
