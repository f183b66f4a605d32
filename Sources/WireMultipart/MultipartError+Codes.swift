public import WireCore

extension WireError.Code {
    /// The content type is not `multipart/form-data`.
    public static let multipartNotFormData = Self(
        "multipart.notFormData",
        "the content type is not multipart/form-data"
    )
    /// The content type names no boundary.
    public static let multipartBoundaryMissing = Self(
        "multipart.boundaryMissing",
        "the content type names no boundary"
    )
    /// The boundary is empty, too long, or holds characters that RFC 2046 does not allow.
    public static let multipartBoundaryInvalid = Self(
        "multipart.boundaryInvalid",
        "RFC 2046 allows boundaries of 1 to 70 letters, digits, spaces and '()+_,-./:=?"
    )
    /// The body holds no delimiter of this boundary.
    public static let multipartBoundaryNotFound = Self(
        "multipart.boundaryNotFound",
        "no line of the body begins with the boundary"
    )
    /// The body has no bytes.
    public static let multipartEmpty = Self("multipart.empty", "the body is empty")
    /// The body ends before its closing delimiter.
    public static let multipartTruncated = Self(
        "multipart.truncated",
        "the body ends before its closing delimiter"
    )
    /// The body exceeds `inputBytes`.
    public static let multipartInputTooLarge = Self(
        "multipart.inputTooLarge",
        "the body is too large"
    )
    /// A line of the framing ends with a line feed alone.
    public static let multipartBareLineFeed = Self(
        "multipart.bareLineFeed",
        "lines of the framing end with CR LF, not with LF alone"
    )
    /// A line within a part begins with the boundary and goes on.
    public static let multipartAmbiguousDelimiter = Self(
        "multipart.ambiguousDelimiter",
        "the line begins as a delimiter and is none: busboy cuts the part here, undici refuses"
    )
    /// Something follows the boundary of a delimiter line.
    public static let multipartDelimiterSyntax = Self(
        "multipart.delimiterSyntax",
        "a delimiter ends with CR LF or with two hyphens"
    )
    /// The body has more parts than `parts`; above 1,000 a warning.
    public static let multipartTooManyParts = Self(
        "multipart.tooManyParts",
        "the body has very many parts"
    )
    /// A part has more header lines than `partHeaders`.
    public static let multipartTooManyHeaders = Self(
        "multipart.tooManyHeaders",
        "a part has too many header lines"
    )
    /// A header line exceeds `headerLineBytes`.
    public static let multipartHeaderLineTooLong = Self(
        "multipart.headerLineTooLong",
        "a part's header line is too long"
    )
    /// The header lines of a part exceed `headerBytes`.
    public static let multipartHeaderBlockTooLarge = Self(
        "multipart.headerBlockTooLarge",
        "a part's header lines are too long together"
    )
    /// A field name exceeds `nameBytes`.
    public static let multipartNameTooLong = Self(
        "multipart.nameTooLong",
        "a field name is too long"
    )
    /// A header line cannot be read.
    public static let multipartHeaderSyntax = Self(
        "multipart.headerSyntax",
        "the part's header line cannot be read"
    )
    /// A header line goes on in the next line.
    public static let multipartFoldedHeader = Self(
        "multipart.foldedHeader",
        "a header line is folded: busboy joins the lines, undici refuses"
    )
    /// A header that must be unique stands twice.
    public static let multipartDuplicateHeader = Self(
        "multipart.duplicateHeader",
        "a part's header stands twice: busboy takes the first, undici the last"
    )
    /// A parameter stands twice.
    public static let multipartDuplicateParameter = Self(
        "multipart.duplicateParameter",
        "a parameter stands twice: busboy takes the first, undici the last"
    )
    /// A part has no Content-Disposition.
    public static let multipartDispositionMissing = Self(
        "multipart.dispositionMissing",
        "the part has no Content-Disposition: busboy drops it, undici refuses the body"
    )
    /// A part's disposition is not `form-data`.
    public static let multipartDispositionType = Self(
        "multipart.dispositionType",
        "the part's disposition is not form-data: busboy drops it, undici refuses the body"
    )
    /// A part's disposition has no name.
    public static let multipartNameMissing = Self(
        "multipart.nameMissing",
        "the part has no name: busboy gives null, undici refuses the body"
    )

