internal import WireCore
internal import WireFlight
internal import WireJSON
internal import WireMultipart

extension CurlCommand {
    /// The arguments that the body stands for, as an array: those of a Server Action, or one value
    /// (JSON, form fields or text), or none without a body.
    ///
    /// - Throws: `init.arguments`, or the error of an action's body that is no Flight reply.
    func arguments() throws(WireError) -> Payload {
        var builder = PayloadBuilder()
        if !fields.isEmpty {
            builder.begin(.form)
            for (name, value) in fields {
                builder.key(name)
                builder.string(value)
            }
            builder.end()
            return SampleDraft.list(builder.finish())
        }
        guard let body else {
            builder.begin(.array)
            builder.end()
            return builder.finish()
        }
        let bytes = Array(body.utf8)
        if header("Next-Action") != nil { return try Self.actionArguments(bytes) }
        return SampleDraft.list(try value(bytes))
    }

    private static func actionArguments(_ body: [UInt8]) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        let reply = FlightReply.text(body)
        let arguments = try FlightReplyReader(.reading(reply))
            .read(reply, diagnostics: &diagnostics)
        guard arguments.kind(0) == .array else { throw WireError(InitError.arguments, at: 0) }
        return arguments
    }

    private func value(_ body: [UInt8]) throws(WireError) -> Payload {
        let type = header("Content-Type")?.lowercased()
        if let type, type.hasPrefix(URLEncodedCodec().contentType) {
            return try URLEncodedCodec().decode(body)
        }
        if let value = try? JSONCodec().decode(body) { return value }
        // Without a content type `curl` says urlencoded, also for what is none.
        if type == nil, Self.beginsLikeField(body) { return try URLEncodedCodec().decode(body) }
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
}
