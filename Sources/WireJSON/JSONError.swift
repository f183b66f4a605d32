public import WireCore

/// What may be wrong or odd in JSON (RFC 8259).
public enum JSONError: String, WireErrorCode {
    case empty = "json.empty"
    case syntax = "json.syntax"
    case trailingContent = "json.trailingContent"
    case controlCharacter = "json.controlCharacter"
    case invalidUTF8 = "json.invalidUTF8"
    case byteOrderMark = "json.byteOrderMark"
    case notUTF8 = "json.notUTF8"
    case inputTooLarge = "json.inputTooLarge"
    case depthExceeded = "json.depthExceeded"
    case tooManyValues = "json.tooManyValues"
    case numberTooLong = "json.numberTooLong"
    case stringTooLong = "json.stringTooLong"
    case numberOutOfRange = "json.numberOutOfRange"
    case numberInexact = "json.numberInexact"
    case duplicateKey = "json.duplicateKey"
    case loneSurrogate = "json.loneSurrogate"
    case unsupportedBigInt = "json.unsupportedBigInt"
    case unsupportedCycle = "json.unsupportedCycle"
    case unsupportedRoot = "json.unsupportedRoot"
    case unsupportedKind = "json.unsupportedKind"
    case outputTooLarge = "json.outputTooLarge"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .empty: "there is no value in the text"
        case .syntax: "the text is not JSON"
        case .trailingContent: "something follows the value"
        case .controlCharacter: "a control character in a string must be escaped"
        case .invalidUTF8: "the bytes are not UTF-8"
        case .byteOrderMark: "JSON begins without a byte order mark"
        case .notUTF8: "the text is in another encoding than UTF-8"
        case .inputTooLarge: "the input is too large"
        case .depthExceeded: "arrays and objects are nested too deeply"
        case .tooManyValues: "the document has too many values"
        case .numberTooLong: "a number's text is too long"
        case .stringTooLong: "a string is too long"
        case .numberOutOfRange: "the number is beyond the range of doubles"
        case .numberInexact: "the integer has more digits than a double keeps"
        case .duplicateKey: "the key stands in the object before; JavaScript keeps the last value"
        case .loneSurrogate: "the escape is half of a surrogate pair, which UTF-8 cannot carry"
        case .unsupportedBigInt: "JSON has no BigInt"
        case .unsupportedCycle: "JSON cannot carry a value that contains itself"
        case .unsupportedRoot: "the whole value is one that JSON leaves out"
        case .unsupportedKind: "JSON has no form for this kind of value"
        case .outputTooLarge: "the text would be longer than JavaScript's longest string"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(\.inputBytes, "inputBytes", .inputTooLarge, "bytes of one input"),
        limit(\.depth, "depth", .depthExceeded, "levels of nesting", maximum: 10_000),
        limit(\.values, "values", .tooManyValues, "values in one document"),
        limit(
            \.numberBytes,
            "numberBytes",
            .numberTooLong,
            "bytes of a number's text",
            maximum: 65_535
        ),
        limit(\.stringBytes, "stringBytes", .stringTooLong, "bytes of one string"),
    ]
}
