internal import WireCore
internal import WireJSON

/// One exchange of an HTTP Archive (HAR 1.2), as the network panel of a browser saves it.
struct HTTPArchive {
    let request: CopiedRequest
    /// What the exchange answers; nil where the archive was saved without content.
    let response: ResponseFile?

    /// Reads the first exchange that looks like a call: one that is no `GET`, else the first of all.
    ///
    /// - Returns: nil for a text that is no archive, or one without a request.
    /// - Throws: the error of a response that is not what it seems.
    init?(_ text: [UInt8], _ diagnostics: inout Diagnostics) throws(WireError) {
        // Only what begins like an archive is worth reading twice.
        guard text.prefix(100).contains("\"log\"".utf8),
            let document = try? JSONCodec().decode(text),
            let entries = document.root["log"]?["entries"]?.elements
        else { return nil }
        let exchanges = entries.filter { $0["request"]?["url"]?.string != nil }
        let calls = exchanges.filter { entry in
            !["GET", "HEAD", "OPTIONS"].contains(entry["request"]?["method"]?.string)
        }
        guard let entry = calls.first ?? exchanges.first, let sent = entry["request"],
            let request = Self.request(sent)
        else { return nil }
        if exchanges.count > 1 {
            diagnostics.warn(
                InitError.moreEntries,
                at: 0,
                "of \(exchanges.count) entries only \(request.method) \(request.url) is read; copy"
                    + " another one as curl"
            )
        }
        self.request = request
        response = try Self.response(entry["response"], &diagnostics)
    }

    private static func request(_ sent: Payload.View) -> CopiedRequest? {
        guard let url = sent["url"]?.string, let method = sent["method"]?.string else { return nil }
        var request = CopiedRequest(method: method.uppercased(), url: url)
        for header in sent["headers"].map({ Array($0.elements) }) ?? [] {
            guard let name = header["name"]?.string, let value = header["value"]?.string else {
                continue
            }
            request.add(name, value)
        }
        guard let data = sent["postData"] else { return request }
        if let type = data["mimeType"]?.string, !type.isEmpty {
            request.addDefault("Content-Type", type)
        }
        if let body = content(data), !body.isEmpty {
            request.body = .bytes(body)
        } else if let fields = data["params"], fields.count > 0 {
            request.body = .form(form(fields))
        }
        return request
    }

    /// The bytes of a body; nil where they were not saved.
    private static func content(_ body: Payload.View) -> [UInt8]? {
        guard let text = body["text"]?.utf8 else { return nil }
        return body["encoding"]?.string == "base64" ? Base64.decode(text.span) : Array(text)
    }

    /// Fields that were saved apart; the content of files is not.
    private static func form(_ fields: Payload.View) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for field in fields.elements {
            builder.key(field["name"]?.string ?? "")
            let value = field["value"]?.utf8 ?? []
            if let file = field["fileName"]?.string {
                let type = field["contentType"]?.string ?? ""
                PayloadFile(name: file, type: type, content: Array(value)).append(to: &builder)
            } else {
                builder.text(.string, value)
            }
        }
        builder.end()
        return builder.finish()
    }

    private static func response(
        _ answered: Payload.View?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> ResponseFile? {
        guard let answered, let status = answered["status"]?.int, status > 0,
            let saved = answered["content"], let body = content(saved)
        else { return nil }
        var inner = Diagnostics()
        defer { diagnostics.appendOfBody(inner) }
        return try ResponseFile(body, saved["mimeType"]?.string, status: status, &inner)
    }
}
