import Testing
import WireCore
import WireJSON
import WireMultipart
import WireTestSupport

@Suite struct MultipartReaderTests {
    @Test func `gives each odd body its verdict`() {
        var failures: [String] = []
        for test in MultipartCase.all {
            var diagnostics = Diagnostics()
            let outcome = read(test.contentType, test.body, diagnostics: &diagnostics)
            let warnings = diagnostics.warnings.map { "\($0.code)@\($0.offset)" }
            if outcome != test.outcome {
                failures.append("\(test.label): \(outcome)")
            } else if warnings != test.warnings.map({ "\($0.code)@\($0.offset)" }) {
                failures.append("\(test.label): \(warnings)")
            }
        }
        #expect(failures == [])
    }

    @Test func `bounds the boundary`() throws {
        for (count, outcome, warns) in [
            (1, nil, false), (70, nil, false), (71, nil, true), (256, nil, true),
            (257, WireError(MultipartError.boundaryInvalid, at: 30), false),
        ] {
            let boundary = String(repeating: "q", count: count)
            var diagnostics = Diagnostics()
            let body = Array("--\(boundary)--\r\n".utf8)
            let type = "multipart/form-data; boundary=\(boundary)"
            let read = read(type, body, diagnostics: &diagnostics)
            #expect(read == (outcome.map(Result.failure) ?? .success([])))
            let codes = diagnostics.warnings.map(\.code.name)
            #expect(codes == (warns ? [MultipartError.boundaryInvalid.name] : []))
        }
        for text in ["", "a\rb", "a\nb", "a\0b"] {
            #expect(throws: WireError(MultipartError.boundaryInvalid, at: 0)) {
                try MultipartReader(boundary: MultipartBoundary(text))
            }
        }
    }

    @Test func `observes every limit exactly`() {
        var limits = DecodingLimits()
        limits.inputBytes = 59
        limits.parts = 2
        limits.partHeaders = 3
        limits.headerLineBytes = 60
        limits.headerBytes = 100
        limits.nameBytes = 4
        let line = "Content-Disposition: form-data; name=\"a\""
        let part = "--X\r\n\(line)\r\n\r\nv\r\n"
        func headers(_ extra: String) -> String { "--X\r\n\(line)\r\n\(extra)\r\n\r\nv\r\n--X--" }
        let long = String(repeating: "y", count: 57)
        let block = String(repeating: "z", count: 51)
        let cases: [(label: String, body: String, limit: WireError?)] = [
            ("inputBytes", MultipartCase.good, nil),
            (
                "inputBytes", MultipartCase.good + " ",
                WireError(MultipartError.inputTooLarge, at: 59)
            ),
            ("parts", part + part + "--X--", nil),
            (
                "parts", part + part + part + "--X--",
                WireError(MultipartError.tooManyParts, at: 109)
            ),
            ("partHeaders", headers("b:\r\nc:"), nil),
            (
                "partHeaders", headers("b:\r\nc:\r\nd:"),
                WireError(MultipartError.tooManyHeaders, at: 55)
            ),
            ("headerLineBytes", headers("b: \(long)"), nil),
            (
                "headerLineBytes", headers("b: \(long)y"),
                WireError(MultipartError.headerLineTooLong, at: 107)
            ),
            ("headerBytes", headers("b: \(block)"), nil),
            (
                "headerBytes", headers("b: \(block)z"),
                WireError(MultipartError.headerBlockTooLarge, at: 105)
            ),
            (
                "nameBytes", "--X\r\nContent-Disposition: form-data; name=abcd\r\n\r\nv\r\n--X--",
                nil
            ),
            (
                "nameBytes", "--X\r\nContent-Disposition: form-data; name=abcde\r\n\r\nv\r\n--X--",
                WireError(MultipartError.nameTooLong, at: 42)
            ),
        ]
        for (label, body, expected) in cases {
            var only = DecodingLimits()
            if let entry = (MultipartError.limits + JSONError.limits).first(where: {
                $0.name == label
            }) {
                only[keyPath: entry.path] = limits[keyPath: entry.path]
            }
            var diagnostics = Diagnostics()
            let outcome = read(
                "multipart/form-data; boundary=X",
                Array(body.utf8),
                only,
                diagnostics: &diagnostics
            )
            var met: WireError?
            if case .failure(let error) = outcome { met = error }
            #expect(met == expected, "\(label), \(body.utf8.count) bytes")
        }
    }

    @Test func `refuses what the default limits refuse`() {
        func body(_ headers: String) -> [UInt8] {
            Array(
                "--X\r\nContent-Disposition: form-data; name=\"a\"\(headers)\r\n\r\nv\r\n--X--".utf8
            )
        }
        let cases: [(label: String, body: [UInt8], code: (any WireErrorCode)?)] = [
            (
                "M33", body("\r\nb: " + String(repeating: "y", count: 20_000)),
                MultipartError.headerLineTooLong
            ),
            ("M34 32", body(String(repeating: "\r\nb: c", count: 31)), nil),
            (
                "M34 33", body(String(repeating: "\r\nb: c", count: 32)),
                MultipartError.tooManyHeaders
            ),
            ("M35 10,000", Self.fields(10_000), nil),
            ("M35 10,001", Self.fields(10_001), MultipartError.tooManyParts),
        ]
        for (label, body, code) in cases {
            var diagnostics = Diagnostics()
            let outcome = read("multipart/form-data; boundary=X", body, diagnostics: &diagnostics)
            var met: (any WireErrorCode)?
            if case .failure(let error) = outcome { met = error.code }
            #expect(met == code, "\(label)")
        }
        var diagnostics = Diagnostics()
        _ = read("multipart/form-data; boundary=X", Self.fields(1_000), diagnostics: &diagnostics)
        #expect(diagnostics.warnings.isEmpty)
        _ = read("multipart/form-data; boundary=X", Self.fields(1_001), diagnostics: &diagnostics)
        #expect(diagnostics.warnings.map(\.code.name) == [MultipartError.tooManyParts.name])
    }

    @Test func `notes a field that busboy would cut`() {
        for (count, warns) in [(1 << 20, false), (1 << 20 + 1, true)] {
            let body =
                Array(MultipartCase.head.utf8) + [UInt8](repeating: 0x61, count: count)
                + Array("\r\n--X--".utf8)
            var diagnostics = Diagnostics()
            _ = read("multipart/form-data; boundary=X", body, diagnostics: &diagnostics)
            #expect(
                diagnostics.warnings.map(\.code.name)
                    == (warns ? [MultipartError.fieldTruncatedByBusboy.name] : [])
            )
        }
    }

    /// M40.
    @Test func `reads alike however the body is cut`() throws {
        var bodies: [(type: String, body: [UInt8])] = MultipartCase.all.map {
            ($0.contentType, $0.body)
        }
        for line in try VectorLine.all("multipart-decode.jsonl") {
            bodies.append((line.text("contentType") ?? "", line.body ?? []))
        }
        var compared = 0
        for (type, body) in bodies where body.count <= 2_000 {
            var ignored = Diagnostics()
            let text = Array(type.utf8)
            guard
                let boundary = try? MultipartBoundary(
                    contentType: text.span,
                    diagnostics: &ignored
                )
            else { continue }
            let whole = Outcome(boundary, [body])
            for cut in 0...body.count {
                #expect(whole == Outcome(boundary, [Array(body[..<cut]), Array(body[cut...])]))
            }
            #expect(whole == Outcome(boundary, body.map { [$0] }))
            compared += 1
        }
        #expect(compared >= 140)
    }

    @Test func `says that every strict prefix is incomplete`() throws {
        let body = Array(
            (MultipartCase.head + "one\r\n" + MultipartCase.head + "two\r\n--X--").utf8
        )
        for end in 1..<body.count {
            let outcome = Outcome(MultipartBoundary("X"), [Array(body[..<end])])
            #expect(outcome.error == WireError(MultipartError.truncated, at: end), "\(end)")
            #expect(!outcome.parts.dropLast().contains { !$0.isComplete })
        }
        let cut = Outcome(MultipartBoundary("X"), [Array(body.dropLast(8))])
        #expect(cut.parts.map(\.isComplete) == [true, false])
    }

    /// What reading in chunks came to.
    struct Outcome: Equatable {
        var parts: [MultipartPart] = []
        var warnings: [WireWarning] = []
        var error: WireError?

        init(_ boundary: MultipartBoundary, _ chunks: [[UInt8]]) {
            do throws(WireError) {
                var reader = try MultipartReader(boundary: boundary)
                defer {
                    parts = reader.parts
                    warnings = reader.diagnostics.warnings
                }
                for chunk in chunks { try reader.consume(chunk.span) }
                _ = try reader.finish()
            } catch { self.error = error }
        }
    }

    /// A body of so many fields with short names.
    static func fields(_ count: Int) -> [UInt8] {
        Array((String(repeating: MultipartCase.head + "v\r\n", count: count) + "--X--").utf8)
    }

    private func read(
        _ contentType: String,
        _ body: [UInt8],
        _ limits: DecodingLimits = .standard,
        diagnostics: inout Diagnostics
    ) -> Result<[String], WireError> {
        do throws(WireError) {
            let text = Array(contentType.utf8)
            let boundary = try MultipartBoundary(
                contentType: text.span,
                limits: limits,
                diagnostics: &diagnostics
            )
            return .success(
                try MultipartCodec(boundary: boundary).decode(
                    body.span,
                    limits: limits,
                    diagnostics: &diagnostics
                ).formLines
            )
        } catch { return .failure(error) }
    }
}
