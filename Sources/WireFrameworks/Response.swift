/// What a response says, from which a profile builds its head.
package struct Response: Sendable, Hashable {
    /// What an action made stale.
    package enum Revalidation: Sendable, Hashable {
        /// Nothing: the page is not rendered again.
        case nothing
        /// A path or a tag.
        case path
        /// A cookie was set.
        case cookie
    }

    /// What kind of response it is.
    package var kind: ResponseKind
    /// The status code.
    package var status: Int
    /// The value of `Content-Type`, or nil for a response without content.
    package var contentType: String?
    /// The value of `Content-Encoding`, from `ResponseRules.coding(of:accepting:)`.
    package var coding: String?
    /// The value of `Content-Length`, or nil to send the content in chunks.
    package var contentLength: Int?
    /// What the action made stale.
    package var revalidation = Revalidation.nothing
    /// The values of `Set-Cookie`.
    package var cookies: [String] = []
    /// Where a redirect leads.
    package var location: String?
    /// The value of `ETag`.
    package var entityTag: String?
    /// Whether the page was rendered when the application was built.
    package var isPrerendered = false
    /// Whether the page can be intercepted, which `Vary` then says.
    package var isInterceptable = false
    /// The value of `Date`; its length never changes.
    package var date = "Mon, 23 Nov 2026 12:00:00 GMT"

    /// Describes a response; the content type is that of the kind unless told otherwise.
    package init(_ kind: ResponseKind, status: Int = 200, coding: String? = nil) {
        self.kind = kind
        self.status = status
        self.contentType = kind.contentType
        self.coding = coding
    }
}

/// What kinds of responses a server gives.
package enum ResponseKind: String, Sendable, Hashable, CaseIterable {
    /// A route handler's response.
    case api
    /// A Server Action's response to a client with JavaScript, errors included.
    case action
    /// A page as the response to a form without JavaScript.
    case form
    /// A page as HTML.
    case page
    /// A page as Flight rows, as the router asks for it.
    case navigation

    /// The content type of responses of this kind.
    package var contentType: String {
        switch self {
        case .api: "application/json"
        case .action, .navigation: "text/x-component"
        case .form, .page: "text/html; charset=utf-8"
        }
    }
}
