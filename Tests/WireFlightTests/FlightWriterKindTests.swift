import Testing
import WireCore
import WireFlight
import WireTestSupport

/// Records whose fields are of kinds that no build could send: refused by name, never written.
struct FlightWriterKindTests {
    /// A record with one field of a kind that it cannot have.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reason: String
        let isReply: Bool
        let isResponse: Bool
        let build: @Sendable (inout PayloadBuilder) -> Void

        init(
            _ name: String,
            _ reason: String,
            reply: Bool = true,
            response: Bool = true,
            _ build: @escaping @Sendable (inout PayloadBuilder) -> Void
        ) {
            testDescription = name
            self.reason = reason
            isReply = reply
            isResponse = response
            self.build = build
        }
    }

    private static func record(
        _ kind: PayloadNode.Kind,
        _ fields: [(String, @Sendable (inout PayloadBuilder) -> Void)]
    ) -> @Sendable (inout PayloadBuilder) -> Void {
        { builder in
            builder.begin(kind)
            for (name, value) in fields {
                builder.key(name)
                value(&builder)
            }
            builder.end()
        }
    }

    private static let number: @Sendable (inout PayloadBuilder) -> Void = { $0.number(7e200) }
    private static let date: @Sendable (inout PayloadBuilder) -> Void = { $0.date(0) }
    private static let text: @Sendable (inout PayloadBuilder) -> Void = { $0.string("t") }
    private static let content: @Sendable (inout PayloadBuilder) -> Void = { $0.bytes([1, 2]) }
    private static let list: @Sendable (inout PayloadBuilder) -> Void = {
        $0.begin(.array)
        $0.string("x")
        $0.end()
    }
    private static let map: @Sendable (inout PayloadBuilder) -> Void = {
        $0.begin(.map)
        $0.number(1)
        $0.number(2)
        $0.end()
    }
    private static let props = record(.object, [])

    static let cases: [Case] = [
        Case(
            "element with a date as key",
            "the element: its field key is of the kind date",
            reply: false,
            record(.element, [("type", text), ("key", date), ("props", props)])
        ),
        Case(
            "element with a list as key",
            "the element: its field key is of the kind array",
            reply: false,
            record(.element, [("type", text), ("key", list), ("props", props)])
        ),
        Case(
            "element with a Map as properties",
            "the element: its field props is of the kind map",
            reply: false,
            record(.element, [("type", text), ("props", map)])
        ),
        Case(
            "action with a list as id",
            "the server function: its field id is of the kind array",
            record(.action, [("id", list)])
        ),
        Case(
            "action without an id",
            "the server function: it has no id",
            record(.action, [("bound", list)])
        ),
        Case(
            "action with a text as bound arguments",
            "the server function: its field bound is of the kind string",
            record(.action, [("id", text), ("bound", text)])
        ),
        Case(
            "client reference with a date as id",
            "the client reference: its field id is of the kind date",
            reply: false,
            record(.client, [("id", date), ("name", text)])
        ),
        Case(
            "client reference with an object as name",
            "the client reference: its field name is of the kind object",
            reply: false,
            record(.client, [("id", text), ("name", props)])
        ),
        Case(
            "client reference with a Map in chunks",
            "the client reference: there is a value of the kind map in its chunks",
            reply: false,
            record(
                .client,
                [
                    ("id", text), ("name", text),
                    (
                        "chunks",
                        {
                            $0.begin(.array)
                            map(&$0)
                            $0.end()
                        }
                    ),
                ]
            )
        ),
        Case(
            "blob with a number as type",
            "the blob: its field type is of the kind number",
            record(.blob, [("type", number), ("base64", content)])
        ),
        Case(
            "blob with a text as content",
            "the blob: its field base64 is of the kind string",
            record(.blob, [("type", text), ("base64", text)])
        ),
        Case(
            "file with a list as name",
            "the file: its field name is of the kind array",
            response: false,
            record(.file, [("name", list), ("type", text), ("base64", content)])
        ),
        Case(
            "form with a number",
            "a form field with a value of the kind number",
            record(.form, [("qty", number)])
        ),
        Case(
            "form with a blob whose type is a list",
            "the blob: its field type is of the kind array",
            record(.form, [("b", record(.blob, [("type", list), ("base64", content)]))])
        ),
        Case(
            "search parameters with a number",
            "the search parameters: there is a value of the kind number in it",
            record(.params, [("q", number)])
        ),
        Case(
            "stream whose items are a text",
            "the stream: its field items is of the kind string",
            record(.stream, [("items", text)])
        ),
        Case("view of a text", "the typed array: it shows no buffer") {
            $0.begin(.view)
            $0.number(0)
            $0.number(1)
            $0.string("abc")
            $0.end()
        },
        Case("byte stream of a text", "the byte stream: there is a value of the kind string in it")
        {
            $0.begin(.byteStream)
            $0.string("abc")
            $0.end()
        },
        Case(
            "promise that rejects with a number as digest",
            "the error: its field digest is of the kind number",
            reply: false
        ) {
            $0.begin(.rejection)
            record(.error, [("message", text), ("digest", number)])(&$0)
            $0.end()
        },
        Case(
            "promise that rejects with a list as message",
            "the error: its field message is of the kind array",
            reply: false
        ) {
            $0.begin(.rejection)
            record(.error, [("message", list)])(&$0)
            $0.end()
        },
    ]

    private static func value(_ content: Case) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        content.build(&builder)
        builder.end()
        return builder.finish()
    }

    @Test(arguments: cases)
    func `refuses`(_ content: Case) {
        let value = Self.value(content)
        for dialect in [FlightDialect.react190, .react192, .react193, .next16] {
            let reason = "React \(dialect.label) cannot send \(content.reason)"
            if content.isReply {
                #expect {
                    try FlightReplyWriter(dialect).write(value)
                } throws: { ($0 as? WireError)?.isUnsupported(reason) ?? false }
            }
            if content.isResponse {
                #expect {
                    try FlightResponseWriter(dialect).write(value)
                } throws: { ($0 as? WireError)?.isUnsupported(reason) ?? false }
            }
        }
    }

    @Test(arguments: cases)
    func `writes nothing malformed with any build`(_ content: Case) {
        let value = Self.value(content)
        for dialect in FlightDialect.all {
            var diagnostics = Diagnostics()
            for temporary in [false, true] {
                let writer = FlightReplyWriter(dialect, temporary: temporary)
                guard let reply = try? writer.write(value) else { continue }
                do throws(WireError) {
                    _ = try FlightReplyReader(dialect).read(reply, diagnostics: &diagnostics)
                } catch {
                    #expect(!error.isMalformed, "\(dialect.label): \(error)")
                }
            }
            guard let stream = try? FlightResponseWriter(dialect).write(value) else { continue }
            do throws(WireError) {
                let bytes = stream.bytes.span
                let options = FlightReadingOptions(dialect)
                _ = try FlightResponseReader.read(bytes, options, diagnostics: &diagnostics)
            } catch {
                #expect(!error.isMalformed, "\(dialect.label): \(error)")
            }
        }
    }

    @Test(arguments: [
        (7.0, "0:[\"$\",\"t\",\"7\",{}]\n"), (1e21, "0:[\"$\",\"t\",\"1e+21\",{}]\n"),
        (Double.nan, "0:[\"$\",\"t\",\"NaN\",{}]\n"), (-0.0, "0:[\"$\",\"t\",\"0\",{}]\n"),
    ])
    func `makes text of a key that is a number`(_ key: Double, _ row: String) throws {
        var builder = PayloadBuilder()
        Self.record(
            .element,
            [("type", Self.text), ("key", { $0.number(key) }), ("props", Self.props)]
        )(&builder)
        let stream = try FlightResponseWriter().write(builder.finish())
        #expect(String(decoding: stream.bytes, as: UTF8.self) == row)
    }

    @Test func `refuses a form action whose id is no text`() {
        var builder = PayloadBuilder()
        Self.record(.action, [("id", Self.number)])(&builder)
        let value = builder.finish()
        let reason =
            "React 19.3 cannot send the server function: its field id is of the kind number"
        #expect {
            try FlightFormWriter().inputs(of: value)
        } throws: { ($0 as? WireError)?.isUnsupported(reason) ?? false }
    }

    @Test func `a key of a Map that has no value is passed over`() throws {
        var builder = PayloadBuilder()
        builder.begin(.map)
        for key in ["a", "b", "c"] { builder.string(key) }
        builder.end()
        let stream = try FlightResponseWriter().write(builder.finish())
        #expect(String(decoding: stream.bytes, as: UTF8.self) == "1:[[\"a\",\"b\"]]\n0:\"$Q1\"\n")
    }

    @Test func `a promise that holds nothing never ends`() {
        var builder = PayloadBuilder()
        builder.begin(.promise)
        builder.end()
        let value = builder.finish()
        #expect(throws: WireError(FlightError.unsettled, at: 0)) {
            try FlightReplyWriter().write(value)
        }
        #expect(throws: WireError(FlightError.unsettled, at: 0)) {
            try FlightResponseWriter().write(value)
        }
    }

    @Test(arguments: FlightDialect.all.filter(\.isWritable))
    func `an iterator is empty the second time`(_ dialect: FlightDialect) throws {
        var builder = PayloadBuilder()
        builder.begin(.object)
        // Where paths lead, a colon keeps the second use from being a reference to the first.
        builder.key("a:")
        let iterator = builder.begin(.iterator)
        builder.string("x")
        builder.end()
        builder.key("b")
        builder.use(iterator)
        builder.end()
        let value = builder.finish()
        var diagnostics = Diagnostics()
        let reply = try FlightReplyWriter(dialect).write(value)
        let back = try FlightReplyReader(dialect).read(reply, diagnostics: &diagnostics)
        let items = try #require(back.member("b", of: 0))
        #expect(back.count(back.resolved(items)) == 0)
        if dialect == .next14 {
            guard case .text(let text) = reply else {
                Issue.record("a form instead of a text")
                return
            }
            #expect(String(decoding: text, as: UTF8.self) == #"{"a:":["x"],"b":[]}"#)
        }
    }
}

extension WireError {
    fileprivate func isUnsupported(_ reason: String) -> Bool {
        code == FlightError.unsupported && self.reason == reason
    }
}
