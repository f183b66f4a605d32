internal import WireCore
internal import WireFlight
internal import WireFrameworks
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
            let document = try json(input, &diagnostics)
            return try TypedJSON.read(document, diagnostics: &diagnostics)
        case .json: return try json(input, &diagnostics)
        case .multipart: return try ConvertBody(options, input).multipart(&diagnostics)
        case .urlencoded: return try ConvertBody(options, input).urlencoded(&diagnostics)
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
            return try decoded(text.escapingLoneSurrogates, &diagnostics)
        case .multipart:
            guard let type = line.stringMember("contentType", of: 0) else {
                throw WireError(MultipartError.notFormData, at: 0)
            }
            // Bytes are bytes here: what is not UTF-8 in a part is the reader's to judge.
            let body =
                if let text = line.stringMember("text", of: 0) {
                    Self.wellFormed(text)
                } else { try ConvertText.base64(line) }
            return try ConvertBody(options, body).multipart(contentType: type, &diagnostics)
        case .urlencoded:
            let body = try ConvertText(line, &diagnostics).bytes
            return try ConvertBody(options, body).urlencoded(&diagnostics)
        case .flightReply: return try reply(ofLine: line, &diagnostics)
        case .flightResponse: return try response(Self.pieces(of: line), &diagnostics)
        default: throw unsupported
        }
    }

    var unsupported: WireError {
        WireError(ConvertError.line, at: 0, "\(options.source.rawValue) cannot be read here")
    }

    /// Reads the JSON text of a file: strict, unless malformed UTF-8 is to be replaced.
    func json(_ input: [UInt8], _ diagnostics: inout Diagnostics) throws(WireError) -> Payload {
        let text = options.isLossy ? ConvertText.decoded(input, &diagnostics) : input
        return try decoded(text, &diagnostics)
    }

    private func decoded(
        _ text: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        try JSONCodec().decode(text.span, limits: options.limits, diagnostics: &diagnostics)
    }

    /// A text as the bytes that `TextEncoder` makes of it.
    private static func wellFormed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        WTF8.appendWellFormed(text.span, to: &output)
        return output
    }

    // MARK: Flight

    private func reply(
        ofFile input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let body = ConvertBody(options, input)
        guard body.isMultipart else { return try read(.text(input), &diagnostics) }
        return try read(.form(try body.multipart(&diagnostics)), &diagnostics)
    }

    private func reply(
        ofLine line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let kind = line.stringMember("kind", of: 0) ?? []
        if kind.elementsEqual("text".utf8) {
            let text = try ConvertText(line, &diagnostics)
            return try read(.text(text.bytes), &diagnostics)
        }
        guard kind.elementsEqual("form".utf8) else {
            throw WireError(ConvertError.line, at: 0, "a reply says its kind: text or form")
        }
        guard let entries = line.member("entries", of: 0) else {
            throw WireError(ConvertError.line, at: 0, "a form has entries")
        }
        return try read(.form(try ConvertForm.form(line, entries)), &diagnostics)
    }

    private func read(
        _ reply: FlightReply,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reading = options.reading
        if options.findsDialect {
            reading.dialect = found(FlightDialect.reading(reply), &diagnostics)
        }
        return try FlightReplyReader(reading).read(reply, diagnostics: &diagnostics)
    }

    private func response(
        _ pieces: [[UInt8]],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reading = options.reading
        if options.findsDialect {
            let stream = Array(pieces.joined())
            reading.dialect = found(Framework.dialect(ofResponse: stream.span), &diagnostics)
        }
        var reader = FlightResponseReader(reading)
        for piece in pieces { try reader.consume(piece.span) }
        let payload = try reader.finish(diagnostics: &diagnostics)
        guard let rules = options.envelope else { return payload }
        return try FlightEnvelope(rules, buildID: options.buildID).result(of: payload)
    }

    /// Says which build was found, where it is not the newest.
    private func found(
        _ dialect: FlightDialect,
        _ diagnostics: inout Diagnostics
    ) -> FlightDialect {
        guard dialect != .standard else { return dialect }
        diagnostics.warn(
            FlightError.dialectFound,
            at: 0,
            "read as React \(dialect.label) reads it; --react \(dialect.label) says so outright"
        )
        return dialect
    }

    /// The stream of a line, cut where `cuts` says.
    private static func pieces(of line: Payload) throws(WireError) -> [[UInt8]] {
        guard let stream = line.stringMember("stream", of: 0),
            let bytes = Base64.decode(stream.span)
        else { throw WireError(ConvertError.line, at: 0, "the line has no stream in base64") }
        guard let cuts = line.member("cuts", of: 0), line.kind(cuts) != .null else {
            return [bytes]
        }
        guard line.kind(cuts) == .array else {
            throw WireError(ConvertError.line, at: 0, "cuts is not an array")
        }
        var pieces: [[UInt8]] = []
        var start = 0
        for cut in line.entries(cuts) {
            guard let end = line.number(cut).flatMap(Int.init(exactly:)),
                (start...bytes.count).contains(end)
            else {
                throw WireError(ConvertError.line, at: 0, "cuts do not ascend within the stream")
            }
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces + [Array(bytes[start...])]
    }
}
