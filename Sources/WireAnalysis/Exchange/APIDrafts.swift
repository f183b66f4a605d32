internal import WireCore
internal import WireFrameworks
internal import WireJSON

extension DraftContext {
    /// The call as a JSON API request.
    func apiJSON() throws(DraftFailure) -> ExchangeDraft {
        let body = try jsonRequest()
        return try api(
            RequestBody(contentType: RequestBody.json, byteCount: body.bytes.count),
            body
        )
    }

    private func jsonRequest() throws(DraftFailure) -> CheckedBody {
        guard !["GET", "HEAD", "DELETE"].contains(sample.api.method),
            let sent = sample.api.body ?? argument
        else { return CheckedBody() }
        return try json(sent, "the JSON request")
    }

    func makeArgument() -> Payload? {
        let arguments = sample.arguments
        switch arguments.count(0) {
        case 0: return nil
        case 1: return arguments.subtree(1)
        default: return arguments
        }
    }

    func makeJSONResult() throws(DraftFailure) -> CheckedBody {
        let body = try json(sample.result, "the JSON answer")
        return CheckedBody(
            body.bytes,
            body.ledger,
            losses: body.losses.map { $0.within("result") }
        )
    }

    /// A value as JSON; no body when it vanishes.
    private func json(_ sent: Payload, _ what: String) throws(DraftFailure) -> CheckedBody {
        guard let plain = try plain(sent) else { return CheckedBody() }
        return try wrap { () throws(WireError) in
            let body = try JSONCodec().encoded(plain)
            let received = try readBack(what) { () throws(WireError) in
                try JSONCodec().decode(body)
            }
            let ledger = JSONLedger.ledger(of: received)
            try verify(ledger, body, what)
            return CheckedBody(body, ledger, losses: Loss.between(sent, received))
        }
    }

    func plain(_ payload: Payload) throws(DraftFailure) -> Payload? {
        do {
            return try PlainValue.plain(payload)
        } catch {
            throw .refused(error.reason)
        }
    }

    /// The exchange around an API request, whatever its body is: request line and JSON answer.
    func api(
        _ content: RequestBody,
        _ body: CheckedBody
    ) throws(DraftFailure) -> ExchangeDraft {
        var answer = Response(.api, status: sample.api.status)
        let hasContent = sample.api.method != "HEAD" && ![204, 205, 304].contains(answer.status)
        let answerBody = hasContent ? try jsonResult.get() : CheckedBody()
        if answerBody.bytes.isEmpty { answer.contentType = nil }
        return ExchangeDraft(
            request: .fetch(
                method: sample.api.method,
                target: sample.api.path,
                body: body.bytes.isEmpty ? nil : content
            ),
            requestBody: body,
            answer: answer,
            answerBody: answerBody
        )
    }

    /// Carries an error of a codec on as the failure of the draft.
    func wrap<Value>(_ body: () throws(WireError) -> Value) throws(DraftFailure) -> Value {
        do {
            return try body()
        } catch {
            throw .failed(error)
        }
    }
}
