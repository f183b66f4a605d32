import Testing
import WireCore
import WireFlight

/// What is said of answers that cannot be read: code, place, row, path, and what was expected.
///
/// `‸` stands before the byte that the error is about.
struct FlightReadingErrorTests {
    /// A message, and what is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let input: String
        let code: String
        let phrases: [String]

        init(_ input: String, _ code: String, _ phrases: String...) {
            self.input = input
            self.code = code
            self.phrases = phrases
        }

        var testDescription: String { input }

        /// What differs in an error; nil when it says all of this.
        func difference(_ error: WireError?, at offset: Int?) -> String? {
            guard let error else { return "it is read" }
            guard error.code.name == code, error.offset == offset else {
                return "\(error) instead of \(code) at \(offset ?? -1)"
            }
            return phrases.first { !error.reason.contains($0) }
                .map { "“\($0)” is not in “\(error.reason)”" }
        }
    }

    static let refused: [Case] = [
        // Broken JSON.
        Case(
            "0:\"$3\"\n3:{\"a\":‸,}\n",
            "flight.rowSyntax",
            "row 3 is not JSON",
            "expected a value"
        ),
        Case(
            "0:[\"$3\"]\n3:{\"a\":1‸]\n",
            "flight.rowSyntax",
            "row 3",
            "a comma or a closing brace"
        ),
        Case("0:[1,‸\n", "flight.rowSyntax", "row 0 is not JSON", "not the end"),
        Case("0:[\"$1f\"]\n1f:[nul‸]\n", "flight.rowSyntax", "row 1f is not JSON"),
        Case("0:[\"$2\"]\n2:E{‸digest:1}\n", "flight.rowSyntax", "row 2 is not JSON"),
        // Rows that were joined, or not ended.
        Case("0:{\"a\":1}‸1:[2]\n", "flight.rowSyntax", "row 0 is followed by row 1", "line feed"),
        Case(
            "2:3\n‸0:{\"a\":1}",
            "flight.missingRow",
            "row 0, begun at byte 4",
            "copied without its last"
        ),
        // What is no stream.
        Case("‸<!DOCTYPE html>", "flight.rowHeaderInvalid", "a page (HTML)", "__next_f"),
        Case("‸HTTP/1.1 200 OK\r\n", "flight.rowHeaderInvalid", "HTTP message", "its body"),
        Case("‸{\"a\":1}\n", "flight.rowHeaderInvalid", "this is JSON"),
        Case("‸[1]\n", "flight.rowHeaderInvalid", "this is JSON"),
        Case("‸--B\r\nContent-Disposition", "flight.rowHeaderInvalid", "multipart body"),
        Case("‸zz:1\n", "flight.rowHeaderInvalid", "lower-case hexadecimal", "“z”"),
        Case("0‸\n", "flight.rowHeaderInvalid", "a colon", "a line feed"),
        // Imports.
        Case("4:I‸[1]\n0:{\"c\":\"$4\"}\n", "flight.rowSyntax", "row 4", "[id, chunks, name]"),
        Case(
            "4:I‸{\"x\":1}\n0:{\"c\":\"$4\"}\n",
            "flight.rowSyntax",
            "row 4",
            "[id, chunks, name]"
        ),
        Case("4:I‸[[1],[],\"n\"]\n0:[\"$4\"]\n", "flight.rowSyntax", "[id, chunks, name]"),
        Case("4:I‸[\"m\",[],{}]\n0:[\"$4\"]\n", "flight.rowSyntax", "[id, chunks, name]"),
        Case("4:I[\"m\",[],‸\"$9\"]\n0:[\"$4\"]\n", "flight.missingRow", "import in row 4"),
        // What never came.
        Case("0:{\"a\":[‸\"$1\"]}\n", "flight.missingRow", "row 1 never came", "row 0 at $.a[0]"),
        Case("0:{\"a\":‸\"$1:b\"}\n", "flight.missingRow", "row 1 never came", "row 0 at $.a"),
        Case(
            "0:[\"$1\"]\n1:{\"b\":[0,‸\"$2\"]}\n",
            "flight.missingRow",
            "row 2",
            "row 1 at $.b[1]"
        ),
        Case("1:2\n‸", "flight.missingRow", "row 0 never came", "ended at byte 4"),
        Case("0:[‸\"$zz\"]\n", "flight.rowIdInvalid", "row 0 at $[0]"),
        // Paths.
        Case("1:[1]\n0:{\"a\":‸\"$1:k:b\"}\n", "flight.invalidReference", "“k”", "row 0 at $.a"),
        Case(
            "1:{}\n0:[‸\"$1:__proto__\"]\n",
            "flight.invalidReference",
            "“__proto__”",
            "own entry"
        ),
        Case("0:[‸\"$1:k\"]\n1:\"text\"\n", "flight.invalidReference", "“k”", "row 0 at $[0]"),
        // Kinds that do not fit.
        Case("0:{\"a\":{\"b\":‸\"$Q1\"}}\n1:{\"k\":1}\n", "flight.notAnArray", "row 0 at $.a.b"),
        Case(
            "0:{\"m\":‸\"$Q1\"}\n1:[[\"a\",1],7]\n",
            "flight.notAnArray",
            "no pair",
            "row 0 at $.m"
        ),
        Case("0:[1,‸\"$W1\"]\n1:\"t\"\n", "flight.notAnArray", "row 0 at $[1]"),
        Case("3:o3,csv2:[[\"t\"],\"$3\"]\n0:{\"r\":‸\"$B2\"}\n", "flight.notABlob", "row 0 at $.r"),
        Case("2:[\"t\",[1]]\n0:{\"r\":‸\"$B2\"}\n", "flight.notABlob", "no binary row"),
        Case("2:{}\n0:{\"r\":‸\"$B2\"}\n", "flight.notABlob", "row 0 at $.r"),
        Case("1:[[\"n\",{\"a\":1}]]\n0:{\"f\":‸\"$K1\"}\n", "flight.notABlob", "an object", "$.f"),
        Case(
            "1:{\"id\":[\"x\"]}\n0:{\"f\":‸\"$h1\"}\n",
            "flight.unknownFunction",
            "no text",
            "$.f"
        ),
        Case("0:[‸\"$T1\"]\n", "flight.temporaryReference", "row 0 at $[0]"),
        Case("0:[[‸\"$nx\"]]\n", "flight.invalidLiteral", "“x”", "row 0 at $[0][0]"),
        // What the server says.
        Case("‸0:E{}\n", "flight.serverError", "the server answered with an error (row 0)"),
        Case("‸0:E{\"digest\":\"\"}\n", "flight.serverError", "digest “”"),
        Case("‸0:E{\"digest\":\"77\"}\n", "flight.serverError", "row 0, digest “77”"),
        Case("‸0:E{\"digest\":404}\n", "flight.serverError", "(row 0)"),
        Case(
            "0:{\"a\":\"$5\"}\n‸5:E{\"digest\":\"7\",\"name\":\"TypeError\",\"message\":\"no berth\"}\n",
            "flight.serverError",
            "TypeError: no berth",
            "row 5, digest “7”"
        ),
        // Bounds and order.
        Case("‸0:D{}\n0:1\n", "flight.developmentRow", "row 0 has the tag D", "production build"),
        Case(
            "0:{\"a\":\"$1\"}\n1:Tfffffff‸f,",
            "flight.rowLengthExceedsInput",
            "row 1",
            "seven digits"
        ),
        Case("2:3\n‸2:4\n0:1\n", "flight.duplicateRow", "row 2 came before"),
    ]

    @Test(arguments: refused)
    func `says what is wrong, and where`(_ expected: Case) {
        let marked = MarkedText(expected.input.utf8)
        // However it comes: the offset is that of the stream.
        for pieces in [[marked.bytes[...]], marked.bytes.indices.map { marked.bytes[$0...$0] }] {
            let outcome = FlightOutcome(ofResponse: pieces)
            let difference = expected.difference(outcome.error, at: marked.offset)
            #expect(difference == nil)
        }
    }

    @Test func `counts the bytes that came, also where they are not UTF-8`() {
        // Each of the two bytes is read as a character of three.
        let damaged = Array("0:[\"".utf8) + [0xFF, 0xC3] + Array("\",\"$9\"]\n".utf8)
        #expect(
            FlightOutcome(ofResponse: damaged).error == WireError(FlightError.missingRow, at: 8)
        )
        // A byte order mark is passed over.
        let marked =
            Array("0:".utf8) + [0xEF, 0xBB, 0xBF] + Array("[\"".utf8) + [0xFF]
            + Array("\",x]\n".utf8)
        #expect(FlightOutcome(ofResponse: marked).error == WireError(FlightError.rowSyntax, at: 10))
    }

    /// Answers that are read, with their values.
    static let warned: [(Case, value: String)] = [
        (
            Case(
                "‸4:I[\"k9m2\",\"Gauge\",[\"b.js\"]]\n0:[\"$4\"]\n",
                "flight.foreignImport",
                "row 4",
                "Parcel"
            ),
            #"[{"$client":{"id":"k9m2","name":"Gauge"}}]"#
        ),
        (
            Case("0:[\"$@5\"]\n‸5:E\"no\"\n", "flight.errorShape", "row 5 holds no object"),
            #"[{"$reject":{"kind":"server-error","message":"the server answered with an error"}}]"#
        ),
        (Case("0:[‸\"$Dx\"]\n", "flight.invalidLiteral", "“x” is no date"), #"[{"$date":null}]"#),
        (Case("0:[1]\n‸0:[2]\n", "flight.duplicateRow", "row 0 came before"), "[1]"),
        (Case("0:[‸\"$Infinityx\"]\n", "flight.nonCanonicalLiteral"), #"[{"$number":"Infinity"}]"#),
        (Case("0:{‸\"__proto__\":1,\"a\":2}\n", "flight.protoKeyDropped"), #"{"a":2}"#),
        (Case("0:{‸\"then\":1}\n", "flight.thenableShape"), #"{"then":1}"#),
        (Case("0:[1]\n‸\n", "flight.rowHeaderInvalid", "a line feed"), "[1]"),
        (Case("0:[1]\n‸Internal Server Error", "flight.rowHeaderInvalid", "“I”"), "[1]"),
        (Case("‸1:Q2\n0:[1]\n", "flight.unknownTag"), "[1]"),
    ]

    @Test(arguments: warned.indices)
    func `warns of what is odd, and reads it`(_ index: Int) {
        let (expected, value) = Self.warned[index]
        let marked = MarkedText(expected.input.utf8)
        let outcome = FlightOutcome(ofResponse: marked.bytes)
        #expect(outcome.typed == value)
        let warnings = outcome.warnings.map { WireError($0.code, at: $0.offset, $0.reason) }
        #expect(warnings.count == 1)
        #expect(expected.difference(warnings.first, at: marked.offset) == nil)
    }

    @Test(arguments: [
        (#"E{"digest":""}"#, #","digest":"""#), (#"E{"digest":"d"}"#, #","digest":"d""#),
        ("E{}", ""), (#"E{"digest":404}"#, ""), ("E[]", ""),
    ])
    func `keeps a digest as it came, and none where none did`(_ row: String, _ digest: String) {
        let outcome = FlightOutcome(ofResponse: Array("0:[\"$@2\"]\n2:\(row)\n".utf8))
        #expect(
            outcome.typed
                == #"[{"$reject":{"kind":"server-error","message":"the server answered with an error"\#(digest)}}]"#
        )
    }

    @Test func `keeps name and message of an error that a development build tells`() {
        let stream = #"""
            0:["$@2"]
            2:E{"digest":"7","name":"TypeError","message":"no berth","stack":[],"env":"Server"}

            """#
        #expect(
            FlightOutcome(ofResponse: Array(stream.utf8)).typed
                == #"[{"$reject":{"kind":"server-error","message":"no berth","name":"TypeError","digest":"7"}}]"#
        )
    }
}
