import Testing
import WireCore
import WireJSON
import WireValidation

@Suite struct SchemaReasonTests {
    @Test(arguments: [
        (#"{"type":"integer"}"#, #""x""#, #""x" is a string, expected an integer"#),
        (#"{"type":["string","null"]}"#, "1.50", "1.5 is a number, expected a string or null"),
        (
            #"{"type":["string","array","object"]}"#, "true",
            "true is a boolean, expected a string, an array or an object"
        ),
        (#"{"type":"string"}"#, "null", "it is null, expected a string"),
        (#"{"type":"string"}"#, "[1]", "it is an array, expected a string"),
        (#"{"enum":["skipper","mate"]}"#, #""cook""#, #""cook" is none of "skipper", "mate""#),
        (
            #"{"enum":[1,2,3,4,5,6,7,8,9,10]}"#, "{}",
            "{} is none of 1, 2, 3, 4, 5, 6, 7, 8 and 2 more"
        ),
        (#"{"const":{"a":1}}"#, "[2]", "[…] is not {…}"),
        (#"{"minimum":0}"#, "-1", "-1 is less than the minimum 0"),
        (#"{"exclusiveMaximum":2}"#, "2", "2 is not less than the exclusive maximum 2"),
        (#"{"multipleOf":0.5}"#, "0.7", "0.7 is no multiple of 0.5"),
        (#"{"minLength":2}"#, #""é""#, "1 character, expected at least 2"),
        (#"{"maxItems":1}"#, "[1,2]", "2 elements, expected at most 1"),
        (#"{"pattern":"^a"}"#, #""b\n""#, #""b\n" does not match the pattern ^a"#),
        (#"{"required":["a b"]}"#, "{}", #"the member "a b" is missing"#),
        (
            #"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#,
            #"the member "b" is missing, which "a" asks for"#
        ),
        (
            #"{"additionalProperties":false}"#, #"{"a":1}"#,
            #"additionalProperties does not allow the member "a""#
        ),
        (#"{"propertyNames":{"const":"b"}}"#, #"{"a":1}"#, #""a" is not "b""#),
        (#"{"prefixItems":[true],"items":false}"#, "[1,2]", "items allows no more than 1 element"),
        (
            #"{"contains":{"type":"null"},"maxContains":2}"#, "[1]",
            "0 elements as contains asks for, expected from 1 to 2"
        ),
        (#"{"uniqueItems":true}"#, #"["a",1,"a"]"#, #"two elements are equal: "a""#),
    ])
    func `says what was found and what was expected`(
        schema: String,
        value: String,
        reason: String
    ) throws {
        let schema = try Schema(JSONCodec().decode(Array(schema.utf8)))
        let found = try schema.errors(in: JSONCodec().decode(Array(value.utf8)))
        #expect(found.map(\.reason).contains(reason), "\(found.map(\.reason))")
    }

    @Test func `shows only the beginning of a long text, in whole characters`() throws {
        let schema = try Schema(JSONCodec().decode(Array(#"{"type":"null"}"#.utf8)))
        let text = String(repeating: "é", count: 19) + "xéé"
        let value = try JSONCodec().decode(Array("\"\(text)\"".utf8))
        let shown = "\"" + String(repeating: "é", count: 19) + "x…\""
        #expect(
            try schema.errors(in: value).map(\.reason) == ["\(shown) is a string, expected null"]
        )
    }
}
