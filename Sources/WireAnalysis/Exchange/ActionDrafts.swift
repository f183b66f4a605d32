internal import WireCore
internal import WireFlight
internal import WireHTTP
internal import WireJSON
internal import WireMultipart

extension DraftContext {
    /// The boundary of every multipart body.
    var boundary: MultipartBoundary {
        sample.boundary.map { MultipartBoundary($0) } ?? MultipartBoundary(RequestBody.boundary)
    }

    /// The action's id: the sample's, or one of the right shape made from its name.
    func actionID(_ rules: ActionRules) -> String {
        sample.action.id
            ?? ActionID.make(
                from: sample.name,
                declaredArguments: sample.arguments.count(0),
                shape: rules.ids
            )
    }

    /// The rules of the profile's actions.
    ///
    /// - Throws: a refusal when the profile has none.
    func actionRules() throws(DraftFailure) -> (ActionRules, FlightEnvelope.Framework) {
        guard let rules = profile.actions,
            let framework = FlightEnvelope.Framework(rawValue: profile.name)
        else { throw .refused("the profile \(profile.name) has no actions") }
        return (rules, framework)
    }

    /// The call as a React Flight Server Action.
    func actionFlight() throws(DraftFailure) -> ExchangeDraft {
        let (rules, framework) = try actionRules()
        let id = actionID(rules)
        let call = try sample.action.form ? withHiddenFields(id) : sample.call
        let (body, contentType) = try actionRequest(call, framework.dialect)
        var answer = Answer(.action)
        if sample.action.revalidates { answer.revalidation = .path }
        var draft = ExchangeDraft(
            request: .action(
                id: id,
                body: RequestBody(contentType: contentType, byteCount: body.bytes.count)
            ),
            requestBody: body,
            answer: answer,
            answerBody: try actionAnswer(call, framework)
        )
        if sample.action.revalidates { draft.add(sample.page.flight) }
        return draft
    }

    // MARK: Request

    private func actionRequest(
        _ call: Payload,
        _ dialect: FlightDialect
    ) throws(DraftFailure) -> (body: CheckedBody, contentType: String) {
        let arguments = sample.action.form ? call.subtree(1) : sample.arguments
        let reply: FlightReply
        do throws(WireError) {
            // Builds that know no temporary references write none.
            reply = try FlightReplyWriter(dialect, temporary: true).write(arguments)
        } catch {
            throw .refused(error.reason)
        }
        let reader = FlightReplyReader(FlightReadingOptions(dialect, temporary: true))
        let received = try wrap { () throws(WireError) in
            try readBack("the action's request") { () throws(WireError) in
                var diagnostics = Diagnostics()
                return try reader.read(reply, diagnostics: &diagnostics)
            }
        }
        let losses = Loss.between(arguments, received)
        switch reply {
        case .text(let text):
            let ledger = FlightLedger.reply(text.span)
            try wrap { () throws(WireError) in
                try verify(ledger, text, "the action's request")
            }
            return (CheckedBody(text, ledger, losses: losses), RequestBody.text)
        case .form(let form):
            let what = "the action's request"
            var read = try multipart(form, what, marksHiddenFields: true)
            read.attributeNumberedParts()
            try wrap { () throws(WireError) in try verify(read.ledger, read.body, what) }
            return (
                CheckedBody(read.body, read.ledger, losses: losses),
                MultipartCodec(boundary: boundary).contentType
            )
        }
    }

    /// Multipart data, read back and weighed.
    ///
    /// - Throws: a refusal when servers do not take the body, as with a control character in a name.
    func multipart(
        _ form: Payload,
        _ what: String,
        marksHiddenFields: Bool = false
    ) throws(DraftFailure) -> MultipartBody {
        // Said before a body is made that is not sent.
        guard form.count(0) <= DecodingLimits.standard.parts else { throw Self.tooManyParts(what) }
        let codec = MultipartCodec(boundary: boundary)
        let body = try wrap { () throws(WireError) in try codec.encoded(form) }
        let parts: [MultipartPart]
        do throws(WireError) {
            var reader = try MultipartReader(boundary: boundary)
            try reader.consume(body.span)
            try reader.finish()
            parts = reader.parts
        } catch {
            throw .refused("servers do not take \(what): \(error.code.name)")
        }
        let ledger = MultipartLedger.ledger(
            of: body.span,
            parts: parts,
            marksHiddenFields: marksHiddenFields
        )
        try wrap { () throws(WireError) in try verify(ledger, body, what) }
        return MultipartBody(body: body, parts: parts, ledger: ledger)
    }

    /// The refusal of a body with more parts than servers take.
    static func tooManyParts(_ what: String) -> DraftFailure {
        .refused("servers do not take \(what): \(WireError.Code.multipartTooManyParts.name)")
    }

