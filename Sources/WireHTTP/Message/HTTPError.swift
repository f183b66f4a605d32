public import WireCore

/// What may be wrong in an HTTP/1.1 message (RFC 9112), or in what is asked of a profile.
public enum HTTPError: String, WireErrorCode {
    case noActions = "http.noActions"
    case startLineInvalid = "http.startLineInvalid"
    case headerInvalid = "http.headerInvalid"
    case headTruncated = "http.headTruncated"
    case headTooLarge = "http.headTooLarge"
    case headerLineTooLong = "http.headerLineTooLong"
    case tooManyHeaders = "http.tooManyHeaders"
    case contentLengthInvalid = "http.contentLengthInvalid"
    case transferEncodingUnsupported = "http.transferEncodingUnsupported"
    case chunkInvalid = "http.chunkInvalid"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .noActions: "this profile is an API without Server Actions"
        case .startLineInvalid: "the first line is not that of an HTTP/1.1 message"
        case .headerInvalid: "a header line is not a name, a colon and a value"
        case .headTruncated: "the input ends inside the head of a message"
        case .headTooLarge: "the head of a message is larger than the limit"
        case .headerLineTooLong: "a header line is longer than the limit"
        case .tooManyHeaders: "a message has more header lines than the limit"
        case .contentLengthInvalid: "Content-Length is not one decimal number"
        case .transferEncodingUnsupported: "the transfer coding is not chunked"
        case .chunkInvalid: "a chunk's size line or its end is malformed"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(\.headBytes, "headBytes", .headTooLarge, "bytes of a message head"),
        limit(\.headHeaders, "headHeaders", .tooManyHeaders, "header lines of a message"),
    ]
}
