public import WireCore

extension WireError.Code {
    /// A profile without Server Actions was asked for one.
    public static let httpNoActions = Self(
        "http.noActions",
        "this profile is an API without Server Actions"
    )
    /// The first line is not one of an HTTP/1.1 message.
    public static let httpStartLineInvalid = Self(
        "http.startLineInvalid",
        "the first line is not that of an HTTP/1.1 message"
    )
    /// A header line has no colon, no name, or a name with forbidden bytes.
    public static let httpHeaderInvalid = Self(
        "http.headerInvalid",
        "a header line is not a name, a colon and a value"
    )
    /// The head ends before its empty line.
    public static let httpHeadTruncated = Self(
        "http.headTruncated",
        "the input ends inside the head of a message"
    )
    /// The head is larger than the limit.
    public static let httpHeadTooLarge = Self(
        "http.headTooLarge",
        "the head of a message is larger than the limit"
    )
    /// One header line is longer than the limit.
    public static let httpHeaderLineTooLong = Self(
        "http.headerLineTooLong",
        "a header line is longer than the limit"
    )
    /// There are more header lines than the limit.
    public static let httpTooManyHeaders = Self(
        "http.tooManyHeaders",
        "a message has more header lines than the limit"
    )
    /// `Content-Length` is not a number, or is given twice with different values.
    public static let httpContentLengthInvalid = Self(
        "http.contentLengthInvalid",
        "Content-Length is not one decimal number"
    )
    /// A transfer coding other than `chunked` is used.
    public static let httpTransferEncodingUnsupported = Self(
        "http.transferEncodingUnsupported",
        "the transfer coding is not chunked"
    )
    /// A chunk's size line or its end is malformed.
    public static let httpChunkInvalid = Self(
        "http.chunkInvalid",
        "a chunk's size line or its end is malformed"
    )

    /// The codes of messages and profiles.
    public static let httpCodes: [WireError.Code] = [
        .httpNoActions, .httpStartLineInvalid, .httpHeaderInvalid, .httpHeadTruncated,
        .httpHeadTooLarge, .httpHeaderLineTooLong, .httpTooManyHeaders,
        .httpContentLengthInvalid, .httpTransferEncodingUnsupported, .httpChunkInvalid,
    ]
}
