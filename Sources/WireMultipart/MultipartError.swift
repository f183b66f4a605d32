public import WireCore

/// What may be wrong or odd in a multipart body (RFC 7578, RFC 2046).
public enum MultipartError: String, WireErrorCode {
    case notFormData = "multipart.notFormData"
    case boundaryMissing = "multipart.boundaryMissing"
    case boundaryInvalid = "multipart.boundaryInvalid"
    case boundaryNotFound = "multipart.boundaryNotFound"
    case empty = "multipart.empty"
    case truncated = "multipart.truncated"
    case inputTooLarge = "multipart.inputTooLarge"
    case bareLineFeed = "multipart.bareLineFeed"
    case ambiguousDelimiter = "multipart.ambiguousDelimiter"
    case delimiterSyntax = "multipart.delimiterSyntax"
    case tooManyParts = "multipart.tooManyParts"
    case tooManyHeaders = "multipart.tooManyHeaders"
    case headerLineTooLong = "multipart.headerLineTooLong"
    case headerBlockTooLarge = "multipart.headerBlockTooLarge"
    case nameTooLong = "multipart.nameTooLong"
    case headerSyntax = "multipart.headerSyntax"
    case foldedHeader = "multipart.foldedHeader"
    case duplicateHeader = "multipart.duplicateHeader"
    case duplicateParameter = "multipart.duplicateParameter"
    case dispositionMissing = "multipart.dispositionMissing"
    case dispositionType = "multipart.dispositionType"
    case nameMissing = "multipart.nameMissing"
    case unsupportedValue = "multipart.unsupportedValue"
    case boundaryInContent = "multipart.boundaryInContent"
    case nameEmpty = "multipart.nameEmpty"
    case nameEscapeAmbiguous = "multipart.nameEscapeAmbiguous"
    case extendedFilename = "multipart.extendedFilename"
    case nameNotUTF8 = "multipart.nameNotUTF8"
    case valueNotUTF8 = "multipart.valueNotUTF8"
    case preamble = "multipart.preamble"
    case epilogue = "multipart.epilogue"
    case transportPadding = "multipart.transportPadding"
    case fieldTruncatedByBusboy = "multipart.fieldTruncatedByBusboy"
    case nestedMultipart = "multipart.nestedMultipart"
    case transferEncoding = "multipart.transferEncoding"
    case parsersDiffer = "multipart.parsersDiffer"
    case undici6 = "multipart.undici6"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .notFormData: "the content type is not multipart/form-data"
        case .boundaryMissing: "the content type names no boundary"
        case .boundaryInvalid:
            "RFC 2046 allows boundaries of 1 to 70 letters, digits, spaces and '()+_,-./:=?"
        case .boundaryNotFound: "no line of the body begins with the boundary"
        case .empty: "the body is empty"
        case .truncated: "the body ends before its closing delimiter"
        case .inputTooLarge: "the body is too large"
        case .bareLineFeed: "lines of the framing end with CR LF, not with LF alone"
        case .ambiguousDelimiter:
            "the line begins as a delimiter and is none: busboy cuts the part here, undici refuses"
        case .delimiterSyntax: "a delimiter ends with CR LF or with two hyphens"
        case .tooManyParts: "the body has very many parts"
        case .tooManyHeaders: "a part has too many header lines"
        case .headerLineTooLong: "a part's header line is too long"
        case .headerBlockTooLarge: "a part's header lines are too long together"
        case .nameTooLong: "a field name is too long"
        case .headerSyntax: "the part's header line cannot be read"
        case .foldedHeader: "a header line is folded: busboy joins the lines, undici refuses"
        case .duplicateHeader:
            "a part's header stands twice: busboy takes the first, undici the last"
        case .duplicateParameter:
            "a parameter stands twice: busboy takes the first, undici the last"
        case .dispositionMissing:
            "the part has no Content-Disposition: busboy drops it, undici refuses the body"
        case .dispositionType:
            "the part's disposition is not form-data: busboy drops it, undici refuses the body"
        case .nameMissing: "the part has no name: busboy gives null, undici refuses the body"
        case .unsupportedValue: "multipart carries a form of texts, files and blobs"
        case .boundaryInContent:
            "a value holds a line that begins with the boundary; choose another one"
        case .nameEmpty: "the field's name is empty: busboy gives null"
        case .nameEscapeAmbiguous:
            "the name holds an escape: busboy resolves \\\" only, undici %22, %0A and %0D only"
        case .extendedFilename:
            "RFC 7578 forbids filename*; busboy and undici 7 take it, older parsers the plain name"
        case .nameNotUTF8: "the name is not UTF-8 and is read with replacement characters"
        case .valueNotUTF8: "the value is not UTF-8 and is read with replacement characters"
        case .preamble: "bytes before the first delimiter are skipped; undici 6 refuses them"
        case .epilogue: "bytes after the closing delimiter are skipped; undici 6 refuses them"
        case .transportPadding:
            "blanks follow the boundary: busboy drops the part, undici refuses the body"
        case .fieldTruncatedByBusboy: "the field is larger than 1 MiB, where busboy cuts by default"
        case .nestedMultipart: "the part is multipart itself and is kept as it is"
        case .transferEncoding:
            "Content-Transfer-Encoding is deprecated and not applied; undici decodes base64"
        case .parsersDiffer: "busboy and undici read this differently"
        case .undici6: "undici 6, fetch of Node.js 18 to 22, reads this otherwise or refuses it"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(\.boundaryBytes, "boundaryBytes", .boundaryInvalid, "bytes of a boundary"),
        limit(\.parts, "parts", .tooManyParts, "parts of a body"),
        limit(\.partHeaders, "partHeaders", .tooManyHeaders, "header lines of a part"),
        limit(\.headerLineBytes, "headerLineBytes", .headerLineTooLong, "bytes of a header line"),
        limit(\.headerBytes, "headerBytes", .headerBlockTooLarge, "bytes of a part's headers"),
        limit(\.nameBytes, "nameBytes", .nameTooLong, "bytes of a field name"),
    ]
}
