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

    /// Whether a page is part of the response.
    var hasPage: Bool {
        if case .none = page { false } else { true }
    }

    /// What is known of a page in a response.
    enum PagePart {
        /// There is none.
        case none
        /// Its bytes are at the end of the body.
        case included
        /// It takes so many bytes as sent.
        case byteCount(Int)
        /// The sample does not say how large it is.
        case unknown
    }

    /// Adds a page to the response, as far as the sample knows it.
    mutating func add(_ content: Sample.Page.Content?) {
        switch content {
        case .bytes(let bytes):
            responseBody = MessageBody(responseBody, page: bytes)
            page = .included
        case .byteCount(let count): page = .byteCount(count)
        case nil: page = .unknown
        }
    }
}
