import Testing
import WireTestSupport

/// Bodies of requests as files.
@Suite struct ConvertFileTests {
    /// The post of a form whose action has one bound argument, by a browser.
    private static let post = [
        ("$ACTION_REF_1", ""), ("$ACTION_1:0", #"{"id":"a1","bound":"$@1"}"#),
        ("$ACTION_1:1", #"[{"step":1}]"#), ("$ACTION_KEY", "k77"), ("boat", "Wren"),
    ]
    private static let action =
        #"{"action":{"value":{"id":"a1","bound":[{"step":1}],"fields":{"$form":[["boat","Wren"]]}}},"#
        + #""state":{"value":[{"$undefined":true},"k77","a1",0]}}"# + "\n"

    private static func body(_ fields: [(String, String)], _ boundary: String = "Q7") -> String {
        fields.map { name, value in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }.joined() + "--\(boundary)--\r\n"
    }

    private static let guess =
        "convert.boundary at byte 0: neither --content-type nor --boundary was given: "
        + "the body's first line gave the boundary"

    private func convert(
        _ source: String,
        _ body: String,
        to target: String = "typed",
        _ options: String...
    ) throws -> (status: Int, output: String, errors: String) {
        try BuiltProgram.run(["convert", "--from", source, "--to", target] + options, input: body)
    }

    @Test func `reads the post of a form without JavaScript`() throws {
        let body = Self.body(Self.post)
        for options in [
            ["--content-type", "multipart/form-data; boundary=Q7"], ["--boundary", "Q7"],
        ] {
            let result = try convert("flight-form", body, to: "typed", options[0], options[1])
            #expect(result.output == Self.action)
            #expect(result.errors == "")
        }
        let result = try convert("flight-form", body)
        #expect(result.output == Self.action)
        #expect(result.errors == "wireweight: standard input: \(Self.guess)\n")
    }

    @Test func `reads a urlencoded post where the content type says so`() throws {
        let body = "%24ACTION_ID_a1=&boat=Wren+2"
        let type = "Application/X-WWW-Form-URLEncoded; charset=UTF-8"
        let result = try convert("flight-form", body, to: "typed", "--content-type", type)
        #expect(
            result.output == #"{"action":{"value":{"id":"a1","bound":[],"#
                + #""fields":{"$form":[["boat","Wren 2"]]}}},"state":{"value":null}}"# + "\n"
        )
        let unsaid = try convert("flight-form", body)
        #expect(unsaid.status == 65)
        #expect(unsaid.errors.contains("multipart.boundaryMissing: no --content-type or --bound"))
    }

    @Test func `a post that calls no action says so`() throws {
        let result = try convert("flight-form", Self.body([("boat", "Wren")]))
        #expect(result.output == "{\"action\":{\"value\":null}}\n")
    }

    @Test(arguments: ["Q7", "----WebKitFormBoundaryQ7", "a b", "--", "x--"])
    func `finds the boundary on the first line`(boundary: String) throws {
        let body = Self.body([("a", "1")], boundary)
        let result = try convert("multipart", body)
        #expect(result.output == "{\"$form\":[[\"a\",\"1\"]]}\n")
        #expect(result.errors.contains(Self.guess))
        let empty = try convert("multipart", Self.body([], boundary))
        #expect(empty.output == "{\"$form\":[]}\n")
    }

    @Test func `reads replies as what they are, or as what they are said to be`() throws {
        let body = Self.body([("_1_boat", "Wren"), ("0", #"["$K1"]"#)])
        let form = #"[{"$form":[["boat","Wren"]]}]"# + "\n"
        let guessed = try convert("flight-reply", body)
        #expect(guessed.output == form)
        #expect(guessed.errors == "wireweight: standard input: \(Self.guess)\n")
        #expect(try convert("flight-reply", body, to: "typed", "--boundary", "Q7").output == form)
        let type = "Multipart/Form-Data; boundary=Q7"
        #expect(
            try convert("flight-reply", body, to: "typed", "--content-type", type).output == form
        )
        let text = try convert("flight-reply", body, to: "typed", "--content-type", "text/plain")
        #expect(text.status == 65)
        #expect(text.errors.contains("flight.rowSyntax"))
        #expect(try convert("flight-reply", #"["-1"]"#).output == "[\"-1\"]\n")
    }

    @Test func `a warning stands before the error that it explains`() throws {
        let result = try convert("flight-reply", Self.body([("boat", "Wren")]))
        #expect(result.status == 65)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasSuffix(Self.guess) == true)
    }

    @Test func `writes the hidden inputs of a form`() throws {
        let call = #"{"action":{"$action":{"id":"a1","bound":[1]}},"index":3}"#
        let result = try convert("typed", call, to: "flight-form")
        #expect(
            result.output == #"{"inputs":[{"name":"$ACTION_REF_3"},"#
                + #"{"name":"$ACTION_3:0","value":"{\"id\":\"a1\",\"bound\":\"$@1\"}"},"#
                + #"{"name":"$ACTION_3:1","value":"[1]"}]}"# + "\n"
        )
        let lines = try BuiltProgram.run(
            ["convert", "--lines", "--from", "typed", "--to", "flight-form"],
            input: call + "\n"
        )
        #expect(lines.output == result.output)
    }

    @Test(arguments: ["flight-reply", "flight-response"])
    func `limits reach the writers`(target: String) throws {
        let value = #"[{"$set":[{"$date":null},[1,[2]],{"$map":[[3,4]]}]},{"$promise":5}]"#
        #expect(try convert("typed", value, to: target).status == 0)
        let result = try convert("typed", value, to: target, "--limit", "workSteps=3")
        #expect(result.status == 65)
        #expect(result.errors.contains("flight.workBudget"))
    }
}
