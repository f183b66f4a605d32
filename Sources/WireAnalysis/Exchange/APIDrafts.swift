internal import WireCore
internal import WireHTTP
internal import WireJSON

extension DraftContext {
    /// The call as a JSON API request.
    func apiJSON() throws(DraftFailure) -> ExchangeDraft {
        let (body, losses) = try jsonBody()
        let ledger = try ledger(json: body, "the JSON request")
        return try api(
            RequestBody(contentType: RequestBody.json, byteCount: body.count),
            body,
            ledger,
            losses
        )
    }

    /// The body of a JSON request, and what it loses of the arguments.
    private func jsonBody() throws(DraftFailure) -> ([UInt8], [Loss]) {
        guard !["GET", "HEAD", "DELETE"].contains(sample.api.method) else { return ([], []) }
        let sent = sample.api.body ?? argument()
        guard let sent, let plain = try plain(sent) else { return ([], []) }
        let body = try wrap { () throws(WireError) in try JSONCodec().encoded(plain) }
        let received = try wrap { () throws(WireError) in
            try readBack("the JSON request") { () throws(WireError) in
                try JSONCodec().decode(body)
            }
        }
        return (body, Loss.between(sent, received))
    }

    /// One argument as it is, several as an array, none as no body.
    func argument() -> Payload? {
        let arguments = sample.arguments
        switch arguments.count(0) {
        case 0: return nil
        case 1: return arguments.subtree(1)
        default: return arguments
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
        _ body: [UInt8],
        _ ledger: Ledger,
        _ losses: [Loss]
    ) throws(DraftFailure) -> ExchangeDraft {
        var answer = Answer(.api, status: sample.api.status)
        var answerBody: [UInt8] = []
        let hasContent = sample.api.method != "HEAD" && ![204, 205, 304].contains(answer.status)
        var losses = losses
        if hasContent, let result = try plain(sample.result) {
            answerBody = try wrap { () throws(WireError) in try JSONCodec().encoded(result) }
            losses += try resultLosses(answerBody)
        }
        if answerBody.isEmpty { answer.contentType = nil }
        return ExchangeDraft(
            request: .fetch(
                method: sample.api.method,
                target: sample.api.path,
                body: body.isEmpty ? nil : content
            ),
            requestBody: body,
            requestLedger: ledger,
            losses: losses,
            answer: answer,
            answerBody: answerBody,
            answerLedger: try self.ledger(json: answerBody, "the JSON answer")
        )
    }

    /// What the answer loses of the result; its paths begin with `result`.
    private func resultLosses(_ answer: [UInt8]) throws(DraftFailure) -> [Loss] {
        let received = try wrap { () throws(WireError) in
            try readBack("the JSON answer") { () throws(WireError) in
                try JSONCodec().decode(answer)
            }
        }
        return Loss.between(sample.result, received).map { loss in
            var loss = loss
            loss.path = "result" + loss.path.dropFirst()
            return loss
        }
    }

    func ledger(json body: [UInt8], _ what: String) throws(DraftFailure) -> Ledger {
        guard !body.isEmpty else { return Ledger() }
        return try wrap { () throws(WireError) in
            let ledger = try JSONLedger.ledger(of: body.span)
            try verify(ledger, body, what)
            return ledger
        }
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
