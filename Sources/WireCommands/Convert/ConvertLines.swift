internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireJSON
internal import WireMultipart

/// Converts line by line.
struct ConvertLines {
    private let reader: ConvertReader
    private let writer: ConvertWriter
    private let options: ConvertOptions
    private var headers: ConvertHeaders

    init(_ options: ConvertOptions) {
        self.options = options
        headers = ConvertHeaders(options.encoder)
        reader = ConvertReader(options: options)
        writer = ConvertWriter(options: options)
    }

    /// The members of the answer to one line.
    mutating func answer(
        _ line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        switch (options.source, options.target) {
        case (.headers, _):
            return try headers.members(line)
        case (_, .flightForm):
            return try ConvertForms(options: options).inputs(line, &diagnostics)
        case (.flightForm, _):
            return try ConvertForms(options: options).post(line, &diagnostics)
        default:
            let value = try reader.value(ofLine: line, &diagnostics)
            return try writer.members(value)
        }
    }
}

/// Converts the content of a file.
struct ConvertFile {
    private let options: ConvertOptions

    init(_ options: ConvertOptions) { self.options = options }

    func convert(
        _ input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        let reader = ConvertReader(options: options)
        let forms = ConvertForms(options: options)
        let members: [UInt8]
        switch (options.source, options.target) {
        case (_, .flightForm):
            members = try forms.inputs(try reader.json(input, &diagnostics), &diagnostics)
        case (.flightForm, _):
            members = try forms.post(body: input, &diagnostics)
        default:
            let value = try reader.value(ofFile: input, &diagnostics)
            return try ConvertWriter(options: options).file(value)
        }
        return [UInt8(ascii: "{")] + members + [UInt8(ascii: "}"), 0x0A]
    }
}

/// Writes a value in any notation, to a file or into a line.
struct ConvertWriter {
    let options: ConvertOptions

    /// The members of a line's answer.
    func members(_ value: Payload) throws(WireError) -> [UInt8] {
        var output: [UInt8] = []
        switch options.target {
        case .typed:
            output += "\"value\":".utf8
            try TypedJSON.append(value, limits: options.limits, to: &output)
        case .json:
            var text: [UInt8] = []
            try JSONCodec().encode(value, limits: options.limits, into: &text)
            Self.append("text", text, to: &output)
        case .multipart:
            Self.append("contentType", Array(multipart.contentType.utf8), to: &output)
            output.append(UInt8(ascii: ","))
            let body = try multipart.encoded(value)
            Self.append(body: body, to: &output)
        case .urlencoded:
            let body = try URLEncodedCodec().encoded(value)
            Self.append("text", body, to: &output)
        case .flightReply:
            let reply = try reply(value)
            try append(reply, to: &output)
        case .flightResponse:
            output += Array("\"stream\":\"".utf8)
            let stream = try stream(value)
            Base64.encode(stream.span, into: &output)
            output.append(UInt8(ascii: "\""))
        default: throw unsupported
        }
        return output
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

    /// A body as text where it is UTF-8, else in base64.
    private static func append(body: [UInt8], to output: inout [UInt8]) {
        if String(validating: body, as: UTF8.self) != nil {
            append("text", body, to: &output)
        } else {
            output += Array("\"base64\":\"".utf8)
            Base64.encode(body.span, into: &output)
            output.append(UInt8(ascii: "\""))
        }
    }

    private func stream(_ value: Payload) throws(WireError) -> [UInt8] {
        guard let framework = options.envelope else {
            var writer = FlightResponseWriter(options.dialect)
            writer.limits = options.limits
            return try writer.write(value).bytes
        }
        var envelope = FlightEnvelope(framework, buildId: options.buildID)
        envelope.dialect = options.dialect
        envelope.limits = options.limits
        return try envelope.write(value).bytes
    }

    private func append(_ reply: FlightReply, to output: inout [UInt8]) throws(WireError) {
        switch reply {
        case .text(let text):
            output += Array("\"kind\":\"text\",".utf8)
            Self.append("text", text, to: &output)
        case .form(let form):
            output += Array("\"kind\":\"form\",\"entries\":".utf8)
            try ConvertForm.append(form, to: &output)
        }
    }

    static func append(_ name: String, _ text: [UInt8], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        output += name.utf8
        output += "\":".utf8
        JSONString.appendQuoted(text.span, to: &output)
    }
}
