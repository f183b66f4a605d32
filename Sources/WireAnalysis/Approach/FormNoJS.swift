internal import WireCore
internal import WireFrameworks
internal import WireMultipart

extension Approach {
    /// A form without JavaScript.
    package static let formNoJS = Self(FormNoJS())
}

/// A call as a form that a browser submits without JavaScript.
///
/// The one argument is a form or a flat object; React's hidden field, which names the action,
/// stands before the user's own. The response is the page.
struct FormNoJS: ApproachDefinition {
    let name = "form-nojs"

    func draft(in context: DraftContext) throws(WireError) -> ExchangeDraft {
        let rules = try context.actionRules()
        let hidden = "$ACTION_ID_" + context.actionID(rules)
        let sent = try context.onlyArgument()
        guard [.form, .object].contains(sent.kind(0)) else { throw .cannotName(sent.kind(0)) }
        let codec = MultipartCodec(boundary: context.boundary)
        let what = "the form"
        let body = try MessageBody(
            what,
            encode: { () throws(WireError) in
                try codec.body(of: try Self.submitted(sent, hidden: hidden), what)
            },
            decode: { body throws(WireError) in try ReadForm(body, codec.boundary, what) },
            examine: { body, read in
                let received = Self.withoutHiddenFields(read.value, like: sent)
                return MessageBody.Contents(
                    value: received,
                    ledger: read.ledger(of: body.bytes, marksHiddenFields: true),
                    losses: Loss.between(sent, received)
                )
            }
        )
        var draft = ExchangeDraft(
            request: .form(target: nil, body: RequestBody(body)),
            requestBody: body,
            response: Response(.form)
        )
        draft.add(context.sample.page.html)
        return draft
    }

    func objection(to need: Sample.Need) -> Objection? {
        switch need {
        case .withoutJavaScript, .binaryStream: nil
        case .webhook, .publicAPI: .noStableAddress
        case .customHeaders: .fixedHeaders
        case .caching: .uncacheable
        case .errorStatus: .respondsWithPage
        case .parallelCalls: .leavesPage
        }
    }

    /// What a browser submits: React's hidden field, then the user's own.
    private static func submitted(
        _ value: Payload,
        hidden: String
    ) throws(WireError) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        builder.key(hidden)
        builder.string("")
        if value.kind(0) == .form {
            for entry in value.entries(0) { builder.copy(entry, of: value) }
        } else {
            for (key, member) in value.javaScriptMembers(0) {
                try submit(key, value.resolved(member), of: value, to: &builder)
            }
        }
        builder.end()
        return builder.finish()
    }

    /// One control of a form: texts as typed, numbers as text, a checkbox as `on` or not at all.
    private static func submit(
        _ key: Int,
        _ value: Int,
        of payload: Payload,
        to builder: inout PayloadBuilder
    ) throws(WireError) {
        switch payload.kind(value) {
        case .string, .file, .blob:
            builder.copy(key, of: payload)
            builder.copy(value, of: payload)
        case .number:
            var text: [UInt8] = []
            NumberText.append(payload.double(value), to: &text)
            builder.copy(key, of: payload)
            builder.text(.string, text)
        case .true:
            builder.copy(key, of: payload)
            builder.string("on")
        case .false, .undefined: break
        case let kind:
            throw .cannotCarry(
                "a form carries flat fields only, and \(payload.text(key)) is of the kind "
                    + kind.label
            )
        }
    }

    /// The user's fields of a post, as an object when the sample has one: that is how they compare.
    private static func withoutHiddenFields(_ form: Payload, like sent: Payload) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(sent.kind(0))
        for (key, value) in form.members(0)
        where !form.bytes[form.range(key)].starts(with: "$ACTION_".utf8) {
            builder.copy(key, of: form)
            builder.copy(value, of: form)
        }
        builder.end()
        return builder.finish()
    }
}
