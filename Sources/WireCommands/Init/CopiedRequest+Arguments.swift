internal import WireCore
internal import WireFlight
internal import WireJSON
internal import WireMultipart

extension CopiedRequest {
    /// The arguments that the request stands for, as an array: those of a Server Action, or one
    /// value (JSON, fields of a form, or text), or the fields of the query of a
    /// request without a body, or none.
    ///
    /// - Throws: `init.arguments`; the error of a body that is not what its content type says.
    func arguments(_ diagnostics: inout Diagnostics) throws(WireError) -> Payload {
        var inner = Diagnostics()
        defer { diagnostics.appendOfBody(inner) }
        guard !body.isEmpty || header("Next-Action") != nil else {
            // A request that sends a body would send the query's data twice.
            guard !sendsBody, let fields = try queryFields() else { return SampleDraft.list([]) }
            diagnostics.warn(InitError.queryAsArguments, at: 0)
            return SampleDraft.list([fields])
        }
        switch body {
        case .none: return SampleDraft.list([])
        case .form(let form):
            guard header("Next-Action") == nil else { return try action(.form(form), &inner) }
            return SampleDraft.list([form])
        case .bytes(let bytes):
            guard header("Next-Action") != nil else {
                return SampleDraft.list([try value(bytes, &inner)])
            }
            let form = try isMultipart ? multipart(bytes, &inner) : nil
            return try action(form.map(FlightReply.form) ?? .text(bytes), &inner)
        }
    }

    private var essence: String? {
        header("Content-Type").map { type in
            let essence = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }
            return essence.lowercased()
        }
    }

    private var isMultipart: Bool { essence == "multipart/form-data" }

    /// Reads what an action is called with, as the build reads it that wrote it.
    private func action(
        _ reply: FlightReply,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let arguments = try FlightReplyReader(FlightReadingOptions(FlightDialect.reading(reply)))
            .read(reply, diagnostics: &diagnostics)
        guard arguments.kind(0) == .array else { throw WireError(InitError.arguments, at: 0) }
        return arguments
    }

    private func multipart(
        _ body: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let type = Array((header("Content-Type") ?? "").utf8)
        let boundary = try MultipartBoundary(contentType: type.span, diagnostics: &diagnostics)
        return try MultipartCodec(boundary: boundary)
            .decode(body.span, limits: .standard, diagnostics: &diagnostics)
    }

    private func value(
        _ body: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        if isMultipart { return try multipart(body, &diagnostics) }
        if essence == URLEncodedCodec().contentType { return try URLEncodedCodec().decode(body) }
        let json = try? JSONCodec()
            .decode(sharing: body, limits: .standard, diagnostics: &diagnostics)
        if let json { return json }
        // Without a content type `curl` says urlencoded, also for what is none.
        if essence == nil, Self.beginsLikeField(body) { return try URLEncodedCodec().decode(body) }
        var builder = PayloadBuilder()
        builder.text(.string, body)
        return builder.finish()
    }

    /// Whether the text begins with a name of letters, digits and a few marks, and an equals sign.
    private static func beginsLikeField(_ body: [UInt8]) -> Bool {
        let marks = Set("_-.[]%+$:".utf8)
        let name = body.prefix { $0.isAlphanumeric || marks.contains($0) }
        return !name.isEmpty && body.dropFirst(name.count).first == UInt8(ascii: "=")
    }

    // MARK: The query

    /// The query, without its question mark; nil for none.
    var query: String? {
        let target = url.prefix { $0 != "#" }
        guard let mark = target.firstIndex(of: "?") else { return nil }
        let query = target[target.index(after: mark)...]
        return query.isEmpty ? nil : String(query)
    }

    /// The fields of the query as an object of texts, and of arrays where a name repeats.
    private func queryFields() throws(WireError) -> Payload? {
        guard let query else { return nil }
        let fields = try URLEncodedCodec().decode(Array(query.utf8))
        var names: [String] = []
        var values: [String: [Int]] = [:]
        for (key, value) in fields.members(0) {
            let name = fields.text(key)
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(value)
        }
        var builder = PayloadBuilder()
        builder.begin(.object)
        for name in names {
            let found = values[name] ?? []
            builder.key(name)
            if found.count > 1 { builder.begin(.array) }
            for value in found { builder.copy(value, of: fields) }
            if found.count > 1 { builder.end() }
        }
        builder.end()
        return builder.finish()
    }
}

extension Diagnostics {
    /// Adds what was odd in a body, whose places are none of the whole input.
    mutating func appendOfBody(_ other: Diagnostics) {
        for warning in other.warnings {
            warn(warning.code, at: 0, "\(warning.reason) (byte \(warning.offset) of the body)")
        }
        noteSuppressed(other.suppressedCount)
    }
}
