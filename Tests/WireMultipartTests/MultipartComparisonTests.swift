import Testing
import WireCore
import WireMultipart
import WireTestSupport

/// Who reads what from one body.
@Suite struct MultipartComparisonTests {
    private func comparison(_ body: String) -> MultipartComparison {
        MultipartComparison(Array(body.utf8).span, boundary: MultipartBoundary("q7"))
    }

    private func body(_ disposition: String, _ end: String = "\r\n") -> String {
        "--q7\r\nContent-Disposition: \(disposition)\r\n\r\nWren\r\n--q7--\(end)"
    }

    /// The warnings that reading a body gives, by code.
    private func warnings(_ body: String) throws -> [String] {
        var diagnostics = Diagnostics()
        _ = try MultipartCodec(boundary: MultipartBoundary("q7"))
            .decode(Array(body.utf8).span, limits: .standard, diagnostics: &diagnostics)
        return diagnostics.warnings.map(\.code.name)
    }

    @Test(arguments: [
        ("form-data; name=boat", "field “boat”"),
        (#"form-data; filename="a"; name="boat""#, "file “boat”, named “a”"),
        (#"form-data; name="boat";filename="a""#, "file “boat”, named “a”"),
        (#"form-data;name="boat""#, "field “boat”"), (#"Form-Data; name="boat""#, "field “boat”"),
    ])
    func `undici 6 alone refuses what no browser writes`(
        disposition: String,
        reading: String
    ) throws {
        let found = comparison(body(disposition))
        #expect(found.error == nil)
        #expect(found.parts.map(\.readings) == [[reading, "refuses the body", reading, reading]])
        #expect(found.verdicts == ["reads 1 of 1", "refuses it", "reads 1 of 1", "reads 1 of 1"])
        #expect(try warnings(body(disposition)).contains("multipart.undici6"))
    }

    @Test func `a lone CR at the end is warned of`() throws {
        let odd = body(#"form-data; name="boat""#, "\r")
        #expect(try warnings(odd) == ["multipart.epilogue"])
        #expect(comparison(odd).verdicts[1] == "refuses it")
        for end in ["", "\r\n"] {
            let plain = body(#"form-data; name="boat""#, end)
            #expect(try warnings(plain) == [])
            #expect(comparison(plain).verdicts == Array(repeating: "reads 1 of 1", count: 4))
        }
    }

    @Test func `shows the part at which this reader gives up`() {
        let found = comparison(body("attachment; name=boat"))
        #expect(found.error?.code == MultipartError.dispositionType)
        #expect(
            found.parts.map(\.readings) == [
                ["drops the part", "refuses the body", "refuses the body", "gives up"]
            ]
        )
        #expect(
            found.verdicts == [
                "–", "refuses it", "refuses it", "refuses it: multipart.dispositionType",
            ]
        )
    }

    /// Where Node.js 18 to 22 is installed, its own undici is asked about every recorded body.
    @Test func `says of undici 6 what it does`() throws {
        guard let node = ExternalProgram("node"),
            try node.run(["-p", "process.versions.undici"]).output.hasPrefix("6.")
        else { return }
        let script = """
            const rl = require('readline').createInterface({input: process.stdin});
            (async () => { for await (const line of rl) {
              const [type, body] = JSON.parse(line);
              try {
                const form = await new Response(Buffer.from(body, 'base64'),
                  {headers: {'content-type': type}}).formData();
                console.log([...form].length);
              } catch { console.log('refuses'); }
            }})();
            """
        var input = ""
        var expected: [(name: String, answer: String)] = []
        for line in try VectorLine.all("multipart-decode.jsonl") {
            guard let body = line.body, let type = line.bytes("contentType"),
                type.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
            else { continue }
            var ignored = Diagnostics(limit: 0)
            guard
                let boundary = try? MultipartBoundary(
                    contentType: type.span,
                    diagnostics: &ignored
                )
            else { continue }
            let found = MultipartComparison(body.span, boundary: boundary)
            guard found.error == nil else { continue }
            var base64: [UInt8] = []
            Base64.encode(body.span, into: &base64)
            input += "[\"\(String(decoding: type, as: UTF8.self))\",\""
            input += String(decoding: base64, as: UTF8.self) + "\"]\n"
            let verdict = found.verdicts[1]
            let count = String(found.parts.count)
            expected.append((line.name, verdict == "refuses it" ? "refuses" : count))
        }
        #expect(expected.count > 60)
        let answers = try node.run(["-e", script], input: input).output.split(separator: "\n")
        #expect(answers.count == expected.count)
        let different = zip(expected, answers).filter { $0.answer != $1 }
            .map { "\($0.name): \($1), not \($0.answer)" }
        #expect(different == [])
    }
}
