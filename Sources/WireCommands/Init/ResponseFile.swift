internal import WireCompression
internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireHTTP
internal import WireJSON

/// A saved response, from which `init` takes the result.
struct ResponseFile {
    /// The result.
    let result: Payload
    /// The status, where the file begins with a head.
    private(set) var status: Int?

    /// Reads JSON, Flight rows with or without what a framework wraps around them, a text, or one of
    /// them behind the head of its response, as `curl -i` writes it.
    ///
    /// - Throws: `init.response` for a page; the error of a body that is not what it seems.
    init(_ file: [UInt8], _ diagnostics: inout Diagnostics) throws(WireError) {
        var body = file
        var type: String?
        // Redirects and interim responses have heads of their own before the last one.
        while body.starts(with: "HTTP/".utf8) {
            let message = try Self.message(body, &diagnostics)
            status = message.status
            type = message.type
            body = message.body
        }
        result = try Self.value(body, type, &diagnostics)
    }

    /// Takes in a body that was saved apart from its head.
    ///
    /// - Throws: as above.
    init(
        _ body: [UInt8],
        _ type: String?,
        status: Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        self.status = status
        result = try Self.value(body, type, &diagnostics)
    }

    private static func message(
        _ input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (status: Int, type: String?, body: [UInt8]) {
        // The heads of HTTP/2 and HTTP/3 are written in the manner of HTTP/1.1.
        let version = input.prefix { $0 > 0x20 }.count
        let text = Array("HTTP/1.1".utf8) + input[version...]
        guard let end = headEnd(text) else {
            throw WireError(
                InitError.response,
                at: input.count,
                "the head of the response never ends"
            )
        }
        let head = try HTTPReader.response(text.span, to: "HEAD").head
        var body = Array(text[end...])
        // What saves a response may have undone its framing and its coding and left the head as it was.
        if head.fields["Transfer-Encoding"]?.lowercased() == "chunked",
            let message = try? HTTPReader.response(text.span), message.isComplete
        {
            body = message.content
        }
        if let coding = head.fields["Content-Encoding"] {
            var inner = Diagnostics()
            let decoded = try? ContentDecoder.decode(
                body.span,
                contentEncoding: coding,
                diagnostics: &inner
            )
            body = decoded ?? body
        }
        return (head.status, head.fields["Content-Type"], body)
    }

    /// Where the empty line ends that ends a head.
    private static func headEnd(_ text: [UInt8]) -> Int? {
        for index in text.indices where text[index] == 0x0A {
            let rest = text[(index + 1)...]
            if rest.first == 0x0A { return index + 2 }
            if rest.starts(with: [0x0D, 0x0A]) { return index + 3 }
        }
        return nil
    }

    private static func value(
        _ body: [UInt8],
        _ type: String?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        guard !body.isEmpty else { return Payload(nodes: [PayloadNode(.undefined)], bytes: []) }
        let isFlight = type?.lowercased().hasPrefix("text/x-component") ?? false
        if isFlight || beginsLikeRow(body) { return try flight(body, &diagnostics) }
        let begin = body.drop { $0 <= 0x20 || $0 >= 0x80 }
        guard begin.first != UInt8(ascii: "<") else {
            throw WireError(
                InitError.response,
                at: 0,
                "the response is a page (HTML); a result is JSON or Flight rows"
            )
        }
        guard type?.lowercased().hasPrefix("text/plain") ?? false else {
            return try JSONCodec()
                .decode(sharing: body, limits: .standard, diagnostics: &diagnostics)
        }
        var builder = PayloadBuilder()
        builder.text(.string, body)
        return builder.finish()
    }

    /// Whether a body begins with a number in hexadecimal, if any, and a colon.
    private static func beginsLikeRow(_ body: [UInt8]) -> Bool {
        body.drop { $0.isHexDigit }.first == UInt8(ascii: ":")
    }

    /// Reads rows, and takes the result out of what a framework wraps around it, if anything.
    private static func flight(
        _ body: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let dialect = Framework.dialect(ofResponse: body.span)
        var reader = FlightResponseReader(FlightReadingOptions(dialect))
        try reader.consume(body.span)
        let response = try reader.finish(diagnostics: &diagnostics)
        guard let rules = Framework.next16.profile.actions else { return response }
        do throws(WireError) {
            return try FlightEnvelope(rules, buildID: nil).result(of: response)
        } catch {
            guard error.code == FlightError.envelopeMissing else { throw error }
            return response
        }
    }
}
