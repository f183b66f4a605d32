/// What a request's body is, as far as its head says it.
package struct RequestBody: Sendable, Hashable {
    /// The value of `Content-Type`; nil for none.
    package var contentType: String?
    /// The value of `Content-Length`.
    package var byteCount: Int

    /// Describes a body.
    package init(contentType: String?, byteCount: Int) {
        self.contentType = contentType
        self.byteCount = byteCount
    }

    /// The content type of JSON as `fetch` calls set it.
    package static let json = "application/json"
    /// The content type of an action's arguments when they are one text.
    package static let text = "text/plain;charset=UTF-8"

    /// Returns the content type of multipart form data.
    package static func multipart(boundary: String) -> String {
        "multipart/form-data; boundary=\(boundary)"
    }

    /// A boundary as Chromium makes them, with fixed letters.
    package static let boundary = "----WebKitFormBoundarywireweight000000"
}

/// The requests a page makes that are weighed.
package enum RequestKind: Sendable, Hashable {
    /// A `fetch` with JSON, form data or no body at all.
    case fetch(method: String, target: String, body: RequestBody?)
    /// A Server Action called with JavaScript; `nextURL` is set on intercepted routes only, `tree`
    /// is the router state as JSON, nil for the one that follows from the page's path.
    case action(id: String, body: RequestBody, tree: String? = nil, nextURL: String? = nil)
    /// A form submitted without JavaScript; nil as target posts to the page itself.
    case form(target: String?, body: RequestBody)
    /// The page a form without JavaScript is redirected to.
    case formRedirect(target: String)
    /// The page itself, opened by its address.
    case page
    /// Another page, or this one again, as the router asks for its rows.
    ///
    /// The target's query has `_rsc=` and a hash of the request's headers.
    case navigation(target: String)
}
