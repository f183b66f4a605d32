import Testing
import WireCore
import WireJSON
import WireValidation

@Suite struct SchemaTests {
    private func document(_ text: String) throws -> Payload {
        try JSONCodec().decode(Array(text.utf8))
    }

    private func errors(
        _ schema: String,
        _ value: String,
        assertsFormats: Bool = false
    ) throws -> [ValidationError] {
        try Schema(document(schema), assertsFormats: assertsFormats).errors(in: document(value))
    }

    @Test func `says where a value is wrong, and why`() throws {
        let found = try errors(
            #"{"properties":{"a/b":{"items":{"properties":{"~":{"type":"string"}}}}}}"#,
            #"{"a/b":[{},{"~":1}]}"#
        )
        #expect(found.map(\.instancePath) == ["/a~1b/1/~0"])
        #expect(found.map(\.keyword) == ["type"])
        #expect(found.map(\.reason) == ["1 is a number, expected a string"])
    }

    @Test func `starts at any value of a document`() throws {
        let value = try document(#"{"skip":1,"here":{"2":true,"1":"x","2":"y"}}"#)
        let schema = try Schema(document(#"{"maxProperties":1}"#))
        let here = try #require(value.member("here", of: 0))
        #expect(try schema.errors(in: value, at: here).map(\.keyword) == ["maxProperties"])
        #expect(try schema.errors(in: value, at: here + 2) == [])
    }

    @Test func `finds documents that are handed to it`() throws {
        let schema = try Schema(
            document(#"{"$ref":"part.json#/$defs/n"}"#),
            uri: "https://example.com/schemas/whole.json",
            load: { uri in
                guard uri == "https://example.com/schemas/part.json" else { return nil }
                return try? self.document(#"{"$defs":{"n":{"type":"number"}}}"#)
            }
        )
        #expect(try schema.errors(in: document("1")) == [])
        #expect(try schema.errors(in: document("null")).map(\.keyword) == ["type"])
    }

    @Test func `explains a branch only when no branch holds`() throws {
        let schema = #"{"anyOf":[{"type":"string"},{"minimum":3}]}"#
        #expect(try errors(schema, "4") == [])
        #expect(try errors(schema, "2").map(\.keyword) == ["type", "minimum", "anyOf"])
        let one = #"{"oneOf":[{"type":"string"},true,{"minimum":3},{"maximum":0}]}"#
        #expect(try errors(one, "4").map(\.keyword) == ["type", "oneOf"])
    }

    @Test func `knows the schema of schemas`() throws {
        let meta = #"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#
        #expect(try errors(meta, meta) == [])
        #expect(try errors(meta, #"{"properties":{"a":{"type":"thing"}}}"#).isEmpty == false)
        let core = #"{"$ref":"https://json-schema.org/draft/2020-12/meta/core"}"#
        #expect(try errors(core, #"{"$anchor":"1"}"#).map(\.keyword) == ["pattern"])
    }

    @Test func `leaves formats alone unless asked`() throws {
        #expect(try errors(#"{"format":"ipv4"}"#, #""x""#) == [])
        let found = try errors(#"{"format":"ipv4"}"#, #""x""#, assertsFormats: true)
        #expect(found.map(\.keyword) == ["format"])
        #expect(try errors(#"{"format":"unknown"}"#, #""x""#, assertsFormats: true) == [])
    }

    @Test(arguments: [
        ("date-time", "2026-01-02 03:04:05+0200", true), ("time", "03:04:05+02", true),
        ("time", "03:04:05", false), ("duration", "PT1H2S", true), ("duration", "P1DT", false),
        ("email", #"\"quoted\"@example.com"#, false), ("email", "a@b", false),
        ("uuid", "urn:uuid:123e4567-e89b-12d3-a456-426614174000", true),
        ("uri", "https://", true), ("uri", "//example.com", false),
        ("regex", "(?<a>b)\\\\k<a>", true), ("regex", "\\\\p{Foo}", false),
    ])
    func `reads formats as validators in JavaScript do`(
        format: String,
        text: String,
        isValid: Bool
    ) throws {
        let schema = #"{"format":"\#(format)"}"#
        #expect(try errors(schema, "\"\(text)\"", assertsFormats: true).isEmpty == isValid)
    }

    @Test func `sees values as JavaScript does`() throws {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("gone")
        builder.leaf(.undefined)
        builder.key("date")
        builder.date(0)
        builder.key("nan")
        builder.number(.nan)
        builder.end()
        let value = builder.finish()
        let schema = try Schema(
            document(
                #"{"required":["gone","date","nan"],"minProperties":3,"#
                    + #""properties":{"gone":false,"date":{"type":"object"},"nan":{"minimum":0}}}"#
            )
        )
        let found = try schema.errors(in: value).map { "\($0.instancePath) \($0.keyword)" }
        #expect(found.sorted() == [" required", "/nan minimum"])
    }
}
