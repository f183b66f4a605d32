internal import WireCore
internal import WireFrameworks

/// One call in one approach, before it is weighed: what is sent, and what comes back.
struct ExchangeDraft {
    /// The request as the browser makes it.
    var request: RequestKind
    /// The request's body.
    var requestBody: MessageBody
    /// The response as the server announces it.
    var response: Response
    /// The response's body before coding; without a page of which only the size is known.
    var responseBody = MessageBody()
    /// A page that is part of the response.
    var page = PagePart.none

    /// What of the arguments and the result does not arrive as it was.
    var losses: [Loss] { requestBody.losses + responseBody.losses }

    /// Adds a page to the response, as far as the sample knows it.
    mutating func add(_ content: Sample.Page.Content?) {
        switch content {
        case .bytes(let bytes):
            responseBody = MessageBody(responseBody, page: bytes)
            page = .included(bytes.count)
        case .byteCount(let count): page = .byteCount(count)
        case nil: page = .unknown
        }
    }
}
