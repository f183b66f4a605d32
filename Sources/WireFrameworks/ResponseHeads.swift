package import WireHTTP

extension Response {
    /// Whether it redirects to a page of the same server, which it then brings along.
    fileprivate var redirectsWithin: Bool { location?.utf8.first == 0x2F }
}

extension FrameworkProfile {
    /// Builds the response head as the server sends it on HTTP/1.1, names and order included.
    package func responseHead(for response: Response) -> ResponseHead {
        var fields = HeaderList()
        if responses.vary.isEmpty {
            appendPlain(response, to: &fields)
        } else {
            appendVary(response, to: &fields)
            switch response.kind {
            case .api: appendRouteHandler(response, to: &fields)
            case .action where response.redirectsWithin: appendActionRedirect(response, to: &fields)
            case .action, .form: appendAction(response, to: &fields)
            case .page, .navigation: appendPage(response, to: &fields)
            }
        }
        appendConnection(response, to: &fields)
        return ResponseHead(status: response.status, fields: fields)
    }

    private func appendPlain(_ response: Response, to fields: inout HeaderList) {
        appendCookies(response, to: &fields)
        fields.append("Location", response.location)
        fields.append("Content-Type", response.contentType)
    }

    /// `Vary` is written by Next.js; where the response could be compressed, the middleware that
    /// does it writes it again with a capital and its own entry.
    private func appendVary(_ response: Response, to fields: inout HeaderList) {
        var names = responses.vary
        if response.isInterceptable, let actions { names.append(actions.nextURLHeader) }
        let isCompressible =
            responses.compressed.contains(response.kind) && response.contentType != nil
        if isCompressible { names.append("Accept-Encoding") }
        let name = response.kind == .api && !isCompressible ? "vary" : "Vary"
        fields.append(name, names.joined(separator: ", "))
    }

    /// A route handler's headers come from a `Headers` object, so their names are lower case.
    private func appendRouteHandler(_ response: Response, to fields: inout HeaderList) {
        fields.append("location", response.location)
        fields.append("content-type", response.contentType)
        for cookie in response.cookies { fields.append("set-cookie", cookie) }
    }

    private func appendAction(_ response: Response, to fields: inout HeaderList) {
        fields.append("Cache-Control", Self.uncached)
        appendCookies(response, to: &fields)
        if response.kind == .action || response.location != nil && responses.formRedirect == .page {
            appendRevalidation(response, to: &fields)
        }
        if response.kind == .form {
            fields.append("Location", response.location)
        } else {
            appendRedirect(response, to: &fields)
        }
        if response.contentType != nil { appendPoweredBy(response, to: &fields) }
        fields.append("ETag", response.entityTag)
        fields.append("Content-Type", response.contentType)
    }

    /// The response is copied from a request that the server makes to itself for the target page,
    /// so its names are lower case and its cache policy is the target's.
    private func appendActionRedirect(_ response: Response, to fields: inout HeaderList) {
        let prerendered = response.isPrerendered ? responses.prerendered : nil
        fields.append("cache-control", prerendered?.cacheControl ?? Self.privateUncached)
        for cookie in response.cookies { fields.append("set-cookie", cookie) }
        appendRevalidation(response, to: &fields)
        appendRedirect(response, to: &fields)
        fields.append("content-type", response.contentType)
        fields.append("date", response.date)
        fields.append("etag", response.entityTag)
        for field in prerendered?.redirectFields ?? [:] { fields.append(field.name, field.value) }
        appendPoweredBy(response, to: &fields)
    }

    private func appendPage(_ response: Response, to fields: inout HeaderList) {
        let prerendered = response.isPrerendered ? responses.prerendered : nil
        for field in prerendered?.pageFields ?? [:] { fields.append(field.name, field.value) }
        appendPoweredBy(response, to: &fields)
        fields.append("Cache-Control", prerendered?.cacheControl ?? Self.privateUncached)
        appendCookies(response, to: &fields)
        fields.append("ETag", response.entityTag)
        fields.append("Content-Type", response.contentType)
    }

    private func appendConnection(_ response: Response, to fields: inout HeaderList) {
        fields.append("Content-Encoding", response.coding)
        fields.append("Content-Length", response.contentLength.map(String.init))
        if fields["date"] == nil { fields.append("Date", response.date) }
        fields.append("Connection", "keep-alive")
        fields.append("Keep-Alive", "timeout=5")
        let hasNoBody = response.status == 204 || response.status == 304
        let isChunked = response.contentLength == nil && !hasNoBody
        fields.append("Transfer-Encoding", isChunked ? "chunked" : nil)
    }

    private func appendRedirect(_ response: Response, to fields: inout HeaderList) {
        let suffix = actions?.redirectSuffix ?? ""
        fields.append("x-action-redirect", response.location.map { $0 + suffix })
    }

    private func appendCookies(_ response: Response, to fields: inout HeaderList) {
        for cookie in response.cookies { fields.append("Set-Cookie", cookie) }
    }

    /// The header is on rendered pages; a plain text in their stead does without it.
    private func appendPoweredBy(_ response: Response, to fields: inout HeaderList) {
        guard responses.poweredBy.contains(response.kind), response.contentType != "text/plain"
        else {
            return
        }
        fields.append("X-Powered-By", "Next.js")
    }

    private func appendRevalidation(_ response: Response, to fields: inout HeaderList) {
        let isStale = response.revalidation != .nothing
        switch actions?.revalidation {
        case .triple(let onFailure):
            guard onFailure || response.status < 500 else { return }
            let tag = response.revalidation == .path ? 1 : 0
            let cookie = response.revalidation == .cookie ? 1 : 0
            fields.append("x-action-revalidated", "[[],\(tag),\(cookie)]")
        case .flag: fields.append("x-action-revalidated", isStale ? "1" : nil)
        case nil: return
        }
    }

    private static let uncached = "no-cache, no-store, max-age=0, must-revalidate"
    private static let privateUncached = "private, " + uncached
}
