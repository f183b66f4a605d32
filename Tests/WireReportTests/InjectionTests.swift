import Testing
import WireAnalysis
import WireCore
import WireJSON
import WireReport

/// Text from samples that tries to be more than text.
@Suite struct InjectionTests {
    /// A sample whose name, title, text and warning all hold `text`, written as a JSON string.
    private func analysis(_ text: String) throws -> Analysis {
        let sample =
            #"{"name":"\#(text)","title":"\#(text) title","#
            + #""call":{"arguments":[{"\#(text)":{"$date":"2026-12-01T00:00:00.000Z"},"a":[1]}]}}"#
        return try Samples.analysis(("injected", sample))
    }

    /// Every format a person reads.
    private func readable(_ text: String) throws -> [String] {
        let analysis = try analysis(text)
        return [Samples.markdown(analysis), Samples.text(analysis), Samples.csv(analysis)]
    }

    @Test(arguments: [
        #"\u001b[31mred"#, #"\u001b]8;;http://x\u0007"#, #"\u001b]52;c;eA==\u0007"#, #"a\rb"#,
        #"\u009b31m"#, #"a\u0008b"#, #"a\u0085b"#,
    ])
    func `lets no control character through`(text: String) throws {
        for report in try readable(text) {
            let controls = report.unicodeScalars.filter { scalar in
                (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)) && scalar != "\n"
            }
            #expect(controls.allSatisfy { $0 == "\r" })
            #expect(report.unicodeScalars.filter { $0 == "\r" }.count <= 9, "line ends of CSV only")
            #expect(!report.unicodeScalars.contains("\u{1B}"))
        }
    }

    @Test(arguments: [#"\u202e"#, #"\u2066"#, #"\u2069"#, #"\u200b"#, #"\ufeff"#, #"\u200e"#])
    func `spells out what reorders or hides text`(escape: String) throws {
        let code = String(escape.dropFirst(2))
        for report in try readable("a\(escape)b") {
            #expect(report.contains("a\\u{\(code)}b"))
            let value = try #require(UInt32(code, radix: 16).flatMap(Unicode.Scalar.init))
            #expect(!report.unicodeScalars.contains(value))
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "</details>", "<!-- x", #"\" onload=\"x"#,
        "![x](http://x.test/y.png)", "[x](javascript:x)", "`` ` ```", "a|b", "# not a heading",
        "<img src=x>",
    ])
    func `keeps Markdown from reading markup in a title or a name`(text: String) throws {
        let report = Samples.markdown(try analysis(text))
        // What stands in code spans is literal; nothing else may hold markup of a sample.
        let outside = Self.outsideCode(report).replacing("\\]", with: "")
        for markup in ["<script", "<!--", "<img", "](http", "](javascript", "://"] {
            #expect(!outside.contains(markup), "\(markup)")
        }
        #expect(!report.split(separator: "\n").contains { $0.hasPrefix("# not") })
        #expect(report.ranges(of: "<details>").count == report.ranges(of: "</details>\n").count)
    }

    @Test func `keeps a table's cells together`() throws {
        let report = Samples.markdown(try analysis("a|b"))
        var width = 0
        for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                width = 0
                continue
            }
            let bars = line.replacing("\\|", with: "").filter { $0 == "|" }.count
            if width == 0 { width = bars }
            #expect(bars == width, "\(line)")
        }
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", #"\t=1"#, #"\r=1"#, "＝1", "＋1", "－1", "＠x"])
    func `keeps spreadsheets from computing a name`(text: String) throws {
        let report = Samples.csv(try analysis(text))
        let rows = report.split(separator: "\r\n").dropFirst()
        #expect(rows.count == 8)
        #expect(rows.allSatisfy { $0.hasPrefix("\"'") })
    }

    @Test func `cuts a very long name and says how long it was`() throws {
        let name = String(repeating: "n", count: 1_000_000)
        for report in try readable(name) {
            #expect(report.utf8.count < 40_000)
            #expect(report.contains("… (1000000 characters)"))
        }
    }

    @Test func `keeps every byte of a name in JSON, where it is data`() throws {
        let report = Samples.bytes(try analysis(#"\u001b<script>\u202e|"#), in: "json")
        #expect(!report.contains(0x1B))
        let document = try JSONCodec().decode(report)
        let samples = try #require(document.member("samples", of: 0))
        let name = try #require(document.member("name", of: samples + 1))
        #expect(document.text(name) == "\u{1B}<script>\u{202E}|")
    }

    /// A Markdown text without its code spans and fences.
    private static func outsideCode(_ text: String) -> String {
        var output = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "`") {
            output += rest[..<start]
            let ticks = rest[start...].prefix { $0 == "`" }
            rest = rest[ticks.endIndex...]
            while let next = rest.firstIndex(of: "`") {
                let run = rest[next...].prefix { $0 == "`" }
                rest = rest[run.endIndex...]
                if run.count == ticks.count { break }
            }
        }
        return output + rest
    }
}
