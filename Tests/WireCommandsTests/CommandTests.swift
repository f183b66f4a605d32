import Testing
import WireCore
import WireJSON
import WirePlatform
import WireTestSupport
import WireValidation

/// The commands as a user calls them.
@Suite struct CommandTests {
    private static let names = [
        "analyze", "check", "explain", "convert", "validate", "predict", "init", "schema", "limits",
        "errors", "presets", "completions", "man", "help",
    ]

    /// Expects success and returns standard output.
    private func output(_ arguments: String..., environment: [String] = []) throws -> String {
        let result = try BuiltProgram.run(arguments, environment: environment)
        #expect(result.status == 0, "\(arguments): \(result.errors)")
        #expect(result.errors == "")
        return result.output
    }

    @Test(arguments: names) func `has help of at most 80 columns`(command: String) throws {
        let help = try output(command, "--help")
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(help.contains("Usage: wireweight \(command)"))
        #expect(help.contains("Example"), "\(command)")
    }

    @Test func `says its version`() throws {
        let version = try output("--version")
        #expect(version.hasPrefix("wireweight 0."))
    }

    @Test func `lists limits and every error code of every module`() throws {
        let limits = try JSONCodec().decode(Array(try output("limits", "--format", "json").utf8))
        let errors = try output("errors")
        #expect(limits.count(0) > 20)
        for entry in limits.entries(0) {
            let code = try #require(limits.member("code", of: entry))
            #expect(errors.contains(limits.text(code)))
        }
        for module in [
            "analysis", "compression", "convert", "flight", "form", "hpack", "http", "init", "json",
            "link", "multipart", "sample", "typed", "urlencoded", "validation",
        ] {
            #expect(errors.contains("\n\(module)."), "\(module)")
        }
    }

    @Test func `prints a schema that its reports meet`() throws {
        let schema = try Schema(JSONCodec().decode(Array(try output("schema").utf8)))
        let report = try output("analyze", "Samples", "-q", "--format", "json")
        let errors = try schema.errors(in: JSONCodec().decode(Array(report.utf8)))
        #expect(errors == [])
    }

    @Test func `prints the schema of samples, which those that come along meet`() throws {
        let schema = try Schema(JSONCodec().decode(Array(try output("schema", "sample").utf8)))
        var count = 0
        for file in try Platform.files(under: Vectors.root + "/Samples")
        where file.hasSuffix(".sample.json") {
            let sample = try JSONCodec().decode(try Platform.readFile(file))
            #expect(try schema.errors(in: sample) == [], "\(file)")
            count += 1
        }
        #expect(count == 15)
        for slip in [
            #"{"call":{"arguments":[]},"actions":{}}"#, #"{"call":{"argument":[]}}"#,
            #"{"call":{"arguments":[]},"page":{"html":-1}}"#,
            #"{"call":{"arguments":[]},"action":{"framework":"next-13"}}"#,
            #"{"call":{"arguments":[]},"observed":{"load":{}}}"#,
        ] {
            let errors = try schema.errors(in: JSONCodec().decode(Array(slip.utf8)))
            #expect(!errors.isEmpty, "\(slip)")
            let run = try BuiltProgram.run(["analyze", "-"], input: slip)
            #expect(slip.contains("argument\"") || run.status == 65, "\(slip)")
        }
    }

    @Test func `lists links with their figures`() throws {
        let text = try output("presets")
        #expect(text.contains("slow-4g") && text.contains("1.6384"))
        let json = try JSONCodec().decode(Array(try output("presets", "-f", "json").utf8))
        let links = json.entries(0).map { json.root[$0] }
        #expect(links.count == 8)
    }

    @Test func `makes samples from JSON and from curl`() throws {
        try BuiltProgram.withFolder([
            "body.json": #"{"text":"Buy Milk"}"#,
            "call.txt": #"curl -X PUT https://x.test/api/todo?a=1 -d '{"text":"Buy"}'"#,
        ]) { folder in
            for (file, part) in [("body.json", "Buy Milk"), ("call.txt", "/api/todo?a=1")] {
                let sample = try BuiltProgram.run(["init", file], in: folder)
                #expect(sample.status == 0)
                #expect(sample.output.contains(part))
                let report = try BuiltProgram.run(
                    ["analyze", "-", "--format", "csv"],
                    input: sample.output
                )
                #expect(report.status == 0, "\(report.errors)")
            }
        }
    }

