import Testing
import WireCore
import WireJSON
import WireTestSupport

/// What `init` makes of bodies and command lines.
@Suite struct InitDraftTests {
    /// The sample without its line breaks and indentation, after `analyze` has accepted it.
    private func draft(_ input: String) throws -> String {
        let made = try BuiltProgram.run(["init"], input: input)
        #expect(made.status == 0, "\(input): \(made.errors)")
        let report = try BuiltProgram.run(["analyze", "-", "-f", "csv"], input: made.output)
        #expect(report.status == 0, "\(input): \(report.errors)")
        let value = try JSONCodec().decode(Array(made.output.utf8))
        return String(decoding: try JSONCodec().encoded(value), as: UTF8.self)
    }

    @Test(arguments: [
        "-d 'a=1&b=x+y%21'", "-d a=1 -d b=x+y%21", "-d a=1 --data-urlencode 'b=x y!'",
        "-F a=1 -F 'b=x y!'",
        "-H 'Content-Type: application/x-www-form-urlencoded' -d 'a=1&b=x y!'",
    ])
    func `reads form fields`(options: String) throws {
        let sample = try draft("curl https://x.test/f \(options)")
        #expect(sample.contains(#""arguments":[{"$form":[["a","1"],["b","x y!"]]}]"#))
        #expect(sample.contains(#""method":"POST","path":"/f""#))
    }

    @Test func `keeps text that is no form`() throws {
        let sample = try draft("curl x.test/f -H 'Content-Type: text/plain' -d 'a=1'")
        #expect(sample.contains(#""arguments":["a=1"]"#))
        #expect(try draft("curl x.test/f -d 'two words'").contains(#""arguments":["two words"]"#))
    }

    @Test(arguments: [
        ("curl x.test -d @body.json", "init.fileBody"),
        ("curl x.test --data-binary @body.json", "init.fileBody"),
        ("curl x.test --json @body.json", "init.fileBody"),
        ("curl x.test --data-urlencode a@body", "init.fileBody"),
        ("curl x.test -F f=@photo.png", "init.fileBody"),
        ("curl x.test -F 'f=<note.txt'", "init.fileBody"),
        ("curl ^\"https://x.test/^\" ^\n  -H ^\"a: b^\"", "init.windowsCommand"),
        ("curl \"https://x.test/\" ^\r\n  -H \"a: b\"", "init.windowsCommand"),
        ("curl x.test -H 'Next-Action: 7f' -d '{}'", "init.arguments"),
        ("curl 'x.test", "init.quote"),
        ("no json", "init.unknownInput"),
    ])
    func `says what it cannot read`(input: String, code: String) throws {
        let result = try BuiltProgram.run(["init"], input: input)
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(result.errors.contains(code), "\(result.errors)")
    }

    @Test func `takes an at sign of raw data literally`() throws {
        #expect(try draft("curl x.test --data-raw @me").contains(#""arguments":["@me"]"#))
    }

    @Test func `appends data to the query`() throws {
        let sample = try draft("curl -G 'https://x.test/find?p=1#top' -d q=1 -d 'r=a b'")
        #expect(sample.contains(#""method":"GET","path":"/find?p=1&q=1&r=a%20b""#))
        #expect(sample.contains(#""arguments":[]"#))
    }

    @Test(arguments: ["https://x.test:8080/a", "x.test:8080/a", "https://me@x.test:8080/a#top"])
    func `splits a URL into host and path`(url: String) throws {
        let sample = try draft("curl \(url)")
        #expect(sample.contains(#""path":"/a"},"host":"x.test:8080""#))
    }

    @Test func `keeps user agent and credentials`() throws {
        let sample = try draft("curl -u me:secret -A probe/1 https://x.test/")
        #expect(sample.contains(#""user-agent":"probe/1""#))
        #expect(sample.contains(#""authorization":"Basic bWU6c2VjcmV0""#))
        #expect(try draft("curl -H 'User-Agent: p' x.test").contains(#""user-agent":"p""#))
    }

    @Test func `escapes plain objects that look like tags, at every level`() throws {
        let body = #"{"$date":[{"$x":1},{"a":{"$set":[]}}]}"#
        let argument =
            #"{"$literal":{"$date":[{"$literal":{"$x":1}},{"a":{"$literal":{"$set":[]}}}]}}"#
        for input in [body, "curl x.test -d '\(body)'"] {
            #expect(try draft(input).contains("\"arguments\":[\(argument)]"))
        }
    }

    @Test func `reads the call of a Server Action`() throws {
        let sample = try draft(
            #"curl 'https://x.test/todo?a=1' -H 'next-action: 7f00' -d '["Buy","$$5",{"n":1}]'"#
        )
        #expect(sample.contains(#""arguments":["Buy","$5",{"n":1}]"#))
        #expect(sample.contains(#""action":{"id":"7f00","page":"/todo?a=1"}"#))
        #expect(!sample.contains("next-action"))
    }
}

/// Reports for a terminal of 80 columns.
@Suite struct TextWidthTests {
    /// Lines that are too long, without those that keep their own breaks.
    private func wide(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.count > 80 }
    }

    @Test func `keeps tables and paragraphs within 80 columns`() throws {
        let name = String(repeating: "long-name-", count: 12)
        let sample = """
            {"name":"\(name)","title":"\(name)\(name)",
             "call":{"arguments":[{"\(name)":{"$date":"2026-12-01T00:00:00.000Z"}}]}}
            """
        let report = try BuiltProgram.run(["analyze", "-", "-f", "text"], input: sample)
        #expect(report.status == 0, "\(report.errors)")
        #expect(wide(report.output) == [])
        #expect(report.output.contains("\n" + name.prefix(39) + "…  "), "cut in tables")
    }

    @Test func `keeps the reports of all samples within 80 columns`() throws {
        let report = try BuiltProgram.run(["analyze", "Samples", "-f", "text"])
        #expect(report.status == 0)
        #expect(wide(report.output) == [])
    }

    @Test func `draws bars that fill 80 columns`() throws {
        let report = try BuiltProgram.run(["explain", "Samples/tiny.json", "-f", "text"])
        #expect(report.status == 0)
        #expect(wide(report.output) == [])
        let bars = report.output.split(separator: "\n").filter { $0.contains("░░") }
        #expect(!bars.isEmpty)
        #expect(bars.contains { $0.count == 80 })
    }
}
