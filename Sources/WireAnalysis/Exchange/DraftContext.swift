internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireJSON
internal import WireMultipart

/// What the approaches have in common when they write a sample out, and what some of them share.
final class DraftContext {
    let sample: Sample
    let profile: FrameworkProfile
    /// The one argument as it is, several as an array; nil without any.
    private(set) lazy var argument: Payload? =
        switch sample.arguments.count(0) {
        case 0: nil
        case 1: sample.arguments.subtree(1)
        default: sample.arguments
        }
    /// The result as JSON, the response of every API; empty where it vanishes.
    private lazy var jsonResult = Result { () throws(WireError) in
        try json(sample.result, "the JSON response", root: .result)
    }

    init(sample: Sample, profile: FrameworkProfile) {
        self.sample = sample
        self.profile = profile
    }

    /// The boundary of every multipart body.
    var boundary: MultipartBoundary {
        MultipartBoundary(sample.boundary ?? RequestBody.boundary)
    }

    /// The one argument of a call that travels as a form.
    ///
    /// - Throws: `sample.notCarried` for any other number of arguments.
    func onlyArgument() throws(WireError) -> Payload {
        let count = sample.arguments.count(0)
        guard count == 1, let argument else {
            throw .cannotCarry("it has \(count) arguments, and a form is one")
        }
        return argument
    }

    // MARK: JSON

    /// A value as JSON; empty when it vanishes.
    func json(
        _ sent: Payload,
        _ what: String,
        root: Loss.Root = .arguments
    ) throws(WireError) -> MessageBody {
        guard !PlainValue.vanishes(sent, sent.resolved(0)) else { return MessageBody() }
        return try MessageBody(
            what,
            encode: { () throws(WireError) in
                let plain = try PlainValue.plain(sent)
                return MessageBody.Encoded(
                    bytes: try plain.map { plain throws(WireError) in
                        try JSONCodec().encoded(plain)
                    } ?? [],
                    contentType: RequestBody.json
                )
            },
            decode: { body throws(WireError) in try JSONCodec().decode(body.bytes) },
            examine: { _, received in
                MessageBody.Contents(
                    value: received,
                    ledger: JSONLedger.ledger(of: received),
                    losses: Loss.between(sent, received, from: root)
                )
            }
        )
    }

    /// The exchange around an API request, whatever its body is: request line and JSON response.
    func api(_ body: MessageBody) throws(WireError) -> ExchangeDraft {
        var response = Response(.api, status: sample.api.status)
        let hasContent = sample.api.method != "HEAD" && ![204, 205, 304].contains(response.status)
        let responseBody = hasContent ? try jsonResult.get() : MessageBody()
        if responseBody.bytes.isEmpty { response.contentType = nil }
        return ExchangeDraft(
            request: .fetch(
                method: sample.api.method,
                target: sample.api.path,
                body: body.bytes.isEmpty ? nil : RequestBody(body)
            ),
            requestBody: body,
            response: response,
            responseBody: responseBody
        )
    }

    // MARK: Actions

    /// The rules of the profile's actions.
    ///
    /// - Throws: `sample.notCarried` when the profile has none.
    func actionRules() throws(WireError) -> ActionRules {
        guard let rules = profile.actions else {
            throw .cannotCarry("the profile \(profile.name) has no actions")
        }
        return rules
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
}

extension RequestBody {
    /// What a head says of a body.
    init(_ body: MessageBody) {
        self.init(contentType: body.contentType, byteCount: body.bytes.count)
    }
}

extension WireError {
    /// A value of another kind where the fields of a form need names.
    static func cannotName(_ kind: PayloadNode.Kind) -> Self {
        .cannotCarry("form fields have names, and the argument is of the kind \(kind.label)")
    }
}