    @Test(arguments: ["markdown", "text", "csv", "json"], ["next-14", "next-15", "next-16"])
    func `weighs the approach and the framework asked for`(format: String, profile: String) throws {
        let report = try output(
            "analyze",
            "Samples/tiny.json",
            "-f",
            format,
            "--only",
            "api-json",
            "--profile",
            profile
        )
        let names = ["next-14", "next-15", "next-16", "api-json", "api-multipart", "form-nojs"]
        #expect(names.filter(report.contains) == [profile, "api-json"])
    }

    @Test func `gives the same bytes for any number of cores and any locale`() throws {
        let first = try output("analyze", "Samples", "-q", "-f", "markdown", "--jobs", "1")
        let second = try output("analyze", "Samples", "-q", "-f", "markdown", "--jobs", "2")
        #expect(second == first)
        let polish = ["LC_ALL=pl_PL.UTF-8", "LANG=pl_PL.UTF-8"]
        let third = try output("analyze", "Samples", "-q", "-f", "markdown", environment: polish)
        #expect(third == first)
    }

    @Test func `colours only when asked to`() throws {
        let escape = "\u{1B}["
        let arguments = ["analyze", "Samples/tiny.json", "-f", "text"]
        let plain = try BuiltProgram.run(arguments, environment: ["NO_COLOR=1"]).output
        #expect(!plain.contains(escape))
        #expect(try BuiltProgram.run(arguments + ["--color", "always"]).output.contains(escape))
    }

    @Test func `ends with 1 when a budget is broken`() throws {
        try BuiltProgram.withFolder(["tiny.json": "{}", "wireweight.json": #"{"max_total_up":10}"#])
        { folder in
            let broken = try BuiltProgram.run(["check", "tiny.json", "-f", "junit"], in: folder)
            #expect(broken.status == 1)
            #expect(
                broken.output.contains(#"<testsuite name="wireweight" tests="4" failures="4" "#)
            )
            try Platform.writeAtomically(
                folder + "/wireweight.json",
                Array(#"{"max_total_up":10000}"#.utf8)
            )
            let held = try BuiltProgram.run(["check", "tiny.json", "-f", "junit"], in: folder)
            #expect(held.status == 0)
            #expect(held.output.contains(#"failures="0""#))
            let absent = try BuiltProgram.run(["check", "no.json"], in: folder)
            #expect(absent.status == 66)
        }
        try BuiltProgram.withFolder(["tiny.json": "{}"]) { folder in
            let unchecked = try BuiltProgram.run(["check", "tiny.json"], in: folder)
            #expect(unchecked.status == 3)
        }
    }

    @Test(arguments: [
        (
            ["convert", "--from", "typed", "--to", "json"], #"{"a":{"$undefined":true},"b":-0}"#,
            #"{"text":"{\"b\":0}"}"#
        ),
        (["validate"], #"{"schema":{"type":"string"},"value":1}"#, #"{"valid":false,"errors":["#),
        (
            ["predict"],
            #"{"link":{"rtt_ms":10},"exchanges":[{"request_bytes":100,"#
                + #""response_head_bytes":100,"response_body_bytes":9}]}"#,
            #"{"predicted_ms":"#
        ),
    ])
    func `answers every line, also those that fail`(
        command: [String],
        line: String,
        answer: String
    ) throws {
        let result = try BuiltProgram.run(
            command + ["--lines", "-"],
            input: line + "\n{\"a\":\n" + line + "\n"
        )
        let lines = result.output.split(separator: "\n")
        #expect(result.status == 65)
        #expect(result.errors == "")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix(answer) == true, "\(lines)")
        #expect(lines.last == lines.first)
        #expect(lines.dropFirst().first?.hasPrefix(#"{"error":{"code":"json."#) == true)
    }
}
