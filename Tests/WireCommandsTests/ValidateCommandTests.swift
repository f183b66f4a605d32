import Testing
import WireTestSupport

@Suite struct ValidateCommandTests {
    private static let wrongGear =
        #"{"$id":"https://x.test/s/gear.json","description":"tools","#
        + "\n" + #""items":[{"type":"string"}]}"#

    private static let files = [
        "gear.json": wrongGear,
        "boat.schema.json": #"{"$id":"https://x.test/s/boat.json","#
            + #""properties":{"gear":{"$ref":"gear.json"}}}"#,
        "far.schema.json": #"{"$id":"https://x.test/s/boat.json","$ref":"sail.json"}"#,
        "lost-far.schema.json": #"{"$id":"https://x.test/s/boat.json","$ref":"lost.json"}"#,
        "near.schema.json": #"{"$id":"https://x.test/s/boat.json","$ref":"named.json"}"#,
        "named.json": #"{"$id":"https://x.test/s/named.json","type":"string"}"#,
        "sail.json": #"{"type":"string"}"#,
        "plain.schema.json": #"{"properties":{"sail":{"$ref":"./sail.json"}}}"#,
        "up.schema.json": #"{"$ref":"../sail.json"}"#,
        "lost.schema.json": #"{"$ref":"lost.json"}"#,
        "cut.schema.json": #"{"$ref":"cut.json"}"#, "cut.json": "{\n\"type\":",
        "tuple.schema.json": #"{"$schema":"http://json-schema.org/draft-07/schema#","#
            + #""items":[{"type":"string"},{"type":"number"}],"additionalItems":false}"#,
        "messages.schema.json": #"{"properties":{"age":{"type":"integer"},"#
            + #""role":{"enum":["skipper","mate"]}}}"#,
        "old.schema.json": #"{"minimum":1,"exclusiveMinimum":true}"#,
        "three.schema.json": #"{"$schema":"http://json-schema.org/draft-03/schema#"}"#,
        "api.json": #"{"openapi":"3.0.3","components":{"schemas":{"#
            + #""Sail":{"type":"string","nullable":true}}}}"#,
        "tuple.json": #"["knots",12,"x"]"#, "messages.json": #"{"age":"x","role":"cook"}"#,
        "gears.json": #"{"gear":["net"],"sail":3}"#, "one.json": "1", "null.json": "null",
        "large.json": "9007199254740993",
    ]

    @Test(arguments: [
        (
            ["tuple.schema.json", "tuple.json"], 1,
            "tuple.json: /2: additionalItems allows no more than 2 elements\n", ""
        ),
        (
            ["messages.schema.json", "messages.json"], 1,
            "messages.json: /age: \"x\" is a string, expected an integer\n"
                + "messages.json: /role: \"cook\" is none of \"skipper\", \"mate\"\n", ""
        ),
        (
            ["plain.schema.json", "gears.json"], 1,
            "gears.json: /sail: 3 is a number, expected a string\n", ""
        ),
        (["sail.json", "one.json"], 1, "one.json: 1 is a number, expected a string\n", ""),
        (
            ["old.schema.json", "one.json", "--draft", "4"], 1,
            "one.json: 1 is not more than the exclusive minimum 1\n", ""
        ),
        (
            ["sail.json", "null.json", "--draft", "openapi-3.0"], 1,
            "null.json: it is null, expected a string\n", ""
        ),
        (["api.json#/components/schemas/Sail", "null.json"], 0, "", ""),
        (
            ["boat.schema.json", "gears.json"], 65, "",
            "gear.json:2:9: validation.schema: "
        ),
        (["boat.schema.json", "gears.json"], 65, "", "items is not a schema; drafts before"),
        (["cut.schema.json", "one.json"], 65, "", "cut.json:2:8: json."),
        (["lost.schema.json", "one.json"], 65, "", "looked for lost.json"),
        (["up.schema.json", "one.json"], 65, "", "only the schema's own folder is read"),
        (["up.schema.json", "one.json"], 65, "", "--schema-root file:///"),
        (
            ["far.schema.json", "one.json"], 65, "",
            "sail.json does not give itself that URL; --schema-root https://x.test/s/=. takes it"
        ),
        (
            ["lost-far.schema.json", "one.json"], 65, "",
            "--schema-root https://x.test/s/=FOLDER says where"
        ),
        (
            ["near.schema.json", "one.json"], 1,
            "one.json: 1 is a number, expected a string\n", ""
        ),
        (
            ["far.schema.json", "one.json", "--schema-root", "https://x.test/s/=."], 1,
            "one.json: 1 is a number, expected a string\n", ""
        ),
        (["three.schema.json", "one.json"], 65, "", "--draft says which one it follows"),
        (["old.schema.json", "one.json"], 65, "", "draft 4 has true or false there"),
        (["api.json", "one.json"], 65, "", "an OpenAPI description is no schema"),
        (["old.schema.json", "large.json", "--draft", "4"], 0, "", "json.numberInexact"),
    ])
    func `says what is wrong, in which file, and what would help`(
        words: [String],
        status: Int,
        output: String,
        errors: String
    ) throws {
        try BuiltProgram.withFolder(Self.files) { folder in
            let result = try BuiltProgram.run(["validate", "--schema"] + words, in: folder)
            #expect(result.status == status, "\(result.errors)")
            #expect(result.output == output)
            if errors.isEmpty {
                #expect(result.errors == "")
            } else {
                #expect(result.errors.contains(errors), "\(result.errors)")
            }
        }
    }

    @Test func `takes the draft of a line, which a schema's own overrules`() throws {
        let schema = #""schema":{"items":[{"type":"string"}]},"value":[1]"#
        let lines = [
            #"{\#(schema),"draft":7}"#, #"{\#(schema),"draft":"2019-09"}"#, "{\(schema)}",
            #"{\#(schema),"draft":"5"}"#,
            #"{"schema":{"$schema":"https://json-schema.org/draft/2020-12/schema","const":1},"#
                + #""value":2,"draft":"4"}"#,
        ]
        let result = try BuiltProgram.run(
            ["validate", "--lines"],
            input: lines.joined(separator: "\n") + "\n"
        )
        let refusal =
            #"{"valid":false,"errors":[{"instancePath":"/0","keyword":"type","#
            + #""reason":"1 is a number, expected a string"}]}"#
        let answers = result.output.split(separator: "\n").map(String.init)
        #expect(answers.prefix(2) == [refusal, refusal])
        #expect(answers.dropFirst(2).first?.contains("validation.schema") == true)
        #expect(answers.dropFirst(3).first?.contains("draft is none of 4, ") == true)
        #expect(answers.last?.contains(#""keyword":"const""#) == true)
    }
}
