import Testing
import WireTestSupport

/// What a notation does not keep is said by its path.
@Suite struct ConvertLossTests {
    private func convert(
        _ source: String,
        _ target: String,
        _ input: String,
        _ options: String...
    ) throws -> (output: String, warnings: [String]) {
        let result = try BuiltProgram.run(
            ["convert", "--from", source, "--to", target] + options,
            input: input
        )
        #expect(result.status == 0, "\(result.errors)")
        let prefix = "wireweight: standard input: "
        let lines = result.errors.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.hasPrefix(prefix) })
        return (result.output, lines.map { String($0.dropFirst(prefix.count)) })
    }

    private static let kept = "convert.loss: --to typed keeps all of it"

    @Test func `the response to an action as JSON names its promise and the way around it`() throws
    {
        let stream = "0:{\"a\":\"$@1\",\"f\":\"\",\"b\":\"h81\"}\n1:{\"saved\":true,\"berth\":4}\n"
        let (output, warnings) = try convert("flight-response", "json", stream)
        #expect(output == "{\"a\":{},\"f\":\"\",\"b\":\"h81\"}\n")
        #expect(
            warnings == [
                "convert.envelope at byte 0: the stream has the shape of a response of next-15 to "
                    + "an action; --envelope next-15 takes the result out",
                "convert.loss: $.a is a promise, which JSON writes as {}", Self.kept,
            ]
        )
        let taken = try convert("flight-response", "json", stream, "--envelope", "next-15")
        #expect(taken.output == "{\"saved\":true,\"berth\":4}\n")
        #expect(taken.warnings == [])
    }

    @Test func `a form as JSON is warned of`() throws {
        let (output, warnings) = try convert("urlencoded", "json", "boat=Wren&berth=4")
        #expect(output == "{}\n")
        #expect(warnings == ["convert.loss: $ is form data, which JSON writes as {}", Self.kept])
    }

    @Test(arguments: [
        (#"{"a":{"$undefined":true}}"#, "$.a is undefined, which JSON leaves out", false),
        (#"[{"$undefined":true}]"#, "$[0] is undefined, which JSON writes as null", false),
        (#"{"a":{"$symbol":"x"}}"#, "$.a is a symbol, which JSON leaves out", true),
        (#"[{"$number":"NaN"}]"#, "$[0] is not finite, which JSON writes as null", true),
        (#"[{"$number":"-0"}]"#, "$[0] is -0, which JSON writes as 0", false),
        (#"{"a":{"$map":[["k",1]]}}"#, "$.a is a map, which JSON writes as {}", true),
        (#"{"a":{"$set":[1]}}"#, "$.a is a set, which JSON writes as {}", true),
        (
            #"{"a":{"$date":"2026-01-05T10:00:00.000Z"}}"#,
            "$.a is a date, which JSON writes as a string", false
        ),
        (#"{"a":{"$form":[["b","c"]]}}"#, "$.a is form data, which JSON writes as {}", true),
    ])
    func `what JSON changes or leaves out is named`(
        value: String,
        warning: String,
        isLost: Bool
    ) throws {
        let (_, warnings) = try convert("typed", "json", value)
        #expect(warnings == ["convert.loss: \(warning)"] + (isLost ? [Self.kept] : []))
    }

    @Test func `plain values lose nothing, and many losses of a kind are summed up`() throws {
        #expect(try convert("typed", "json", #"{"a":[1,"x",null,true,{}]}"#).warnings == [])
        let many = "[" + Array(repeating: #"{"$map":[]}"#, count: 40).joined(separator: ",") + "]"
        let warnings = try convert("typed", "json", many).warnings
        #expect(warnings.count == 10)
        #expect(warnings[8] == "convert.loss: 32 more of the same kinds")
    }

    @Test func `a form's text whose line ends change is named`() throws {
        let (_, warnings) = try convert(
            "typed",
            "multipart",
            #"{"$form":[["a","x\ny"],["b","z"]]}"#
        )
        #expect(warnings.count == 2)
        #expect(warnings.first?.hasPrefix("convert.loss: $.a is a text that changes") ?? false)
    }

    @Test func `quiet is quiet, and lines are as they were`() throws {
        #expect(try convert("urlencoded", "json", "a=1", "-q").warnings == [])
        let lines = try convert("urlencoded", "json", #"{"text":"a=1"}"# + "\n", "--lines")
        #expect(lines.output == #"{"text":"{}"}"# + "\n")
        #expect(lines.warnings == [])
    }

    @Test func `a table shows who reads what of a multipart body`() throws {
        let body = "--q7\r\nContent-Disposition: form-data; name=boat\r\n\r\nWren\r\n--q7--\r\n"
        let result = try BuiltProgram.run(
            ["convert", "--explain", "--boundary", "q7"],
            input: body
        )
        #expect(result.status == 0 && result.errors == "")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 80 })
        for words in ["busboy 1.6", "undici 6", "undici 7", "refuses the body", "field “boat”"] {
            #expect(result.output.contains(words), "\(result.output)")
        }
        let unquoted = try convert("multipart", "typed", body, "--boundary", "q7")
        #expect(unquoted.output == "{\"$form\":[[\"boat\",\"Wren\"]]}\n")
        #expect(unquoted.warnings.count == 1)
        #expect(
            unquoted.warnings.first?.contains("undici 6 (fetch of Node.js 18 to 22) refuses")
                ?? false
        )
    }
}
