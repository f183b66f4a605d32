public import WireCore

extension WireError.Code {
    /// The body exceeds `inputBytes`.
    public static let urlencodedInputTooLarge = Self(
        "urlencoded.inputTooLarge",
        "the body is too large"
    )
    /// The body has more than `values` fields.
    public static let urlencodedTooManyValues = Self(
        "urlencoded.tooManyValues",
        "the body has too many fields"
    )
    /// The value is no form, or holds a file.
    public static let urlencodedUnsupportedValue = Self(
        "urlencoded.unsupportedValue",
        "application/x-www-form-urlencoded carries a form of texts only"
    )
    /// A name or value is not UTF-8.
    public static let urlencodedNotUTF8 = Self(
        "urlencoded.notUTF8",
        "the text is not UTF-8 and is read with replacement characters; qs keeps the escapes"
    )
    /// Parsers read the body differently here.
    public static let urlencodedParsersDiffer = Self(
        "urlencoded.parsersDiffer",
        "URLSearchParams, undici, busboy and qs do not read this alike"
    )

    /// The codes of urlencoded bodies.
    public static let urlencodedCodes: [WireError.Code] = [
        .urlencodedInputTooLarge, .urlencodedTooManyValues, .urlencodedUnsupportedValue,
        .urlencodedNotUTF8, .urlencodedParsersDiffer,
    ]
}
