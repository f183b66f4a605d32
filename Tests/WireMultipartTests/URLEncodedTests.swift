import Testing
import WireCore
import WireMultipart
import WireTestSupport

@Suite struct URLEncodedTests {
    @Test func `writes as URLSearchParams does`() throws {
        var passed = 0
        var failures: [String] = []
        for line in try VectorLine.all("urlencoded.jsonl") where line.text("direction") == "encode"
        {
            let form = line.form(try #require(line.index("value")))
            let written = try URLEncodedCodec().encoded(form)
            if written == line.bytes("text") { passed += 1 } else { failures.append(line.name) }
            // What was written reads back, but for lone surrogates.
            let read = try URLEncodedCodec().decode(written)
            if read.formLines != form.formLines, !line.source.contains(UInt8(ascii: "\\")) {
                failures.append("\(line.name), read back")
            }
        }
        #expect(failures == [])
        #expect(passed >= 40)
    }

    @Test func `reads as URLSearchParams does and says who differs`() throws {
        var passed = 0
        var failures: [String] = []
        for line in try VectorLine.all("urlencoded.jsonl") where line.text("direction") == "decode"
        {
            let text = line.bytes("text") ?? []
            var diagnostics = Diagnostics()
            let read = try URLEncodedCodec().decode(
                text.span,
                limits: .standard,
                diagnostics: &diagnostics
            )
            let recorded = line.recordedForm("URLSearchParams")
            if recorded != .accepted(read.formLines) { failures.append(line.name) }
            let reasons = diagnostics.warnings.map(\.reason).joined(separator: " ")
            for (parser, member) in [("undici", "undici"), ("busboy", "busboy")]
                as [(String, StaticString)]
            where (line.recordedForm(member) != recorded) != reasons.contains(parser) {
                failures.append("\(line.name): \(parser)")
            }
            passed += 1
        }
        #expect(failures == [])
        #expect(passed >= 27)
    }

    @Test func `says what qs reads differently`() throws {
        let cases = [
            ("a=%zz%41", "busboy"), ("=x", "qs drops"), ("a[b]=1", "brackets"),
            ("a=1&a=2", "array"),
            ("a=%ff", "qs keeps"), ("?a=1", "undici"),
        ]
        for (text, word) in cases {
            var diagnostics = Diagnostics()
            let bytes = Array(text.utf8)
            _ = try URLEncodedCodec().decode(
                bytes.span,
                limits: .standard,
                diagnostics: &diagnostics
            )
            #expect(diagnostics.warnings.contains { $0.reason.contains(word) }, "\(text)")
        }
    }

    @Test func `refuses files, other values and what exceeds a limit`() throws {
        let file = try typed(#"{"$form":[["f",{"$file":{"name":"a","type":"","base64":""}}]]}"#)
        for value in [file, try typed("{}")] {
            #expect(throws: WireError(URLEncodedError.unsupportedValue, at: 0)) {
                try URLEncodedCodec().encoded(value)
            }
        }
        var limits = DecodingLimits()
        limits.values = 2
        limits.inputBytes = 8
        var diagnostics = Diagnostics()
        for (text, code) in [
            ("a=1&b=2", nil), ("a&b&c", WireError(URLEncodedError.tooManyValues, at: 4)),
            ("a=1&b=22", nil), ("a=1&b=222", WireError(URLEncodedError.inputTooLarge, at: 8)),
        ] {
            let bytes = Array(text.utf8)
            var met: WireError?
            do throws(WireError) {
                _ = try URLEncodedCodec().decode(
                    bytes.span,
                    limits: limits,
                    diagnostics: &diagnostics
                )
            } catch { met = error }
            #expect(met == code, "\(text)")
        }
    }

    @Test func `names and values know where they stand in the body`() throws {
        let form = try URLEncodedCodec().decode(Array("&a+b=%31&c&=x".utf8))
        let places = form.members(0).map { [form[$0.key].source, form[$0.value].source] }
        #expect(places == [[1, 5], [9, 10], [11, 12]])
    }
}
