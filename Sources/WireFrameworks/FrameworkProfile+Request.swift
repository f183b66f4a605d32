public import WireCore
public import WireHTTP

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
            guard let actions else { throw WireError(HTTPError.noActions, at: 0) }
            let tree = tree ?? RouterStateTree.json(ofPage: caller.page, grammar: actions.tree)
            head = caller.actionHead(actions, id: id, body: body, tree: tree, nextURL: nextURL)
        case .form(let target, let body):
            head = caller.formHead(target: target ?? caller.page, body: body)
        case .formRedirect(let target):
            head = caller.formRedirectHead(target: target)
        case .page:
            head = caller.pageHead()
        case .navigation(let target):
            guard let actions else { throw WireError(HTTPError.noActions, at: 0) }
            head = caller.navigationHead(actions, target: target)
        }
        caller.applyOverrides(to: &head.fields)
        return head
    }
}
