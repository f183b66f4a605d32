import Testing
import WireCore
import WireJSON

@testable import WireValidation

@Suite struct SchemaDraftTests {
    private func document(_ text: String) throws -> Payload {
        try JSONCodec().decode(Array(text.utf8))
    }

    private func errors(
        _ schema: String,
        _ value: String,
        _ draft: SchemaDraft? = nil,
        assertsFormats: Bool = false
    ) throws -> [String] {
        try Schema(document(schema), draft: draft, assertsFormats: assertsFormats)
            .errors(in: document(value))
            .map { "\($0.instancePath) \($0.keyword)" }
    }

    /// The drafts in which a schema refuses a value.
    private func refusing(_ schema: String, _ value: String) throws -> [SchemaDraft] {
        try SchemaDraft.allCases.filter { try !errors(schema, value, $0).isEmpty }
    }

    private static let all = SchemaDraft.allCases
    private static let from6: [SchemaDraft] = [.draft6, .draft7, .draft2019, .draft2020]
    private static let from7: [SchemaDraft] = [.draft7, .draft2019, .draft2020]
    private static let from2019: [SchemaDraft] = [.draft2019, .draft2020]

    @Test(
        arguments: [
            (#"{"type":"string"}"#, "1", all), (#"{"const":1}"#, "2", from6),
            (#"{"contains":{"type":"null"}}"#, "[1]", from6),
            (#"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#, from6),
            (#"{"if":true,"then":false}"#, "1", from7),
            (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, from2019),
            (#"{"dependentSchemas":{"a":false}}"#, #"{"a":1}"#, from2019),
            (#"{"unevaluatedProperties":false}"#, #"{"a":1}"#, from2019),
            (#"{"contains":{},"maxContains":1}"#, "[1,2]", from2019),
            (#"{"prefixItems":[{"type":"string"}]}"#, "[1]", [.draft2020]),
            (#"{"dependencies":{"a":["b"]}}"#, #"{"a":1}"#, all),
            (
                ##"{"allOf":[{"$ref":"#/definitions/a","maximum":1}],"definitions":{"a":{}}}"##,
                "2",
                from2019
            ),
            (##"{"$ref":"#a","$defs":{"a":{"$anchor":"a","type":"null"}}}"##, "null", []),
        ] as [(String, String, [SchemaDraft])]
    )
    func `knows each keyword in the drafts that have it`(
        schema: String,
        value: String,
        drafts: [SchemaDraft]
    ) throws {
        guard !schema.contains("$anchor") else {
            for draft in Self.from2019 { #expect(try errors(schema, value, draft) == []) }
            for draft in Self.all where draft < .draft2019 {
                #expect(throws: WireError(SchemaError.reference, at: 8)) {
                    try errors(schema, value, draft)
                }
            }
            return
        }
        #expect(try refusing(schema, value) == drafts)
    }

    @Test func `reads the draft that a schema names, whatever is asked for`() throws {
        let tuple = #""items":[{"type":"string"}],"additionalItems":false}"#
        for name in [
            "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft-07/schema",
            "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-05/schema",
            "https://json-schema.org/draft/2019-09/schema",
        ] {
            let schema = #"{"$schema":"\#(name)",\#(tuple)"#
            #expect(try errors(schema, #"["a",1]"#, .draft2020) == ["/1 additionalItems"])
            #expect(try errors(schema, #"["a"]"#) == [])
        }
    }

    @Test func `refuses a draft that it does not know, unless another is asked for`() throws {
        let schema = #"{"$schema":"http://json-schema.org/draft-03/schema#","type":"string"}"#
        let error = #expect(throws: WireError(SchemaError.schema, at: 11)) {
            try errors(schema, "1")
        }
        #expect(error?.reason.contains("draft-03") == true)
        #expect(try errors(schema, "1", .draft4) == [" type"])
    }

    @Test func `minds the vocabularies of a schema of schemas`() throws {
        func run(_ vocabularies: String) throws -> [String] {
            let meta = #"{"$schema":"http://a.test/m","$vocabulary":{\#(vocabularies)}}"#
            let schema = #"{"$schema":"http://a.test/m","items":[{"type":"null"}],"maxItems":0}"#
            return try Schema(document(schema)) { _ in try? self.document(meta) }
                .errors(in: document("[1]")).map(\.keyword)
        }
        let folder = "https://json-schema.org/draft/2019-09/vocab/"
        let both = #""\#(folder)core":true,"\#(folder)validation":true"#
        #expect(try run(both) == ["maxItems", "type"])
        #expect(try run(both + #","http://a.test/own":false"#) == ["maxItems", "type"])
        #expect(try run(#""\#(folder)core":true"#) == [])
        let error = #expect(throws: WireError.self) {
            try run(both + #","http://a.test/own":true"#)
        }
        #expect(error?.reason.contains("http://a.test/own") == true)
    }

    @Test func `reads bounds as flags where the draft has flags`() throws {
        let flag = #"{"minimum":1,"exclusiveMinimum":true}"#
        #expect(try errors(flag, "1", .draft4) == [" exclusiveMinimum"])
        #expect(try errors(flag, "2", .draft4) == [])
        #expect(try errors(flag.replacing("true", with: "false"), "1", .draft4) == [])
        let number = #"{"exclusiveMinimum":1}"#
        #expect(try errors(number, "1", .draft6) == [" exclusiveMinimum"])
        for (schema, draft) in [(flag, SchemaDraft.draft6), (number, .draft4)] {
            let error = #expect(throws: WireError.self) { try errors(schema, "1", draft) }
            #expect(error?.code == SchemaError.schema)
            #expect(error?.reason.contains("draft") == true, "names who has it otherwise")
        }
    }

    @Test func `takes the names that the draft gives`() throws {
        let old = ##"{"id":"http://a.test/s","definitions":{"x":{"id":"#n","type":"null"}}"##
        let whole = old + ##","allOf":[{"$ref":"http://a.test/s#n"}]}"##
        #expect(try errors(whole, "1", .draft4) == [" type"])
        let newer = whole.replacing(#""id""#, with: #""$id""#)
        #expect(try errors(newer, "1", .draft6) == [" type"])
        #expect(try errors(newer, "1", .draft7) == [" type"])
        #expect(throws: WireError.self) { try errors(newer, "1", .draft2019) }
        #expect(throws: WireError.self) { try errors(whole, "1", .draft6) }
    }

    @Test func `follows recursive references to the outermost anchor`() throws {
        let tree =
            #""$id":"http://a.test/tree","$recursiveAnchor":true,"#
            + ##""properties":{"next":{"$recursiveRef":"#"}}"##
        let strict =
            #"{"$id":"http://a.test/strict","$recursiveAnchor":true,"#
            + #""$ref":"tree","unevaluatedProperties":false,"$defs":{"tree":{\#(tree)}}}"#
        let value = #"{"next":{"nextt":1}}"#
        #expect(try errors(strict, value, .draft2019) == ["/next unevaluatedProperties"])
        #expect(try errors("{\(tree)}", value, .draft2019) == [])
    }

    @Test func `reads a document by its own draft, and one that names none by its user's`() throws {
        func run(_ user: SchemaDraft, _ part: String) throws -> [String] {
            let schema = try Schema(document(#"{"$ref":"http://a.test/part"}"#), draft: user) { _ in
                try? self.document(part)
            }
            return try schema.errors(in: document("[1]")).map(\.keyword)
        }
        let prefix = #""prefixItems":[{"type":"string"}]}"#
        #expect(
            try run(
                .draft7,
                #"{"$schema":"https://json-schema.org/draft/2020-12/schema","#
                    + prefix
            ) == ["type"]
        )
        #expect(try run(.draft7, "{" + prefix) == [])
        #expect(try run(.draft2020, "{" + prefix) == ["type"])
        #expect(
            try run(
                .draft2020,
                #"{"$schema":"http://json-schema.org/draft-07/schema#","#
                    + prefix
            ) == []
        )
    }

    @Test(arguments: [
        ("http://json-schema.org/draft-04/schema#", #"{"minLength":-1}"#),
        ("http://json-schema.org/draft-04/schema#", #"{"exclusiveMinimum":true}"#),
        ("http://json-schema.org/draft-06/schema#", #"{"properties":{"a":{"type":"thing"}}}"#),
        ("http://json-schema.org/draft-07/schema#", #"{"if":1}"#),
        ("https://json-schema.org/draft/2019-09/schema", #"{"items":[{"type":"thing"}]}"#),
        ("https://json-schema.org/draft/2019-09/meta/validation", #"{"maxItems":"1"}"#),
    ])
    func `knows the schema of each draft`(uri: String, wrong: String) throws {
        let meta = #"{"$ref":"\#(uri)"}"#
        #expect(try errors(meta, #"{"properties":{"a":{"type":"string"}},"items":{}}"#) == [])
        #expect(try errors(meta, wrong).isEmpty == false)
    }

    @Test func `each draft's own schema meets itself`() throws {
        for draft in SchemaDraft.allCases where draft != .openAPI30 {
            let uri =
                draft < .draft2019
                ? "http://json-schema.org/draft-0\(draft.name)/schema"
                : "https://json-schema.org/draft/\(draft.name)/schema"
            let text = try #require(MetaSchema.document(at: uri))
            let schema = try Schema(document(#"{"$ref":"\#(uri)"}"#), draft: draft)
            #expect(try schema.errors(in: text) == [], "\(draft.name)")
        }
    }

    @Test func `adds null to a type that is nullable in OpenAPI 3.0, and nowhere else`() throws {
        let schema = #"{"properties":{"a":{"type":"string","nullable":true}}}"#
        let refusing = try refusing(schema, #"{"a":null}"#)
        #expect(refusing == SchemaDraft.allCases.filter { $0 != .openAPI30 })
        #expect(
            try errors(#"{"enum":["a"],"type":"string","nullable":true}"#, "null", .openAPI30)
                == [" enum"],
            "an enum still has to name it"
        )
        #expect(try errors(#"{"nullable":true,"minimum":2}"#, "1", .openAPI30) == [" minimum"])
    }

    @Test func `reads a schema in an OpenAPI description, whose version says the draft`() throws {
        func run(_ version: String, part: String) throws(SchemaFault) -> Schema {
            let text =
                #"{"openapi":"\#(version)","components":{"schemas":{"#
                + ##""A":{"type":"array","items":{"$ref":"#/components/schemas/B"}},"##
                + #""B":{"type":"string","nullable":true}}}}"#
            let payload = (try? document(text)) ?? Payload(nodes: [], bytes: [])
            return try Schema(reading: payload, part: part) { _ in nil }
        }
        let value = try document(#"["a",null]"#)
        let part = "/components/schemas/A"
        #expect(try run("3.0.3", part: part).errors(in: value) == [])
        let newer = try run("3.1.0", part: part).errors(in: value)
        #expect(newer.map(\.instancePath) == ["/1"])
        let fault = #expect(throws: SchemaFault.self) { _ = try run("3.0.3", part: "") }
        #expect(fault?.cause.reason.contains("OpenAPI") == true)
    }

    @Test func `asserts the formats of its draft alone`() throws {
        let formats = [
            ("ipv4", Self.all), ("uri-template", Self.from6), ("time", Self.from7),
            ("uuid", Self.from2019), ("date", [.openAPI30] + Self.from7),
        ]
        for (format, drafts) in formats {
            let refusing = try SchemaDraft.allCases.filter {
                try !errors(#"{"format":"\#(format)"}"#, #""{""#, $0, assertsFormats: true).isEmpty
            }
            #expect(refusing == drafts, "\(format)")
        }
    }

    @Test func `names the document in which a fault is`() throws {
        let fault = #expect(throws: SchemaFault.self) {
            try Schema(reading: document(#"{"$ref":"http://a.test/part"}"#)) { _ in
                try? self.document(#"{"properties":{"a":{"type":7}}}"#)
            }
        }
        #expect(fault?.document == "http://a.test/part")
        #expect(fault?.cause == WireError(SchemaError.schema, at: 27))
        #expect(fault?.missing == nil)
        let missing = #expect(throws: SchemaFault.self) {
            try Schema(reading: document(#"{"$ref":"http://a.test/part#/x"}"#)) { _ in nil }
        }
        #expect(missing?.document == nil)
        #expect(missing?.missing == "http://a.test/part")
        let broken = #expect(throws: SchemaFault.self) {
            try Schema(reading: document(#"{"$ref":"http://a.test/part"}"#)) {
                _ throws(WireError) in
                try JSONCodec().decode(Array("{]".utf8))
            }
        }
        #expect(broken?.document == "http://a.test/part")
        #expect(broken?.cause.code == JSONError.syntax)
    }
}
