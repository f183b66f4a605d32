internal import WireCore
internal import WireJSON

/// Makes the text of a sample file from a JSON body, a `curl` command line, a call of fetch or an
/// HTTP Archive.
struct SampleDraft {
    /// The files beside the input.
    var files: CommandFiles
    /// The saved response; nil for none.
    var response: ResponseFile?
    /// Whether secrets are written as they are.
    var showsSecrets = false

    /// Returns the sample, indented, ending with a line feed.
    ///
    /// - Throws: `WireError` when the input is none of these; `init.…` for what is odd in it.
    func text(
        from input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        let source = try DraftSource(input, files, &diagnostics)
        guard case .request(_, let saved?) = source, response == nil else {
            return try text(of: source, &diagnostics)
        }
        var draft = self
        draft.response = saved
        return try draft.text(of: source, &diagnostics)
    }

    private func text(
        of source: DraftSource,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        var secrets = Secrets()
        var json = JSONTextWriter(isIndented: true)
        try json.object { (json) throws(WireError) in
            switch source {
            case .value(let value):
                try call(Self.list([value]), &secrets, &json)
            case .request(let request, _):
                let arguments = try request.arguments(&diagnostics)
                try call(arguments, &secrets, &json)
                try around(request, &secrets, &json, &diagnostics)
            }
            notes(secrets, &json)
        }
        if let sentence = secrets.sentence {
            diagnostics.warn(
                InitError.secretsReplaced,
                at: 0,
                "\(sentence); --show-secrets writes them as they are"
            )
        }
        if response == nil { diagnostics.warn(InitError.noResult, at: 0, Self.missingResult) }
        return json.text + [UInt8(ascii: "\n")]
    }

    private static let missingResult =
        "the sample has no result, so its responses would be weighed as empty: give --response FILE,"
        + " or write \"result\" into the sample ({\"$undefined\":true} for none)"

    /// An array of values.
    static func list(_ values: [Payload]) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        for value in values { builder.copy(0, of: value) }
        builder.end()
        return builder.finish()
    }

    /// Writes arguments and result in typed JSON, so that plain objects that look like tags stay
    /// plain.
    private func call(
        _ arguments: Payload,
        _ secrets: inout Secrets,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        let arguments = try typed(arguments, &secrets)
        json.object("call") { json in
            json.key("arguments")
            json.value(arguments)
        }
        guard let response else { return }
        json.key("result")
        json.value(try typed(response.result, &secrets))
    }

    private func typed(_ value: Payload, _ secrets: inout Secrets) throws(WireError) -> Payload {
        var text: [UInt8] = []
        TypedJSON.append(showsSecrets ? value : secrets.hidden(value), to: &text)
        return try JSONCodec().decode(text)
    }

    /// Writes what stands around the body of a request.
    private func around(
        _ request: CopiedRequest,
        _ secrets: inout Secrets,
        _ json: inout JSONTextWriter,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        let url = CopiedURL(request.url)
        let path = showsSecrets ? url.path : secrets.hidden(target: url.path)
        if let id = request.header("Next-Action") {
            Self.members("action", [("id", id), ("page", path)], &json)
        } else {
            note(request, &diagnostics)
            json.object("api") { json in
                json.member("method", request.sentMethod)
                json.member("path", path)
                if let status = response?.status, status != 200 { json.member("status", status) }
            }
            if let referer = request.header("Referer") {
                let page = CopiedURL(referer).path
                Self.members(
                    "action",
                    [("page", showsSecrets ? page : secrets.hidden(target: page))],
                    &json
                )
            }
        }
        if let host = url.host { json.member("host", host) }
        var headers = request.joinedHeaders
        if let login = url.user, request.header("Authorization") == nil {
            headers.append(("authorization", login))
        }
        headers = headers.filter { !Self.isDefault($0.name) }
        if !showsSecrets {
            for index in headers.indices {
                let (name, value) = headers[index]
                headers[index].value = secrets.hidden(header: name, value)
            }
        }
        if !headers.isEmpty { Self.members("headers", headers, &json) }
    }

    /// Notes data that one side of the sample would travel without.
    private func note(_ request: CopiedRequest, _ diagnostics: inout Diagnostics) {
        let loses = !request.sendsBody && !request.body.isEmpty
        if request.query != nil, loses || request.sendsBody {
            diagnostics.warn(InitError.queryWithBody, at: 0)
        }
        guard loses else { return }
        diagnostics.warn(
            InitError.bodyNotSent,
            at: 0,
            "a sample's \(request.sentMethod) is weighed without its body; write what the request"
                + " sends into api.path, or use another method"
        )
    }

    /// Writes what a reader of the sample must know.
    private func notes(
        _ secrets: Secrets,
        _ json: inout JSONTextWriter
    ) {
        var notes: [String] = []
        if let sentence = secrets.sentence { notes.append(sentence) }
        if response == nil {
            notes.append("result is missing: what the call returns, in typed JSON")
        }
        guard !notes.isEmpty else { return }
        json.array("notes", notes) { json, note in json.string(note) }
    }

    private static func members(
        _ name: String,
        _ texts: [(String, String)],
        _ json: inout JSONTextWriter
    ) {
        json.object(name) { json in
            for (key, text) in texts { json.member(key, text) }
        }
    }

    /// Headers that every request of a browser has, which the profile writes itself.
    private static func isDefault(_ name: String) -> Bool {
        let known: Set<String> = [
            "accept", "accept-encoding", "accept-language", "cache-control", "connection",
            "content-length", "content-type", "dnt", "host", "origin", "pragma", "priority",
            "referer", "next-action", "next-router-state-tree", "te", "upgrade-insecure-requests",
        ]
        return known.contains(name) || name.hasPrefix("sec-")
    }
}
