internal import WireCore
internal import WireFlight
internal import WireJSON
internal import WireMultipart

/// Reads a value in any notation, from a file or from a line.
struct ConvertReader {
    let options: ConvertOptions

    /// Reads the content of a file.
    func value(
        ofFile input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        switch options.source {
        case .typed:
            let document = try JSONCodec().decode(
                text(input, &diagnostics).span,
                limits: options.limits,
                diagnostics: &diagnostics
            )
            return try TypedJSON.read(document, diagnostics: &diagnostics)
        case .json: return try json(text(input, &diagnostics), &diagnostics)
        case .multipart: return try multipart(input, contentType: nil, &diagnostics)
        case .urlencoded: return try urlencoded(input, &diagnostics)
        case .flightReply: return try reply(ofFile: input, &diagnostics)
        case .flightResponse: return try response([input], &diagnostics)
        default: throw unsupported
        }
    }

    /// Reads what a line holds.
    func value(
        ofLine line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        switch options.source {
        case .typed: return try TypedJSON.read(line, diagnostics: &diagnostics)
        case .json:
            let text = try ConvertText(line, &diagnostics)
            return try json(text.escapingLoneSurrogates, &diagnostics)
        case .multipart:
            guard let type = ConvertText.member("contentType", of: line) else {
                throw WireError(.multipartNotFormData, at: 0)
            }
            // Bytes are bytes here: what is not UTF-8 in a part is the reader's to judge.
            let body =
                if let text = ConvertText.member("text", of: line) {
                    Self.wellFormed(line, text)
                } else { try ConvertText.base64(line) }
            return try multipart(
                body,
                contentType: Array(line.bytes[line.range(type)]),
                &diagnostics
            )
        case .urlencoded:
            return try urlencoded(try ConvertText(line, &diagnostics).bytes, &diagnostics)
        case .flightReply: return try reply(ofLine: line, &diagnostics)
        case .flightResponse: return try response(Self.pieces(of: line), &diagnostics)
        default: throw unsupported
        }
    }

    var unsupported: WireError {
        WireError(.convertLine, at: 0, "\(options.source.rawValue) cannot be read here")
    }

    /// Text of a file: strict, unless malformed UTF-8 is to be replaced.
    func text(_ input: [UInt8], _ diagnostics: inout Diagnostics) -> [UInt8] {
        options.isLossy ? ConvertText.decoded(input, &diagnostics) : input
    }

    private func json(
        _ text: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        try JSONCodec().decode(text.span, limits: options.limits, diagnostics: &diagnostics)
    }

    // MARK: Forms

    /// A text as the bytes that `TextEncoder` makes of it.
    private static func wellFormed(_ line: Payload, _ index: Int) -> [UInt8] {
        var output: [UInt8] = []
        WTF8.appendWellFormed(line.bytes.span.extracting(line.range(index)), to: &output)
        return output
    }

    private func multipart(
        _ body: [UInt8],
        contentType: [UInt8]?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let codec = MultipartCodec(boundary: try boundary(contentType, &diagnostics))
        return try codec.decode(body.span, limits: options.limits, diagnostics: &diagnostics)
    }

