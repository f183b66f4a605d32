public import WireCore

/// What a request's body is, as far as its head says it.
public struct RequestBody: Sendable, Hashable {
    /// The value of `Content-Type`; nil for none.
    public var contentType: String?
    /// The value of `Content-Length`.
    public var byteCount: Int

    /// Describes a body.
    public init(contentType: String?, byteCount: Int) {
        self.contentType = contentType
        self.byteCount = byteCount
    }

    /// The content type of JSON as `fetch` calls set it.
    public static let json = "application/json"
    /// The content type of an action's arguments when they are one text.
    public static let text = "text/plain;charset=UTF-8"
    /// The content type of a form without files or encoding type.
    public static let urlEncoded = "application/x-www-form-urlencoded"

    /// Returns the content type of multipart form data.
    public static func multipart(boundary: String) -> String {
        "multipart/form-data; boundary=\(boundary)"
    }

    /// A boundary as Chromium makes them, with fixed letters.
    public static let boundary = "----WebKitFormBoundarywireweight000000"
}

/// The requests a page makes that are weighed.
public enum RequestKind: Sendable, Hashable {
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
}

extension FrameworkProfile {
    /// Builds the request head as Chromium sends it on HTTP/1.1, names and order included.
    ///
    /// The order of a `fetch` request's fields follows Chromium's hash table of them. It was
    /// recorded for these requests; a header that an override adds stands where those of scripts
    /// were seen most often, before `Origin`, and `Cookie` stands last.
    ///
    /// - Throws: `http.noActions` for an action in a profile that has none.
    public func requestHead(
        for kind: RequestKind,
        from caller: Caller
    ) throws(WireError) -> RequestHead {
        var head: RequestHead
        switch kind {
        case .fetch(let method, let target, let body):
            head = caller.fetchHead(method: method, target: target, body: body)
        case .action(let id, let body, let tree, let nextURL):
            guard let actions else { throw WireError(.httpNoActions, at: 0) }
            let tree = tree ?? RouterStateTree.json(ofPage: caller.page, grammar: actions.tree)
            let own: HeaderList = [
                actions.idHeader: id, actions.treeHeader: RouterStateTree.encoded(tree),
            ]
            let nextURL = nextURL.map { HeaderField(actions.nextURLHeader, $0) }
            head = caller.actionHead(own: own, nextURL: nextURL, body: body)
        case .form(let target, let body):
            head = caller.formHead(target: target ?? caller.page, body: body)
        case .formRedirect(let target):
            head = caller.formRedirectHead(target: target)
        case .page:
            head = caller.pageHead()
        }
        caller.applyOverrides(to: &head.fields)
        return head
    }
}

extension Caller {
    private func opening(_ body: RequestBody?, emptyBody: Bool = false) -> HeaderList {
        var fields: HeaderList = ["Host": host, "Connection": "keep-alive"]
        fields.append("Content-Length", (body?.byteCount ?? (emptyBody ? 0 : nil)).map(String.init))
        return fields
    }

    private func close(_ fields: inout HeaderList, origin isSent: Bool, dest: String = "empty") {
        fields.append("Origin", isSent ? origin : nil)
        fields.append("Sec-Fetch-Site", "same-origin")
        fields.append("Sec-Fetch-Mode", "cors")
        fields.append("Sec-Fetch-Dest", dest)
        fields.append("Referer", referer)
        fields.append("Accept-Encoding", browser.acceptEncoding)
    }

    private func appendNavigation(to fields: inout HeaderList, site: String) {
        fields.append("Accept-Language", browser.acceptLanguage)
        fields.append("Accept", browser.acceptPage)
        fields.append("Sec-Fetch-Site", site)
        fields.append("Sec-Fetch-Mode", "navigate")
        fields.append("Sec-Fetch-User", "?1")
        fields.append("Sec-Fetch-Dest", "document")
    }

    private func appendHints(to fields: inout HeaderList) {
        fields.append("sec-ch-ua", browser.brands)
        fields.append("sec-ch-ua-mobile", "?0")
        fields.append("sec-ch-ua-platform", browser.platform)
    }

