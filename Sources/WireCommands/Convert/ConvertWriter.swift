internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireJSON
internal import WireMultipart

/// Writes a value in any notation, to a file or into a line.
struct ConvertWriter {
    let options: ConvertOptions

    /// Writes the members of a line's answer.
    func members(_ value: Payload, _ json: inout JSONTextWriter) throws(WireError) {
        switch options.target {
        case .typed:
            json.key("value")
            try json.typed(value, limits: options.limits)
        case .json:
            var text: [UInt8] = []
            try JSONCodec().encode(value, limits: options.limits, into: &text)
            json.member("text", text: text.span)
        case .multipart:
            json.member("contentType", multipart.contentType)
            let body = try multipart.encoded(value)
            // A body as text where it is UTF-8, else in base64.
            if String(validating: body, as: UTF8.self) != nil {
                json.member("text", text: body.span)
            } else {
                json.member("base64", base64: body.span)
            }
        case .urlencoded:
            let body = try URLEncodedCodec().encoded(value)
            json.member("text", text: body.span)
        case .flightReply:
            switch try reply(value) {
            case .text(let text):
                json.member("kind", "text")
                json.member("text", text: text.span)
            case .form(let form):
                json.member("kind", "form")
                try ConvertForm.write(form, to: &json)
            }
        case .flightResponse:
            let stream = try stream(value)
            json.member("stream", base64: stream.span)
        default: throw unsupported
        }
    }

    /// The content of a file.
    func file(_ value: Payload) throws(WireError) -> [UInt8] {
        var output: [UInt8] = []
        switch options.target {
        case .typed:
            try TypedJSON.append(value, limits: options.limits, to: &output)
            output.append(0x0A)
        case .json:
            try JSONCodec().encode(value, limits: options.limits, into: &output)
            output.append(0x0A)
        case .multipart:
            output += try multipart.encoded(value)
        case .urlencoded:
            output += try URLEncodedCodec().encoded(value)
        case .flightReply:
            let reply = try reply(value)
            output = try content(reply)
        case .flightResponse:
            output = try stream(value)
        default: throw unsupported
        }
        return output
    }

    private var unsupported: WireError {
        WireError(ConvertError.line, at: 0, "\(options.target.rawValue) cannot be written here")
    }

    private func reply(_ value: Payload) throws(WireError) -> FlightReply {
        var writer = FlightReplyWriter(options.dialect, temporary: options.isTemporary)
        writer.limits = options.limits
        return try writer.write(value)
    }

    private func content(_ reply: FlightReply) throws(WireError) -> [UInt8] {
        switch reply {
        case .text(let text): return text
        case .form(let form): return try multipart.encoded(form)
        }
    }

    private var multipart: MultipartCodec {
        MultipartCodec(boundary: options.boundary.map { MultipartBoundary($0) } ?? .webKit)
    }

    private func stream(_ value: Payload) throws(WireError) -> [UInt8] {
        guard let rules = options.envelope else {
            var writer = FlightResponseWriter(options.dialect)
            writer.limits = options.limits
            return try writer.write(value).bytes
        }
        var envelope = FlightEnvelope(rules, buildID: options.buildID)
        envelope.dialect = options.dialect
        envelope.limits = options.limits
        return try envelope.write(value).bytes
    }
}
