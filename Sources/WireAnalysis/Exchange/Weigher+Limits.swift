internal import WireCore
internal import WireFrameworks
internal import WireHTTP

extension Weigher {
    /// The bounds of the profile's server that a call goes beyond.
    func exceeded(
        _ draft: ExchangeDraft,
        _ head: RequestHead,
        _ sending: Sending
    ) -> [ExceededLimit] {
        var exceeded: [ExceededLimit] = []
        func check(_ limit: ServerLimit, _ value: Int) {
            guard value > limit.maximum else { return }
            exceeded.append(ExceededLimit(limit: limit, value: value))
        }
        check(.requestHead, ServerLimit.countedByteCount(of: head))
        if let actions = profile.actions {
            check(.actionBody, countedBody(draft, actions.bodyRule))
            if case .action = draft.request, let most = actions.argumentLimit,
                sample.arguments.count(0) > most
            {
                check(.actionArguments, sample.arguments.count(0))
            }
        }
        let response = max(draft.responseBody.bytes.count, sending.contentByteCount ?? 0)
        check(.functionBody, max(draft.requestBody.bytes.count, response))
        return exceeded
    }

    /// What of the body counts as that of an action; 0 for other requests.
    private func countedBody(_ draft: ExchangeDraft, _ rule: ActionBodyRule) -> Int {
        let body = draft.requestBody
        let isForm: Bool
        switch draft.request {
        case .action: isForm = false
        case .form: isForm = true
        default: return 0
        }
        // No count is larger than that of bytes.
        guard body.bytes.count > ServerLimit.actionBody.maximum else { return 0 }
        switch rule {
        case .wholeBody: return body.bytes.count
        case .textAndFields:
            if isForm { return 0 }
            guard body.contentType != RequestBody.text else {
                return String(decoding: body.bytes, as: UTF8.self).utf16.count
            }
            return body.longestField ?? 0
        }
    }
}