    /// The head of a `fetch`; a `POST` or `PUT` without a body says that its length is zero.
    fileprivate func fetchHead(method: String, target: String, body: RequestBody?) -> RequestHead {
        let isRead = method == "GET" || method == "HEAD"
        var fields = opening(body, emptyBody: method == "POST" || method == "PUT")
        fields.append("sec-ch-ua-platform", browser.platform)
        fields.append("User-Agent", browser.userAgent)
        fields.append("sec-ch-ua", browser.brands)
        if let contentType = body?.contentType {
            fields.append("Content-Type", contentType)
            fields.append("sec-ch-ua-mobile", "?0")
            fields.append("Accept-Language", browser.acceptLanguage)
        } else {
            fields.append("Accept-Language", browser.acceptLanguage)
            fields.append("sec-ch-ua-mobile", "?0")
        }
        fields.append("Accept", "*/*")
        close(&fields, origin: !isRead)
        return RequestHead(method: method, target: target, fields: fields)
    }

    fileprivate func actionHead(
        own: HeaderList,
        nextURL: HeaderField?,
        body: RequestBody
    ) -> RequestHead {
        var fields = opening(body)
        fields.append("sec-ch-ua-platform", browser.platform)
        fields.append(own[0].name, own[0].value)
        fields.append("Accept-Language", browser.acceptLanguage)
        fields.append("sec-ch-ua", browser.brands)
        fields.append("sec-ch-ua-mobile", "?0")
        fields.append(own[1].name, own[1].value)
        if let nextURL { fields.append(nextURL.name, nextURL.value) }
        fields.append("User-Agent", browser.userAgent)
        fields.append("Accept", "text/x-component")
        fields.append("Content-Type", body.contentType)
        close(&fields, origin: true)
        return RequestHead(method: "POST", target: page, fields: fields)
    }

    fileprivate func formHead(target: String, body: RequestBody) -> RequestHead {
        var fields = opening(body)
        fields.append("Cache-Control", "max-age=0")
        appendHints(to: &fields)
        fields.append("Upgrade-Insecure-Requests", "1")
        fields.append("Content-Type", body.contentType)
        fields.append("User-Agent", browser.userAgent)
        fields.append("Origin", origin)
        appendNavigation(to: &fields, site: "same-origin")
        fields.append("Referer", referer)
        fields.append("Accept-Encoding", browser.acceptEncoding)
        return RequestHead(method: "POST", target: target, fields: fields)
    }

    fileprivate func formRedirectHead(target: String) -> RequestHead {
        var fields = opening(nil)
        fields.append("Cache-Control", "max-age=0")
        fields.append("Upgrade-Insecure-Requests", "1")
        fields.append("User-Agent", browser.userAgent)
        appendNavigation(to: &fields, site: "same-origin")
        appendHints(to: &fields)
        fields.append("Referer", referer)
        fields.append("Accept-Encoding", browser.acceptEncoding)
        return RequestHead(method: "GET", target: target, fields: fields)
    }

    fileprivate func pageHead() -> RequestHead {
        var fields = opening(nil)
        appendHints(to: &fields)
        fields.append("Upgrade-Insecure-Requests", "1")
        fields.append("User-Agent", browser.userAgent)
        appendNavigation(to: &fields, site: "none")
        fields.append("Accept-Encoding", browser.acceptEncoding)
        return RequestHead(method: "GET", target: page, fields: fields)
    }

    fileprivate func applyOverrides(to fields: inout HeaderList) {
        for override in overrides {
            guard let value = override.value else {
                fields.remove(override.name)
                continue
            }
            guard !fields.replace(override.name, with: value) else { continue }
            let field = HeaderField(override.name, value)
            if field.isNamed("cookie") {
                fields.append("Cookie", value)
            } else {
                fields.insert(field, before: ["Origin", "Sec-Fetch-Site"])
            }
        }
    }
}
