public import WireHTTP

extension Answer {
    /// Whether it redirects to a page of the same server, which it then brings along.
    fileprivate var redirectsWithin: Bool { location?.utf8.first == 0x2F }
}

extension FrameworkProfile {
    /// Builds the response head as the server sends it on HTTP/1.1, names and order included.
    public func responseHead(for answer: Answer) -> ResponseHead {
        var fields = HeaderList()
        if answers.vary.isEmpty {
            appendPlain(answer, to: &fields)
        } else {
            appendVary(answer, to: &fields)
            switch answer.kind {
            case .api: appendRouteHandler(answer, to: &fields)
            case .action where answer.redirectsWithin: appendActionRedirect(answer, to: &fields)
            case .action, .form: appendAction(answer, to: &fields)
            case .page, .navigation: appendPage(answer, to: &fields)
            }
        }
        appendConnection(answer, to: &fields)
        return ResponseHead(status: answer.status, fields: fields)
    }

    private func appendPlain(_ answer: Answer, to fields: inout HeaderList) {
        appendCookies(answer, to: &fields)
        fields.append("Location", answer.location)
        fields.append("Content-Type", answer.contentType)
    }

    /// `Vary` is written by Next.js; where the answer could be compressed, the middleware that
    /// does it writes it again with a capital and its own entry.
    private func appendVary(_ answer: Answer, to fields: inout HeaderList) {
        var names = answers.vary
        if answer.isInterceptable, let actions { names.append(actions.nextURLHeader) }
        let isCompressible = answers.compressed.contains(answer.kind) && answer.contentType != nil
        if isCompressible { names.append("Accept-Encoding") }
        let name = answer.kind == .api && !isCompressible ? "vary" : "Vary"
        fields.append(name, names.joined(separator: ", "))
    }

    /// A route handler's headers come from a `Headers` object, so their names are lower case.
    private func appendRouteHandler(_ answer: Answer, to fields: inout HeaderList) {
        fields.append("location", answer.location)
        fields.append("content-type", answer.contentType)
        for cookie in answer.cookies { fields.append("set-cookie", cookie) }
    }

    private func appendAction(_ answer: Answer, to fields: inout HeaderList) {
        fields.append("Cache-Control", Self.uncached)
        appendCookies(answer, to: &fields)
        if answer.kind == .action || answer.location != nil && answers.formRedirect == .page {
            appendRevalidation(answer, to: &fields)
        }
        if answer.kind == .form {
            fields.append("Location", answer.location)
        } else {
            appendRedirect(answer, to: &fields)
        }
        if answer.contentType != nil { appendPoweredBy(answer, to: &fields) }
        fields.append("ETag", answer.entityTag)
        fields.append("Content-Type", answer.contentType)
    }

    /// The answer is copied from a request that the server makes to itself for the target page,
    /// so its names are lower case and its cache policy is the target's.
    private func appendActionRedirect(_ answer: Answer, to fields: inout HeaderList) {
        let prerendered = answer.isPrerendered ? answers.prerendered : nil
        fields.append("cache-control", prerendered?.cacheControl ?? Self.privateUncached)
        for cookie in answer.cookies { fields.append("set-cookie", cookie) }
        appendRevalidation(answer, to: &fields)
        appendRedirect(answer, to: &fields)
        fields.append("content-type", answer.contentType)
        fields.append("date", answer.date)
        fields.append("etag", answer.entityTag)
        for field in prerendered?.redirectFields ?? [:] { fields.append(field.name, field.value) }
        appendPoweredBy(answer, to: &fields)
    }

    private func appendPage(_ answer: Answer, to fields: inout HeaderList) {
        let prerendered = answer.isPrerendered ? answers.prerendered : nil
        for field in prerendered?.pageFields ?? [:] { fields.append(field.name, field.value) }
        appendPoweredBy(answer, to: &fields)
        fields.append("Cache-Control", prerendered?.cacheControl ?? Self.privateUncached)
        appendCookies(answer, to: &fields)
        fields.append("ETag", answer.entityTag)
        fields.append("Content-Type", answer.contentType)
    }

    private func appendConnection(_ answer: Answer, to fields: inout HeaderList) {
        fields.append("Content-Encoding", answer.coding)
        fields.append("Content-Length", answer.contentLength.map(String.init))
        if fields["date"] == nil { fields.append("Date", answer.date) }
        fields.append("Connection", "keep-alive")
        fields.append("Keep-Alive", "timeout=5")
        let hasNoBody = answer.status == 204 || answer.status == 304
        let isChunked = answer.contentLength == nil && !hasNoBody
        fields.append("Transfer-Encoding", isChunked ? "chunked" : nil)
    }

    private func appendRedirect(_ answer: Answer, to fields: inout HeaderList) {
        let suffix = actions?.redirectSuffix ?? ""
        fields.append("x-action-redirect", answer.location.map { $0 + suffix })
    }

    private func appendCookies(_ answer: Answer, to fields: inout HeaderList) {
        for cookie in answer.cookies { fields.append("Set-Cookie", cookie) }
    }

    /// The header is on rendered pages; a plain text in their stead does without it.
    private func appendPoweredBy(_ answer: Answer, to fields: inout HeaderList) {
        guard answers.poweredBy.contains(answer.kind), answer.contentType != "text/plain" else {
            return
        }
        fields.append("X-Powered-By", "Next.js")
    }

    private func appendRevalidation(_ answer: Answer, to fields: inout HeaderList) {
        let isStale = answer.revalidation != .nothing
        switch actions?.revalidation {
        case .triple(let onFailure):
            guard onFailure || answer.status < 500 else { return }
            let tag = answer.revalidation == .path ? 1 : 0
            let cookie = answer.revalidation == .cookie ? 1 : 0
            fields.append("x-action-revalidated", "[[],\(tag),\(cookie)]")
        case .flag: fields.append("x-action-revalidated", isStale ? "1" : nil)
        case nil: return
        }
    }

    private static let uncached = "no-cache, no-store, max-age=0, must-revalidate"
    private static let privateUncached = "private, " + uncached
}
