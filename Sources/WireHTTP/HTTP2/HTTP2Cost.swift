/// What an exchange takes on HTTP/2: first on a fresh connection, and sent again on it.
///
/// The repeat is taken to be answered within the same second; later its `date` costs up to 24
/// bytes more where the front remembers fields.
package struct HTTP2Cost: Sendable, Equatable {
    /// The request as the first one of its connection.
    package let firstRequest: HTTP2Size
    /// The same request again.
    package let repeatedRequest: HTTP2Size
    /// The response to the first request.
    package let firstResponse: HTTP2Size
    /// The same answer again.
    package let repeatedResponse: HTTP2Size

    /// Weighs an exchange between Chromium and `front`.
    ///
    /// - Parameters:
    ///   - request: The head as Chromium writes it for HTTP/1.1.
    ///   - bodyByteCount: The bytes of the request's body.
    ///   - response: The head as the application writes it for HTTP/1.1.
    ///   - pieces: The bytes of the response's body as it is flushed, without chunk framing.
    ///   - front: The server between them.
    package init(
        request: RequestHead,
        bodyByteCount: Int,
        response: ResponseHead,
        pieces: [Int],
        front: HTTP2Front
    ) {
        var connection = HTTP2Connection(front: front)
        firstRequest = connection.send(request, bodyByteCount: bodyByteCount)
        firstResponse = connection.send(response, pieces: pieces)
        repeatedRequest = connection.send(request, bodyByteCount: bodyByteCount)
        repeatedResponse = connection.send(response, pieces: pieces)
    }
}
