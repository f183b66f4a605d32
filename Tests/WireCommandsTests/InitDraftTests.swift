import Testing
import WireCore
import WireJSON
import WireTestSupport

/// A sample that `init` made.
struct Draft {
    /// Its JSON without line breaks and indentation.
    let text: String
    /// What standard error says.
    let errors: String

    /// Runs `init`, and `analyze` on what it writes.
    init(_ input: String, _ options: String..., in folder: String = Vectors.root) throws {
        let made = try BuiltProgram.run(["init"] + options, in: folder, input: input)
        #expect(made.status == 0, "\(input): \(made.errors)")
        let report = try BuiltProgram.run(
            ["analyze", "-", "-f", "csv"],
            in: folder,
            input: made.output
        )
        #expect(report.status == 0, "\(input): \(report.errors)")
        let value = try JSONCodec().decode(Array(made.output.utf8))
        text = String(decoding: try JSONCodec().encoded(value), as: UTF8.self)
        errors = made.errors
    }

    func contains(_ part: String) -> Bool { text.contains(part) }
}

/// What `init` makes of bodies and command lines.
@Suite struct InitDraftTests {
    @Test(arguments: [
        "-d 'a=1&b=x+y%21'", "-d a=1 -d b=x+y%21", "-d a=1 --data-urlencode 'b=x y!'",
        "-F a=1 -F 'b=x y!'",
        "-H 'Content-Type: application/x-www-form-urlencoded' -d 'a=1&b=x y!'",
    ])
    func `reads form fields`(options: String) throws {
        let sample = try Draft("curl https://x.test/f \(options)")
        #expect(sample.contains(#""arguments":[{"$form":[["a","1"],["b","x y!"]]}]"#))
        #expect(sample.contains(#""method":"POST","path":"/f""#))
    }

    @Test func `keeps text that is no form`() throws {
        let sample = try Draft("curl x.test/f -H 'Content-Type: text/plain' -d 'a=1'")
        #expect(sample.contains(#""arguments":["a=1"]"#))
        #expect(try Draft("curl x.test/f -d 'two words'").contains(#""arguments":["two words"]"#))
    }

    @Test(arguments: [
        ("curl ^\"https://x.test/^\" ^\n  -H ^\"a: b^\"", "init.windowsCommand"),
        ("curl \"https://x.test/\" ^\r\n  -H \"a: b\"", "init.windowsCommand"),
        ("curl https://x.test/ `\n  -H 'a: b'", "init.powerShell"),
        (
            "$s = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"
                + "Invoke-WebRequest -Uri \"https://x.test/a\"", "init.powerShell"
        ),
        ("curl x.test -H 'Next-Action: 7f' -d '{}'", "init.arguments"),
        ("curl 'x.test", "init.quote"), ("curl -s", "init.unknownInput"),
        ("curl x.test --frobnicate", "init.unknownOption"),
        ("curl x.test -X", "init.unknownOption"),
        ("curl -F 'a=(;type=x/y' x.test", "init.nestedForm"),
        ("fetch(url)", "init.fetchCall"),
        ("fetch(\"https://x.test\", {body: form})", "init.fetchCall"),
        ("no json", "init.unknownInput"), ("wget https://x.test", "init.unknownInput"),
        (#"{"call":{"arguments":[]}}"#, "sample.isSample"),
        (#"{"a":{"$dte":1}}"#, "typed.unknownTag"), (#"{"a":{"$set":{}}}"#, "typed.wrongContent"),
        (#"{"log":{"version":"1.2","entries":[{}]}}"#, "sample.noSample"),
        (#"{"openapi":"3.1.0","info":{}}"#, "sample.noSample"),
    ])
    func `says what it cannot read`(input: String, code: String) throws {
        let result = try BuiltProgram.run(["init"], input: input)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.errors.contains(code), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `takes an at sign of raw data literally`() throws {
        #expect(try Draft("curl x.test --data-raw @me").contains(#""arguments":["@me"]"#))
    }

    @Test func `appends data to the query`() throws {
        let sample = try Draft("curl -G 'https://x.test/find?p=1#top' -d q=1 -d 'r=a b'")
        #expect(sample.contains(#""method":"GET","path":"/find?p=1&q=1&r=a%20b""#))
        #expect(sample.contains(#""arguments":[{"p":"1","q":"1","r":"a b"}]"#))
        #expect(sample.errors.contains("init.queryAsArguments"))
    }

    @Test(arguments: ["https://x.test:8080/a", "x.test:8080/a", "https://me@x.test:8080/a#top"])
    func `splits a URL into host and path`(url: String) throws {
        let sample = try Draft("curl \(url)")
        #expect(sample.contains(#""path":"/a"},"host":"x.test:8080""#))
    }

    @Test func `takes what looks like a tag for one in JSON, and for data in a request`() throws {
        let body = #"{"$date":[{"$x":1},{"a":{"$set":[]}}]}"#
        let argument =
            #"{"$literal":{"$date":[{"$literal":{"$x":1}},{"a":{"$literal":{"$set":[]}}}]}}"#
        #expect(try Draft("curl x.test -d '\(body)'").contains("\"arguments\":[\(argument)]"))
        #expect(try Draft(argument).contains("\"arguments\":[\(argument)]"))
        let date = #"{"at":{"$date":"2026-01-15T12:00:00.000Z"}}"#
        #expect(try Draft(date).contains("\"arguments\":[\(date)]"))
    }

    @Test func `reads the call of a Server Action`() throws {
        let sample = try Draft(
            #"curl 'https://x.test/todo?a=1' -H 'next-action: 7f00' -d '["Buy","$$5",{"n":1}]'"#
        )
        #expect(sample.contains(#""arguments":["Buy","$5",{"n":1}]"#))
        #expect(sample.contains(#""action":{"id":"7f00","page":"/todo?a=1"}"#))
        #expect(!sample.contains("next-action"))
    }
}
