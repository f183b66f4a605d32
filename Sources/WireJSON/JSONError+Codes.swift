public import WireCore

extension WireError.Code {
    /// There is no value, only white space.
    public static let jsonEmpty = Self("json.empty", "there is no value in the text")
    /// The text is not JSON at this place.
    public static let jsonSyntax = Self("json.syntax", "the text is not JSON")
    /// Something follows the value.
    public static let jsonTrailingContent = Self(
        "json.trailingContent",
        "something follows the value"
    )
    /// A raw control character stands in a string.
    public static let jsonControlCharacter = Self(
        "json.controlCharacter",
        "a control character in a string must be escaped"
    )
    /// Bytes are not UTF-8.
    public static let jsonInvalidUTF8 = Self("json.invalidUTF8", "the bytes are not UTF-8")
    /// A byte order mark stands before the text.
    public static let jsonByteOrderMark = Self(
        "json.byteOrderMark",
        "JSON begins without a byte order mark"
    )
    /// The text is in UTF-16 or UTF-32.
    public static let jsonNotUTF8 = Self(
        "json.notUTF8",
        "the text is in another encoding than UTF-8"
    )
    /// The input exceeds `inputBytes`.
    public static let jsonInputTooLarge = Self("json.inputTooLarge", "the input is too large")
    /// Nesting exceeds `depth`.
    public static let jsonDepthExceeded = Self(
        "json.depthExceeded",
        "arrays and objects are nested too deeply"
    )
    /// The document has more than `values` values.
    public static let jsonTooManyValues = Self(
        "json.tooManyValues",
        "the document has too many values"
    )
    /// A number's text exceeds `numberBytes`.
    public static let jsonNumberTooLong = Self("json.numberTooLong", "a number's text is too long")
    /// A string exceeds `stringBytes`.
    public static let jsonStringTooLong = Self("json.stringTooLong", "a string is too long")

    /// A number lies outside the range of doubles: it becomes ±Infinity, or zero.
    public static let jsonNumberOutOfRange = Self(
        "json.numberOutOfRange",
        "the number is beyond the range of doubles"
    )
    /// An integer has more digits than a double keeps.
    public static let jsonNumberInexact = Self(
        "json.numberInexact",
        "the integer has more digits than a double keeps"
    )
    /// An object has a key twice.
    public static let jsonDuplicateKey = Self(
        "json.duplicateKey",
        "the key stands in the object before; JavaScript keeps the last value"
    )
    /// A string holds half of a surrogate pair.
    public static let jsonLoneSurrogate = Self(
        "json.loneSurrogate",
        "the escape is half of a surrogate pair, which UTF-8 cannot carry"
    )

    /// A BigInt, which `JSON.stringify` refuses.
    public static let jsonUnsupportedBigInt = Self(
        "json.unsupportedBigInt",
        "JSON has no BigInt"
    )
    /// A cycle, which `JSON.stringify` refuses.
    public static let jsonUnsupportedCycle = Self(
        "json.unsupportedCycle",
        "JSON cannot carry a value that contains itself"
    )
    /// A whole value that vanishes: undefined, a symbol or a function.
    public static let jsonUnsupportedRoot = Self(
        "json.unsupportedRoot",
        "the whole value is one that JSON leaves out"
    )
    /// A value that exists only inside React.
    public static let jsonUnsupportedKind = Self(
        "json.unsupportedKind",
        "JSON has no form for this kind of value"
    )
    /// The text would exceed the longest string that JavaScript can make.
    public static let jsonOutputTooLarge = Self(
        "json.outputTooLarge",
        "the text would be longer than JavaScript's longest string"
    )

    /// The codes of JSON text.
    public static let jsonCodes: [WireError.Code] = [
        .jsonEmpty, .jsonSyntax, .jsonTrailingContent, .jsonControlCharacter, .jsonInvalidUTF8,
        .jsonByteOrderMark, .jsonNotUTF8, .jsonInputTooLarge, .jsonDepthExceeded,
        .jsonTooManyValues, .jsonNumberTooLong, .jsonStringTooLong, .jsonNumberOutOfRange,
        .jsonNumberInexact, .jsonDuplicateKey, .jsonLoneSurrogate, .jsonUnsupportedBigInt,
        .jsonUnsupportedCycle, .jsonUnsupportedRoot, .jsonUnsupportedKind, .jsonOutputTooLarge,
    ]
}