    /// The boundary of a line's content type, or of the options.
    private func boundary(
        _ contentType: [UInt8]?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> MultipartBoundary {
        if let type = contentType ?? options.contentType.map({ Array($0.utf8) }) {
            return try MultipartBoundary(
                contentType: type.span,
                limits: options.limits,
                diagnostics: &diagnostics
            )
        }
        guard let boundary = options.boundary else {
            throw WireError(.multipartBoundaryMissing, at: 0)
        }
        return MultipartBoundary(boundary)
    }

    private func urlencoded(
        _ body: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        try URLEncodedCodec().decode(body.span, limits: options.limits, diagnostics: &diagnostics)
    }

    // MARK: Flight

    private func reply(
        ofFile input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        guard let type = options.contentType, type.hasPrefix("multipart/") else {
            return try read(.text(input), &diagnostics)
        }
        let form = try multipart(input, contentType: Array(type.utf8), &diagnostics)
        return try read(.form(form), &diagnostics)
    }

    private func reply(
        ofLine line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        guard let kind = ConvertText.member("kind", of: line) else {
            throw WireError(.convertLine, at: 0, "a reply says its kind: text or form")
        }
        if line.holds(kind, "text") {
            let text = try ConvertText(line, &diagnostics)
            return try read(.text(text.bytes), &diagnostics)
        }
        guard line.holds(kind, "form"), let entries = line.member("entries", of: 0) else {
            throw WireError(.convertLine, at: 0, "a form has entries")
        }
        return try read(.form(try ConvertForm.form(line, entries)), &diagnostics)
    }

    private func read(
        _ reply: FlightReply,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = FlightReplyReader(options.dialect)
        reader.feed = options.feed
        reader.temporary = options.isTemporary
        reader.functions = options.functions
        reader.limits = options.limits
        return try reader.read(reply, diagnostics: &diagnostics)
    }

    private func response(
        _ pieces: [[UInt8]],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = FlightResponseReader(
            options.dialect,
            temporary: options.isTemporary,
            limits: options.limits
        )
        for piece in pieces { try reader.feed(piece.span) }
        let answer = try reader.finish(diagnostics: &diagnostics)
        guard let framework = options.envelope else { return answer }
        return try FlightEnvelope(framework, buildId: options.buildID).result(of: answer)
    }

    /// The stream of a line, cut where `cuts` says.
    private static func pieces(of line: Payload) throws(WireError) -> [[UInt8]] {
        guard let stream = ConvertText.member("stream", of: line),
            let bytes = Base64.decode(line.bytes.span.extracting(line.range(stream)))
        else { throw WireError(.convertLine, at: 0, "the line has no stream in base64") }
        guard let cuts = line.member("cuts", of: 0), line.kind(cuts) == .array else {
            return [bytes]
        }
        var pieces: [[UInt8]] = []
        var start = 0
        for cut in line.entries(cuts) {
            guard line.kind(cut) == .number, let end = Int(exactly: line.double(cut)),
                (start...bytes.count).contains(end)
            else { throw WireError(.convertLine, at: 0, "cuts do not ascend within the stream") }
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces + [Array(bytes[start...])]
    }
}

/// Form entries as lines write them: `[[name, text or {"type","filename","base64"}], …]`.
enum ConvertForm {
    /// Reads entries into form data.
    static func form(_ line: Payload, _ entries: Int) throws(WireError) -> Payload {
        guard line.kind(entries) == .array else {
            throw WireError(.convertLine, at: 0, "entries is not an array")
        }
        var builder = PayloadBuilder()
        builder.begin(.form)
        for entry in line.entries(entries) {
            let pair = line.kind(entry) == .array ? Array(line.entries(entry)) : []
            guard pair.count == 2, line.kind(pair[0]) == .string else {
                throw WireError(.convertLine, at: 0, "an entry is no pair of name and value")
            }
            builder.text(.key, line.bytes[line.range(pair[0])])
            try value(line, pair[1], &builder)
        }
        builder.end()
        return builder.finish()
    }

    private static func value(
        _ line: Payload,
        _ index: Int,
        _ builder: inout PayloadBuilder
    ) throws(WireError) {
        if line.kind(index) == .string {
            builder.text(.string, line.bytes[line.range(index)])
            return
        }
        guard line.kind(index) == .object, let content = line.member("base64", of: index),
            let bytes = Base64.decode(line.bytes.span.extracting(line.range(content)))
        else { throw WireError(.convertLine, at: 0, "an entry's value is neither text nor file") }
        let texts: [(StaticString, String)] = [("filename", "name"), ("type", "type")]
        builder.begin(.file)
        for (member, key) in texts {
            builder.key(key)
            if let found = line.member(member, of: index), line.kind(found) == .string {
                builder.text(.string, line.bytes[line.range(found)])
            } else {
                builder.string("")
            }
        }
        builder.key("base64")
        builder.bytes(bytes)
        builder.end()
    }

    /// Appends the entries of form data as JSON text.
    static func append(_ form: Payload, to output: inout [UInt8]) throws(WireError) {
        output.append(UInt8(ascii: "["))
        for (place, (key, value)) in form.members(0).enumerated() {
            output += place > 0 ? [0x2C, 0x5B] : [0x5B]
            quote(form, key, &output)
            output.append(0x2C)
            if form.kind(value) == .string {
                quote(form, value, &output)
            } else {
                append(form, file: value, to: &output)
            }
            output.append(0x5D)
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func append(_ form: Payload, file: Int, to output: inout [UInt8]) {
        output += Array("{\"type\":".utf8)
        if let type = form.member("type", of: file) { quote(form, type, &output) }
        output += Array(",\"filename\":".utf8)
        if let name = form.member("name", of: file) {
            quote(form, name, &output)
        } else {
            output += Array("\"blob\"".utf8)
        }
        output += Array(",\"base64\":\"".utf8)
        if let content = form.member("base64", of: file) {
            Base64.encode(form.bytes.span.extracting(form.range(content)), into: &output)
        }
        output += Array("\"}".utf8)
    }

    static func quote(_ payload: Payload, _ index: Int, _ output: inout [UInt8]) {
        JSONString.appendQuoted(payload.bytes.span.extracting(payload.range(index)), to: &output)
    }
}
