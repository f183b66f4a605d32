public import WireCore

/// Reads HTTP/1.1 messages as they were recorded from a connection (RFC 9112).
///
/// A line may end in a bare line feed. Content that stops early is handed over as far as it goes,
/// with `isComplete` false; everything else that is wrong is refused. Offsets of errors count from
/// the start of the input.
public enum HTTPReader {
    /// Reads the request that begins at `start`.
    ///
    /// - Parameters:
    ///   - input: The bytes that a client sent on one connection.
    ///   - start: Where the request begins; what lies behind its end is left alone.
    ///   - limits: `headBytes`, `headHeaders` and `headerLineBytes` are observed.
    /// - Returns: The request.
    /// - Throws: `HTTPError`.
    public static func request(
        _ input: Span<UInt8>,
        from start: Int = 0,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> HTTPMessage<RequestHead> {
        var lines = HeadLines(from: start, limits: limits)
        let line = try lines.next(in: input)
        let text = HeadLines.text(input.extracting(line))
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.isToken, !parts[1].isEmpty, isVersion(parts[2])
        else { throw WireError(HTTPError.startLineInvalid, at: line.lowerBound) }
        let fields = try lines.fields(in: input)
        let head = RequestHead(method: String(parts[0]), target: String(parts[1]), fields: fields)
        let framing = try BodyFraming(of: fields, at: start) ?? .length(0)
        return try message(head, framing, input, from: start, body: lines, limits: limits)
    }

    /// Reads the response that begins at `start`.
    ///
    /// - Parameters:
    ///   - input: The bytes that a server sent on one connection.
    ///   - start: Where the response begins; what lies behind its end is left alone.
    ///   - method: The method of the request: a response to `HEAD` has no content.
    ///   - limits: `headBytes`, `headHeaders` and `headerLineBytes` are observed.
    /// - Returns: The response.
    /// - Throws: `HTTPError`.
    public static func response(
        _ input: Span<UInt8>,
        from start: Int = 0,
        to method: String = "GET",
        limits: DecodingLimits = .standard
    ) throws(WireError) -> HTTPMessage<ResponseHead> {
        var lines = HeadLines(from: start, limits: limits)
        let line = try lines.next(in: input)
        let text = HeadLines.text(input.extracting(line))
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, isVersion(parts[0]), parts[1].utf8.count == 3,
            let status = UInt(parts[1]), status >= 100
        else { throw WireError(HTTPError.startLineInvalid, at: line.lowerBound) }
        let fields = try lines.fields(in: input)
        let reason = parts.count == 3 ? String(parts[2]) : ""
        let head = ResponseHead(status: Int(status), reason: reason, fields: fields)
        let hasNone = method == "HEAD" || status < 200 || status == 204 || status == 304
        let framing = hasNone ? .length(0) : try BodyFraming(of: fields, at: start) ?? .rest
        return try message(head, framing, input, from: start, body: lines, limits: limits)
    }

    private static func message<Head>(
        _ head: Head,
        _ framing: BodyFraming,
        _ input: Span<UInt8>,
        from start: Int,
        body: HeadLines,
        limits: DecodingLimits
    ) throws(WireError) -> HTTPMessage<Head> {
        var reader = BodyReader(from: body.offset, limits: limits)
        try reader.read(framing, in: input)
        return HTTPMessage(
            head: head,
            headByteCount: body.offset - start,
            content: reader.content,
            chunkByteCounts: framing == .chunks ? reader.chunkByteCounts : nil,
            byteCount: reader.offset - start,
            isComplete: reader.isComplete
        )
    }

    private static func isVersion(_ text: Substring) -> Bool {
        text.utf8.elementsEqual("HTTP/1.1".utf8) || text.utf8.elementsEqual("HTTP/1.0".utf8)
    }
}

/// One HTTP/1.1 message as it was read: its head, its content and how it was framed.
public struct HTTPMessage<Head: MessageHead>: Sendable, Hashable {
    /// The head, field names and order as they were sent.
    public let head: Head
    /// The bytes of the head as they were sent, the empty line included.
    public let headByteCount: Int
    /// The content without chunk framing, still in its content coding.
    public let content: [UInt8]
    /// The sizes of the chunks before the last, empty one; nil when the content is not in chunks.
    public let chunkByteCounts: [Int]?
    /// The bytes of the whole message as it was sent, framing included.
    public let byteCount: Int
    /// Whether the content was there to its end.
    public let isComplete: Bool

    /// The bytes after the head as they were sent, chunk framing included.
    public var bodyByteCount: Int { byteCount - headByteCount }
}