    /// The value is no FormData, or holds what a form cannot carry.
    public static let multipartUnsupportedValue = Self(
        "multipart.unsupportedValue",
        "multipart carries a form of texts, files and blobs"
    )
    /// A value holds a line that begins with the boundary.
    public static let multipartBoundaryInContent = Self(
        "multipart.boundaryInContent",
        "a value holds a line that begins with the boundary; choose another one"
    )
}

extension WireError.Code {
    /// A field's name is empty.
    public static let multipartNameEmpty = Self(
        "multipart.nameEmpty",
        "the field's name is empty: busboy gives null"
    )
    /// A name holds an escape that parsers read differently.
    public static let multipartNameEscapeAmbiguous = Self(
        "multipart.nameEscapeAmbiguous",
        "the name holds an escape: busboy resolves \\\" only, undici %22, %0A and %0D only"
    )
    /// A parameter has the extended form, which RFC 7578 forbids.
    public static let multipartExtendedFilename = Self(
        "multipart.extendedFilename",
        "RFC 7578 forbids filename*; busboy and undici 7 take it, older parsers the plain name"
    )
    /// A name is not UTF-8.
    public static let multipartNameNotUTF8 = Self(
        "multipart.nameNotUTF8",
        "the name is not UTF-8 and is read with replacement characters"
    )
    /// A field's value is not UTF-8.
    public static let multipartValueNotUTF8 = Self(
        "multipart.valueNotUTF8",
        "the value is not UTF-8 and is read with replacement characters"
    )
    /// Something stands before the first delimiter.
    public static let multipartPreamble = Self(
        "multipart.preamble",
        "bytes before the first delimiter are skipped; undici 6 refuses them"
    )
    /// Something follows the closing delimiter.
    public static let multipartEpilogue = Self(
        "multipart.epilogue",
        "bytes after the closing delimiter are skipped; undici 6 refuses them"
    )
    /// Blanks follow a boundary.
    public static let multipartTransportPadding = Self(
        "multipart.transportPadding",
        "blanks follow the boundary: busboy drops the part, undici refuses the body"
    )
    /// A field exceeds what busboy keeps unless told otherwise.
    public static let multipartFieldTruncatedByBusboy = Self(
        "multipart.fieldTruncatedByBusboy",
        "the field is larger than 1 MiB, where busboy cuts by default"
    )
    /// A part is itself multipart.
    public static let multipartNestedMultipart = Self(
        "multipart.nestedMultipart",
        "the part is multipart itself and is kept as it is"
    )
    /// A part names a transfer encoding.
    public static let multipartTransferEncoding = Self(
        "multipart.transferEncoding",
        "Content-Transfer-Encoding is deprecated and not applied; undici decodes base64"
    )
    /// Parsers read the body differently here.
    public static let multipartParsersDiffer = Self(
        "multipart.parsersDiffer",
        "busboy and undici read this differently"
    )

    /// The codes of multipart bodies.
    public static let multipartCodes: [WireError.Code] = [
        .multipartNotFormData, .multipartBoundaryMissing, .multipartBoundaryInvalid,
        .multipartBoundaryNotFound, .multipartEmpty, .multipartTruncated, .multipartInputTooLarge,
        .multipartBareLineFeed, .multipartAmbiguousDelimiter, .multipartDelimiterSyntax,
        .multipartTooManyParts, .multipartTooManyHeaders, .multipartHeaderLineTooLong,
        .multipartHeaderBlockTooLarge, .multipartNameTooLong, .multipartHeaderSyntax,
        .multipartFoldedHeader, .multipartDuplicateHeader, .multipartDuplicateParameter,
        .multipartDispositionMissing, .multipartDispositionType, .multipartNameMissing,
        .multipartUnsupportedValue, .multipartBoundaryInContent, .multipartNameEmpty,
        .multipartNameEscapeAmbiguous, .multipartExtendedFilename, .multipartNameNotUTF8,
        .multipartValueNotUTF8, .multipartPreamble, .multipartEpilogue,
        .multipartTransportPadding, .multipartFieldTruncatedByBusboy, .multipartNestedMultipart,
        .multipartTransferEncoding, .multipartParsersDiffer,
    ]
}