    /// The call with React's hidden field before the user's own in its form, as a form's action
    /// gets it also when JavaScript runs.
    func withHiddenFields(_ id: String) throws(DraftFailure) -> Payload {
        let arguments = Array(sample.call.entries(1))
        guard let form = arguments.last, sample.call.kind(form) == .form else {
            throw .refused("action.form is set, but the last argument is no form data")
        }
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.begin(.array)
        for argument in arguments.dropLast() {
            builder.copy(argument, of: sample.call)
        }
        builder.begin(.form)
        builder.key("$ACTION_ID_" + id)
        builder.string("")
        for entry in sample.call.entries(form) {
            builder.copy(entry, of: sample.call)
        }
        builder.end()
        builder.end()
        builder.copy(sample.call.end(1), of: sample.call)
        builder.end()
        return builder.finish()
    }

    // MARK: Answer

    /// What the framework wraps around results.
    func envelope(_ framework: FlightEnvelope.Framework) -> FlightEnvelope {
        var envelope = FlightEnvelope(
            framework,
            buildId: sample.buildID ?? profile.actions?.buildID
        )
        if let query = sample.action.page.firstIndex(of: "?") {
            envelope.search = String(sample.action.page[query...])
        }
        return envelope
    }

    private func actionAnswer(
        _ call: Payload,
        _ framework: FlightEnvelope.Framework
    ) throws(DraftFailure) -> CheckedBody {
        let dialect = framework.dialect
        let envelope = envelope(framework)
        let result = call.end(1)
        let writer = FlightReplyWriter(dialect, temporary: true)
        let stream = try wrap { () throws(WireError) in
            // Only what the result shares with the arguments needs a path.
            let shares = call.nodes[result...].contains { $0.kind == .use && $0.low < result }
            let paths = shares ? try writer.temporaryPaths(in: call, arguments: 1) : [:]
            return try envelope.write(call, result: result, temporary: paths).bytes
        }
        let losses = try answerLosses(stream, envelope, call.subtree(result))
        let ledger = try wrap { () throws(WireError) in
            let ledger = try FlightLedger.response(stream.span, dialect, envelope: envelope)
            try verify(ledger, stream, "the action's answer")
            return ledger
        }
        return CheckedBody(stream, ledger, losses: losses.map { $0.within("result") })
    }

    /// What the answer loses of the result.
    ///
    /// - Throws: a refusal when React answers with an error since it cannot write the result.
    private func answerLosses(
        _ stream: [UInt8],
        _ envelope: FlightEnvelope,
        _ result: Payload
    ) throws(DraftFailure) -> [Loss] {
        let answer = try wrap { () throws(WireError) in
            try readBack("the action's answer") { () throws(WireError) in
                var diagnostics = Diagnostics()
                return try FlightResponseReader.read(
                    stream.span,
                    FlightReadingOptions(envelope.framework.dialect, temporary: true),
                    diagnostics: &diagnostics
                )
            }
        }
        do throws(WireError) {
            return Loss.between(result, try envelope.result(of: answer)).filter {
                // The client finds its own arguments again behind temporary references.
                $0.to != PayloadNode.Kind.temporary.label
            }
        } catch {
            guard error.code == .flightServerError else {
                return try wrap { () throws(WireError) in
                    try readBack("the action's answer") { () throws(WireError) in throw error }
                }
            }
            guard result.kind(0) == .rejection else {
                throw .refused("React cannot write the result, and answers with an error")
            }
            // In production only the digest of an error leaves the server.
            return [Loss(path: "$", from: "rejection", to: "its digest", dropsData: true)]
        }
    }
}

/// Multipart data as servers read it.
struct MultipartBody {
    let body: [UInt8]
    let parts: [MultipartPart]
    private(set) var ledger: Ledger

    /// The form that a server gets.
    var form: Payload {
        var diagnostics = Diagnostics(limit: 0)
        return MultipartCodec.form(of: body.span, parts, diagnostics: &diagnostics)
    }

    /// Divides the texts of React's numbered parts, which are JSON with tags, among their owners.
    mutating func attributeNumberedParts() {
        for part in parts
        where part.file == nil && part.name.allSatisfy({ (0x30...0x39).contains($0) }) {
            ledger.add(-part.content.count, to: .value)
            ledger.add(FlightLedger.reply(body.span.extracting(part.content)))
        }
    }
}

extension ExchangeDraft {
    /// Adds a page to the answer, as far as the sample knows it.
    mutating func add(_ content: Sample.Page.Content?) {
        switch content {
        case .bytes(let bytes):
            var ledger = answerBody.ledger
            ledger.add(bytes.count, to: .page)
            answerBody = CheckedBody(answerBody.bytes + bytes, ledger, losses: answerBody.losses)
            page = .included
        case .byteCount(let count): page = .byteCount(count)
        case nil: page = .unknown
        }
    }
}

extension Loss {
    /// The same loss, its path seen from something that is not the arguments.
    func within(_ root: String) -> Self {
        var copy = self
        copy.path = root + path.dropFirst()
        return copy
    }
}
