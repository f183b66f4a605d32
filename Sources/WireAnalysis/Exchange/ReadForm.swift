internal import WireCore
internal import WireFlight
internal import WireMultipart

/// Multipart form data as a server reads it.
struct ReadForm {
    let parts: [MultipartPart]
    /// The form that a server gets.
    let value: Payload

    /// Reads a body.
    ///
    /// - Throws: `sample.notCarried` when servers do not take the body, as with a control
    ///   character in a name.
    init(
        _ body: MessageBody.Encoded,
        _ boundary: MultipartBoundary,
        _ what: String
    ) throws(WireError) {
        var diagnostics = Diagnostics(limit: 0)
        do throws(WireError) {
            parts = try MultipartReader.read(
                body.bytes.span,
                boundary: boundary,
                diagnostics: &diagnostics
            )
        } catch {
            throw .servers(refuse: what, error.code)
        }
        value = MultipartCodec.form(of: body.bytes.span, parts, diagnostics: &diagnostics)
    }

    /// Bytes of the longest text field.
    var longestField: Int { parts.filter { $0.file == nil }.map(\.content.count).max() ?? 0 }

    /// Who owns each byte, React's hidden fields apart where they may stand.
    func ledger(of body: [UInt8], marksHiddenFields: Bool) -> Ledger {
        MultipartLedger.ledger(of: body.span, parts: parts, marksHiddenFields: marksHiddenFields)
    }

    /// The same for the arguments of an action, whose numbered parts are JSON with tags.
    func replyLedger(of body: [UInt8]) -> Ledger {
        var ledger = ledger(of: body, marksHiddenFields: true)
        for part in parts
        where part.file == nil && part.name.allSatisfy(\.isDigit) {
            ledger.add(-part.content.count, to: .value)
            ledger.add(FlightLedger.reply(body.span.extracting(part.content)))
        }
        return ledger
    }
}

extension MultipartCodec {
    /// Writes a form as a request's body.
    ///
    /// - Throws: `sample.notCarried` for more parts than servers take.
    func body(of form: Payload, _ what: String) throws(WireError) -> MessageBody.Encoded {
        // Said before a body is made that is not sent.
        guard form.count(0) <= DecodingLimits.standard.parts else {
            throw .servers(refuse: what, MultipartError.tooManyParts)
        }
        return MessageBody.Encoded(bytes: try encoded(form), contentType: contentType)
    }
}

extension WireError {
    /// The refusal of a body that servers do not take.
    static func servers(refuse what: String, _ code: any WireErrorCode) -> Self {
        .cannotCarry("servers do not take \(what): \(code.name)")
    }
}
