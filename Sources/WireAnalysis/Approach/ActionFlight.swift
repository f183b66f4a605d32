internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireMultipart

extension Approach {
    /// A React Flight Server Action.
    package static let actionFlight = Self(ActionFlight())
}

/// A call as a React Flight Server Action, as the framework's client writes it and its server
/// responds.
struct ActionFlight: ApproachDefinition {
    let name = "action-flight"
    let isSerial = true
    let isStreamed = true
    let rendersPage = true

    func draft(in context: DraftContext) throws(WireError) -> ExchangeDraft {
        let rules = try context.actionRules()
        let id = context.actionID(rules)
        let sample = context.sample
        let document =
            sample.action.form
            ? try Self.withHiddenField("$ACTION_ID_" + id, in: sample.call) : sample.call
        let call = FlightCall(
            document: document,
            arguments: sample.action.form ? document.subtree(1) : sample.arguments,
            envelope: envelope(sample, rules),
            multipart: MultipartCodec(boundary: context.boundary)
        )
        let request = try call.request()
        var response = Response(.action)
        if sample.action.revalidates { response.revalidation = .path }
        var draft = ExchangeDraft(
            request: .action(id: id, body: RequestBody(request)),
            requestBody: request,
            response: response,
            responseBody: try call.response()
        )
        if sample.action.revalidates { draft.add(sample.page.flight) }
        return draft
    }

    /// What the framework wraps around results.
    private func envelope(_ sample: Sample, _ rules: ActionRules) -> FlightEnvelope {
        var envelope = FlightEnvelope(rules, buildID: sample.buildID ?? rules.buildID)
        if let query = sample.action.page.firstIndex(of: "?") {
            envelope.search = String(sample.action.page[query...])
        }
        return envelope
    }

    func objection(to need: Sample.Need) -> Objection? {
        switch need {
        case .binaryStream: nil
        case .webhook, .publicAPI: .noStableAddress
        case .customHeaders: .fixedHeaders
        case .caching: .uncacheable
        case .withoutJavaScript: .needsJavaScript
        case .errorStatus: .fixedStatus
        case .parallelCalls: .serialCalls
        }
    }

    /// The call with React's hidden field before the user's own in its form, as a form's action
    /// gets it also when JavaScript runs.
    ///
    /// - Throws: `sample.notCarried` when the last argument is no form.
    private static func withHiddenField(
        _ name: String,
        in call: Payload
    ) throws(WireError) -> Payload {
        let arguments = Array(call.entries(1))
        guard let form = arguments.last, call.kind(form) == .form else {
            throw .cannotCarry("action.form is set, but the last argument is no form data")
        }
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.begin(.array)
        for argument in arguments.dropLast() {
            builder.copy(argument, of: call)
        }
        builder.begin(.form)
        builder.key(name)
        builder.string("")
        for entry in call.entries(form) { builder.copy(entry, of: call) }
        builder.end()
        builder.end()
        builder.copy(call.end(1), of: call)
        builder.end()
        return builder.finish()
    }
}

/// A call in Flight: its arguments and its result, and what writes and reads them.
private struct FlightCall: Sendable {
    /// `[[argument, …], result]`, with the hidden field that travels along.
    let document: Payload
    let arguments: Payload
    let envelope: FlightEnvelope
    let multipart: MultipartCodec

    private var options: FlightReadingOptions {
        FlightReadingOptions(envelope.dialect, temporary: true)
    }

    /// Builds that know no temporary references write none.
    private var writer: FlightReplyWriter { FlightReplyWriter(envelope.dialect, temporary: true) }

    // MARK: Request

    /// The arguments as React's client writes them: one text, or a form with a part for each.
    func request() throws(WireError) -> MessageBody {
        let what = "the action's request"
        return try MessageBody(
            what,
            encode: { () throws(WireError) in try write(what) },
            decode: { body throws(WireError) in try read(body, what) },
            examine: { body, read in
                MessageBody.Contents(
                    value: read.value,
                    ledger: read.form?.replyLedger(of: body.bytes)
                        ?? FlightLedger.reply(body.bytes.span),
                    losses: Loss.between(arguments, read.value),
                    longestField: read.form?.longestField
                )
            }
        )
    }

    /// - Throws: `sample.notCarried` when React's client cannot write the arguments.
    private func write(_ what: String) throws(WireError) -> MessageBody.Encoded {
        let reply: FlightReply
        do throws(WireError) {
            reply = try writer.write(arguments)
        } catch {
            throw .cannotCarry(error.reason)
        }
        switch reply {
        case .text(let text):
            return MessageBody.Encoded(bytes: text, contentType: RequestBody.text)
        case .form(let form): return try multipart.body(of: form, what)
        }
    }

    private func read(
        _ body: MessageBody.Encoded,
        _ what: String
    ) throws(WireError) -> (value: Payload, form: ReadForm?) {
        let form =
            body.contentType == RequestBody.text
            ? nil : try ReadForm(body, multipart.boundary, what)
        var diagnostics = Diagnostics()
        do throws(WireError) {
            let value = try FlightReplyReader(options)
                .read(form.map { .form($0.value) } ?? .text(body.bytes), diagnostics: &diagnostics)
            return (value, form)
        } catch {
            // React's own guard, `arraySizeLimit` of decodeReply.
            guard error.code == FlightError.arrayBudget else { throw error }
            throw .cannotCarry("React's server refuses it: \(error.reason)")
        }
    }

    // MARK: Response

    /// The result as the framework's server responds with it.
    func response() throws(WireError) -> MessageBody {
        let place = document.end(1)
        let result = document.subtree(place)
        // Only what the result shares with the arguments needs a path.
        let shares = document.nodes[place...].contains { $0.kind == .use && $0.low < place }
        let paths = shares ? try writer.temporaryPaths(in: document, arguments: 1) : [:]
        return try MessageBody(
            "the action's response",
            encode: { () throws(WireError) in
                let stream = try envelope.write(document, result: place, temporary: paths)
                return MessageBody.Encoded(bytes: stream.bytes, contentType: "text/x-component")
            },
            decode: { body throws(WireError) in
                var reader = FlightResponseReader(options, keepsRows: true)
                try reader.consume(body.bytes.span)
                var diagnostics = Diagnostics()
                let response = try reader.finish(diagnostics: &diagnostics)
                let result = Result { () throws(WireError) in try envelope.result(of: response) }
                return (result, reader.rowsRead)
            },
            examine: { body, read throws(WireError) in
                let (received, rows) = read
                return MessageBody.Contents(
                    value: try? received.get(),
                    ledger: envelope.ledger(of: rows, in: body.bytes.span),
                    losses: try losses(of: result, received),
                    rows: rows
                )
            }
        )
    }

    /// What the response loses of the result.
    ///
    /// - Throws: `sample.notCarried` when React responds with an error since it cannot write the
    ///   result.
    private func losses(
        of result: Payload,
        _ received: Result<Payload, WireError>
    ) throws(WireError) -> [Loss] {
        do throws(WireError) {
            return Loss.between(result, try received.get(), from: .result).filter {
                // The client finds its own arguments again behind temporary references.
                $0.to != PayloadNode.Kind.temporary.label
            }
        } catch {
            guard error.code == FlightError.serverError else { throw error }
            guard result.kind(0) == .rejection else {
                throw .cannotCarry("React cannot write the result, and responds with an error")
            }
            // In production only the digest of an error leaves the server.
            return [Loss(path: "result", from: "rejection", to: "its digest", dropsData: true)]
        }
    }
}
