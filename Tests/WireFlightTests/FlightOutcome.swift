import WireCore
import WireFlight
import WireJSON
import WireMultipart
import WireTestSupport

/// What reading a message came to.
struct FlightOutcome {
    let result: Result<Payload, WireError>
    let warnings: [WireWarning]

    /// The value in typed JSON; nil when reading failed.
    var typed: String? { (try? result.get()).map { TypedJSON.text($0) } }

    /// Why reading failed; nil when it did not.
    var error: WireError? {
        if case .failure(let error) = result { error } else { nil }
    }

    /// Reads a stream that comes whole.
    init(
        ofResponse stream: [UInt8],
        _ options: FlightReadingOptions = FlightReadingOptions()
    ) {
        self.init(ofResponse: [stream[...]], options)
    }

    /// Reads a stream that comes in pieces.
    init(
        ofResponse pieces: [ArraySlice<UInt8>],
        _ options: FlightReadingOptions = FlightReadingOptions()
    ) {
        var reader = FlightResponseReader(options)
        self.init { diagnostics throws(WireError) in
            for piece in pieces {
                let bytes = Array(piece)
                try reader.consume(bytes.span)
            }
            return try reader.finish(diagnostics: &diagnostics)
        }
    }

    /// Reads the body of a call.
    init(ofReply reply: FlightReply, _ options: FlightReadingOptions = FlightReadingOptions()) {
        self.init { diagnostics throws(WireError) in
            try FlightReplyReader(options).read(reply, diagnostics: &diagnostics)
        }
    }

    /// Reads the multipart body of a call, or of a post where `isPost`.
    init(
        ofBody body: [UInt8],
        isPost: Bool = false,
        _ options: FlightReadingOptions = FlightReadingOptions()
    ) {
        self.init { diagnostics throws(WireError) in
            let form = try FlightBodies.codec
                .decode(body.span, limits: .standard, diagnostics: &diagnostics)
            guard isPost else {
                return try FlightReplyReader(options)
                    .read(.form(form), diagnostics: &diagnostics)
            }
            return try FlightFormReader(options).action(of: form, diagnostics: &diagnostics)
                ?? Payload(nodes: [PayloadNode(.null)], bytes: [])
        }
    }

    private init(_ read: (inout Diagnostics) throws(WireError) -> Payload) {
        var diagnostics = Diagnostics()
        do throws(WireError) {
            result = .success(try read(&diagnostics))
        } catch {
            result = .failure(error)
        }
        warnings = diagnostics.warnings
    }
}

/// Fields of calls and posts, written down as tests need them.
enum FlightBodies {
    /// Writes and reads their multipart bodies.
    static let codec = MultipartCodec(boundary: MultipartBoundary("X"))

    /// A form of texts.
    static func form(_ fields: [(String, String)]) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for (name, value) in fields {
            builder.key(name)
            builder.string(value)
        }
        builder.end()
        return builder.finish()
    }
}

/// A text in which `‸` stands before the byte that something is said of.
struct MarkedText {
    let bytes: [UInt8]
    /// The byte behind the mark; nil without one.
    let offset: Int?

    init(_ text: some Sequence<UInt8>) {
        let text = Array(text)
        let mark = Array("‸".utf8)
        let place = text.indices.first { text[$0...].starts(with: mark) }
        offset = place
        bytes = place.map { Array(text[..<$0] + text[($0 + mark.count)...]) } ?? text
    }
}
