internal import WireCompression
internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireJSON
internal import WireMultipart

extension DraftContext {
    /// The codec of one approach at work on the sample: what `draft` did once, to be repeated.
    ///
    /// Everything that is not the codec's own work, such as taking the arguments out of the sample,
    /// is done before. The draft has shown already that nothing here fails.
    func transcoder(
        _ approach: Approach,
        _ draft: ExchangeDraft
    ) throws(DraftFailure) -> Transcoder {
        switch approach {
        case .apiJSON: return jsonTranscoder(draft, request: jsonRequest(draft))
        case .apiMultipart: return jsonTranscoder(draft, request: multipartRequest(draft))
        case .actionFlight: return try actionTranscoder(draft)
        case .formNoJS:
            let (encode, decode) = formRequest(draft)
            return Transcoder(
                encodeRequest: encode,
                decodeRequest: decode,
                encodeAnswer: {},
                decodeAnswer: {}
            )
        }
    }

    private typealias Request = (encode: Stopwatch.Work, decode: Stopwatch.Work)

    private func jsonTranscoder(_ draft: ExchangeDraft, request: Request) -> Transcoder {
        let result = sample.result
        let answer = draft.answerBody.bytes
        return Transcoder(
            encodeRequest: request.encode,
            decodeRequest: request.decode,
            encodeAnswer: {
                if let plain = try? self.plain(result) { _ = try? JSONCodec().encoded(plain) }
            },
            decodeAnswer: { _ = try? JSONCodec().decode(answer) }
        )
    }

    private func jsonRequest(_ draft: ExchangeDraft) -> Request {
        let sent = sample.api.body ?? argument
        let body = draft.requestBody.bytes
        guard let sent, !body.isEmpty else { return ({}, {}) }
        return (
            { if let plain = try? self.plain(sent) { _ = try? JSONCodec().encoded(plain) } },
            { _ = try? JSONCodec().decode(body) }
        )
    }

    private func multipartRequest(_ draft: ExchangeDraft) -> Request {
        let sent = argument ?? sample.arguments
        let codec = MultipartCodec(boundary: boundary)
        let body = draft.requestBody.bytes
        return (
            {
                if let form = try? self.fields(of: sent, for: "the multipart request").0 {
                    _ = try? codec.encoded(form)
                }
            },
            { _ = try? codec.decode(body) }
        )
    }

    private func formRequest(_ draft: ExchangeDraft) -> Request {
        let sent = argument ?? sample.arguments
        let codec = MultipartCodec(boundary: boundary)
        let body = draft.requestBody.bytes
        return (
            {
                if let form = try? self.submitted(sent, hidden: "$ACTION_ID_") {
                    _ = try? codec.encoded(form)
                }
            },
            { _ = try? codec.decode(body) }
        )
    }

    private func actionTranscoder(_ draft: ExchangeDraft) throws(DraftFailure) -> Transcoder {
        let rules = try actionRules()
        let dialect = rules.dialect
        let call = try sample.action.form ? withHiddenFields(actionID(rules)) : sample.call
        let arguments = sample.action.form ? call.subtree(1) : sample.arguments
        let writer = FlightReplyWriter(dialect, temporary: true)
        let codec = MultipartCodec(boundary: boundary)
        let body = draft.requestBody.bytes
        let isForm: Bool =
            if case .form? = try? writer.write(arguments) { true } else { false }
        let reading = FlightReadingOptions(dialect, temporary: true)
        let replyReader = FlightReplyReader(reading)
        let envelope = envelope(rules)
        let result = call.end(1)
        let paths = (try? writer.temporaryPaths(in: call, arguments: 1)) ?? [:]
        let answer = draft.answerBody.bytes
        return Transcoder(
            encodeRequest: {
                if case .form(let form)? = try? writer.write(arguments) {
                    _ = try? codec.encoded(form)
                }
            },
            decodeRequest: {
                var diagnostics = Diagnostics()
                let reply: FlightReply? =
                    isForm ? (try? codec.decode(body)).map { .form($0) } : .text(body)
                if let reply { _ = try? replyReader.read(reply, diagnostics: &diagnostics) }
            },
            encodeAnswer: { _ = try? envelope.write(call, result: result, temporary: paths) },
            decodeAnswer: {
                var diagnostics = Diagnostics()
                let value = try? FlightResponseReader.read(
                    answer.span,
                    reading,
                    diagnostics: &diagnostics
                )
                if let value { _ = try? envelope.result(of: value) }
            }
        )
    }
}

/// One coding at work on one body; its tables are set up once, as a server keeps them.
final class CodingBench {
    private var compressor: Compressor
    private let body: [UInt8]
    private let compressed: [UInt8]
    private let coding: ContentCoding

    init?(_ coding: ContentCoding, _ body: [UInt8]) {
        guard var compressor = Compressor(coding) else { return nil }
        let whole = [0..<body.count]
        compressed = compressor.compress(body, pieces: whole).bytes
        self.compressor = compressor
        self.body = body
        self.coding = coding
    }

    func compress() { _ = compressor.compress(body, pieces: [0..<body.count]) }

    func inflate() {
        let body = compressed
        var diagnostics = Diagnostics()
        _ = try? ContentDecoder.decode(
            body.span,
            contentEncoding: coding.token,
            diagnostics: &diagnostics
        )
    }
}
