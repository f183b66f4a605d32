public import WireCore

/// What may be wrong or odd in an urlencoded body.
public enum URLEncodedError: String, WireErrorCode {
    case inputTooLarge = "urlencoded.inputTooLarge"
    case tooManyValues = "urlencoded.tooManyValues"
    case unsupportedValue = "urlencoded.unsupportedValue"
    case notUTF8 = "urlencoded.notUTF8"
    case parsersDiffer = "urlencoded.parsersDiffer"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .inputTooLarge: "the body is too large"
        case .tooManyValues: "the body has too many fields"
        case .unsupportedValue: "application/x-www-form-urlencoded carries a form of texts only"
        case .notUTF8:
            "the text is not UTF-8 and is read with replacement characters; qs keeps the escapes"
        case .parsersDiffer: "URLSearchParams, undici, busboy and qs do not read this alike"
        }
    }
}
