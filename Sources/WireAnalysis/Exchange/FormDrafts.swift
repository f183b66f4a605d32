internal import WireCore
internal import WireHTTP
internal import WireMultipart

extension DraftContext {
    /// The call as an API request with multipart form data.
    func apiMultipart() throws(DraftFailure) -> ExchangeDraft {
        guard !["GET", "HEAD", "DELETE"].contains(sample.api.method) else {
            throw .refused("\(sample.api.method) sends no body")
        }
        let sent = try onlyArgument()
        let what = "the multipart request"
        let (form, convention) = try fields(of: sent, for: what)
        let read = try multipart(form, what)
        let received = convention.map { FormFields.value(from: read.form, convention: $0) }
        return try api(
            RequestBody(
                contentType: MultipartCodec(boundary: boundary).contentType,
                byteCount: read.body.count
            ),
            CheckedBody(
                read.body,
                read.ledger,
                losses: Loss.between(sent, received ?? read.form)
            )
        )
    }

    /// The one argument that a form carries.
    private func onlyArgument() throws(DraftFailure) -> Payload {
        let count = sample.arguments.count(0)
        guard count == 1, let argument else {
            throw .refused("it has \(count) arguments, and a form is one")
        }
        return argument
    }

    /// A value as form data, and the convention by which its members became fields; nil for form
    /// data, which is sent as it is.
    ///
    /// - Throws: a refusal, also for more fields than `what`, the body, may have.
    func fields(
        of value: Payload,
        for what: String
    ) throws(DraftFailure) -> (Payload, FieldConvention?) {
        switch value.kind(0) {
        case .form: return (value, nil)
        case .object:
            let convention =
                switch sample.api.arrays {
                case .indices: FieldConvention.indices
                case .brackets: FieldConvention.brackets
                case .repeat: FieldConvention.repeated
                }
            var limits = DecodingLimits.standard
            limits.values = limits.parts
            do throws(WireError) {
                let form = try FormFields.form(of: value, convention: convention, limits: limits)
                return (form, convention)
            } catch {
                guard error.code != .formTooManyFields else { throw Self.tooManyParts(what) }
                throw .refused(error.reason)
            }
        case let kind:
            throw .refused("form fields have names, and the argument is of the kind \(kind.label)")
        }
    }

    /// The call as a form that a browser submits without JavaScript.
    func formNoJS() throws(DraftFailure) -> ExchangeDraft {
        let (rules, _) = try actionRules()
        let sent = try onlyArgument()
        guard [.form, .object].contains(sent.kind(0)) else {
            throw .refused(
                "form fields have names, and the argument is of the kind \(sent.kind(0).label)"
            )
        }
        let form = try submitted(sent, hidden: "$ACTION_ID_" + actionID(rules))
        let codec = MultipartCodec(boundary: boundary)
        let read = try multipart(form, "the form", marksHiddenFields: true)
        var draft = ExchangeDraft(
            request: .form(
                target: nil,
                body: RequestBody(contentType: codec.contentType, byteCount: read.body.count)
            ),
            requestBody: CheckedBody(
                read.body,
                read.ledger,
                losses: Loss.between(sent, withoutHiddenFields(read.form, like: sent))
            ),
            answer: Answer(.form)
        )
        draft.add(sample.page.html)
        return draft
    }

    /// What a browser submits: React's hidden field, then the user's own.
    func submitted(_ value: Payload, hidden: String) throws(DraftFailure) -> Payload {
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
    private func submit(
        _ key: Int,
        _ value: Int,
        of payload: Payload,
        to builder: inout PayloadBuilder
    ) throws(DraftFailure) {
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
            throw .refused(
                "a form carries flat fields only, and \(payload.text(key)) is of the kind "
                    + kind.label
            )
        }
    }

    /// The user's fields of a post, as an object when the sample has one: that is how they compare.
    private func withoutHiddenFields(_ form: Payload, like sent: Payload) -> Payload {
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
