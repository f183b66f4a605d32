package import WireCore
package import WireHTTP

extension FrameworkProfile {
    /// Builds the request head as Chromium sends it on HTTP/1.1, names and order included.
    ///
    /// The order of a `fetch` request's fields follows Chromium's hash table of them. It was
    /// recorded for these requests; a header that an override adds stands where those of scripts
    /// were seen most often, before `Origin`, and `Cookie` stands last.
    ///
    /// - Throws: `http.noActions` for an action in a profile that has none.
    package func requestHead(
        for kind: RequestKind,
        from client: Client
    ) throws(WireError) -> RequestHead {
        var head: RequestHead
        switch kind {
        case .fetch(let method, let target, let body):
            head = client.fetchHead(method: method, target: target, body: body)
        case .action(let id, let body, let tree, let nextURL):
            guard let actions else { throw WireError(HTTPError.noActions, at: 0) }
            let tree = tree ?? RouterStateTree.json(ofPage: client.page, grammar: actions.tree)
            head = client.actionHead(actions, id: id, body: body, tree: tree, nextURL: nextURL)
        case .form(let target, let body):
            head = client.formHead(target: target ?? client.page, body: body)
        case .formRedirect(let target):
            head = client.formRedirectHead(target: target)
        case .page:
            head = client.pageHead()
        case .navigation(let target):
            guard let actions else { throw WireError(HTTPError.noActions, at: 0) }
            head = client.navigationHead(actions, target: target)
        }
        client.applyOverrides(to: &head.fields)
        return head
    }
}

// The heads that Chromium writes. Their order was recorded; that of `fetch` follows the browser's
// hash table of headers and is not the order in which a script sets them.

extension Client {
    private func opening(_ body: RequestBody?, emptyBody: Bool = false) -> HeaderList {
        var fields: HeaderList = ["Host": host, "Connection": "keep-alive"]
        fields.append("Content-Length", (body?.byteCount ?? (emptyBody ? 0 : nil)).map(String.init))
        return fields
    }

    private func close(_ fields: inout HeaderList, origin isSent: Bool) {
        fields.append("Origin", isSent ? origin : nil)
        fields.append("Sec-Fetch-Site", "same-origin")
        fields.append("Sec-Fetch-Mode", "cors")
        fields.append("Sec-Fetch-Dest", "empty")
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
        _ rules: ActionRules,
        id: String,
        body: RequestBody,
        tree: String,
        nextURL: String?
    ) -> RequestHead {
        var fields = opening(body)
        fields.append("sec-ch-ua-platform", browser.platform)
        fields.append(rules.idHeader, id)
        fields.append("Accept-Language", browser.acceptLanguage)
        fields.append("sec-ch-ua", browser.brands)
        fields.append("sec-ch-ua-mobile", "?0")
        fields.append(rules.treeHeader, RouterStateTree.encoded(tree))
        fields.append(rules.nextURLHeader, nextURL)
        fields.append("User-Agent", browser.userAgent)
        fields.append("Accept", "text/x-component")
        fields.append("Content-Type", body.contentType)
        close(&fields, origin: true)
        return RequestHead(method: "POST", target: page, fields: fields)
    }

    fileprivate func navigationHead(_ rules: ActionRules, target: String) -> RequestHead {
        let tree = RouterStateTree.json(ofPage: page, grammar: rules.tree)
        let path = page.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
        var fields = opening(nil)
        fields.append(rules.rowsHeader, "1")
        fields.append("sec-ch-ua-platform", browser.platform)
        fields.append("Accept-Language", browser.acceptLanguage)
        fields.append("sec-ch-ua", browser.brands)
        fields.append("sec-ch-ua-mobile", "?0")
        fields.append(rules.treeHeader, RouterStateTree.encoded(tree))
        fields.append(rules.nextURLHeader, String(Substring(path)))
        fields.append("User-Agent", browser.userAgent)
        fields.append("Accept", "*/*")
        close(&fields, origin: false)
        return RequestHead(method: "GET", target: target, fields: fields)
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
