import WireCore
import WireFrameworks
import WireHTTP
import WireTestSupport

/// The profile's inputs as far as they are the exchange's own: host, page, ids, boundary, lengths,
/// date, entity tag, cookies and addresses.
extension RecordedExchange {
    private var fields: HeaderList { request.head.fields }

    /// Whether a browser sent it; the recorder's own client sends other headers.
    var isFromBrowser: Bool { fields["Sec-Fetch-Mode"] != nil }

    /// Whether the router fetches a page ahead of time, which no profile builds.
    var isPrefetch: Bool { fields["RSC"] != nil && scenario.hasPrefix("page-prefetch") }

    var client: Client {
        var browser = Browser.chromium156
        browser.userAgent = fields["User-Agent"] ?? ""
        let host = fields["Host"] ?? ""
        let page = fields["Referer"].map { String($0.dropFirst("http://\(host)".count)) }
        return Client(browser: browser, host: host, page: page ?? request.head.target)
    }

    /// The request's kind, with the recorded tree in place of the computed one where asked for.
    func kind(takingTree takesTree: Bool) -> RequestKind {
        let head = request.head
        let body = fields["Content-Length"].map {
            RequestBody(contentType: fields["Content-Type"], byteCount: Int($0) ?? -1)
        }
        let isNavigation = fields["Sec-Fetch-Mode"] == "navigate"
        if fields["RSC"] != nil { return .navigation(target: head.target) }
        if let id = fields["Next-Action"], let body {
            let tree = takesTree ? fields["Next-Router-State-Tree"].map(Self.percentDecoded) : nil
            return .action(id: id, body: body, tree: tree, nextURL: fields["Next-Url"])
        } else if isNavigation, let body {
            return .form(target: head.target, body: body)
        } else if isNavigation {
            return fields["Referer"] == nil ? .page : .formRedirect(target: head.target)
        }
        return .fetch(method: head.method, target: head.target, body: body)
    }

    /// The response's description; what it compresses is left to the profile.
    func response(_ profile: FrameworkProfile, _ head: ResponseHead) -> Response {
        var response = Response(responseKind(head), status: head.status)
        response.contentType = head.fields["Content-Type"]
        response.contentLength = head.fields["Content-Length"].flatMap { Int($0) }
        if response.contentType != nil, head.status != 303 || response.kind == .action {
            response.coding = profile.responses.coding(
                of: response.kind,
                accepting: fields["Accept-Encoding"] ?? "",
                announcedByteCount: response.contentLength
            )
        }
        switch head.fields["x-action-revalidated"] {
        case "1", "[[],1,0]": response.revalidation = .path
        case "[[],0,1]": response.revalidation = .cookie
        default: response.revalidation = .nothing
        }
        response.cookies = head.fields.values(of: "Set-Cookie")
        let suffix = profile.actions?.redirectSuffix ?? ""
        response.location =
            head.fields["x-action-redirect"].map { String($0.dropLast(suffix.count)) }
            ?? head.fields["Location"]
        response.entityTag = head.fields["ETag"]
        response.isPrerendered = head.fields["x-nextjs-cache"] == "HIT"
        response.isInterceptable = fields["Next-Url"] != nil && response.kind == .action
        response.date = head.fields["Date"] ?? ""
        return response
    }

    private func responseKind(_ head: ResponseHead) -> ResponseKind {
        let isRows = head.fields["Content-Type"] == "text/x-component"
        switch approach {
        case "action-flight": return .action
        case "form-nojs": return request.head.method == "POST" ? .form : .page
        case "page": return isRows ? .navigation : .page
        case "error" where head.fields["Cache-Control"]?.hasPrefix("private") == true: return .page
        case "error": return isRows ? .action : .form
        default: return .api
        }
    }

    private static func percentDecoded(_ text: String) -> String {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        let bytes = parts.dropFirst().flatMap { part -> [UInt8] in
            [UInt8(part.prefix(2), radix: 16) ?? 0x3F] + Array(part.dropFirst(2).utf8)
        }
        return String(decoding: Array((parts.first ?? "").utf8) + bytes, as: UTF8.self)
    }
}
