import Testing
import WireCore
import WireJSON
import WireTestSupport
import WireValidation

@Suite struct HostileSchemaTests {
    private func document(_ text: String) throws -> Payload {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        var diagnostics = Diagnostics()
        return try JSONCodec().decode(
            Array(text.utf8).span,
            limits: limits,
            diagnostics: &diagnostics
        )
    }

    private func errors(_ schema: String, _ value: String) throws -> [ValidationError] {
        try Schema(document(schema)).errors(in: document(value))
    }

    private func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }

    @Test(arguments: [
        ##"{"$ref":"#"}"##, ##"{"allOf":[{"$ref":"#"}]}"##, ##"{"not":{"$ref":"#"}}"##,
        ##"{"$dynamicAnchor":"a","$dynamicRef":"#a"}"##, ##"{"if":{"$ref":"#"}}"##,
        ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}"##,
    ])
    func `stops schemas that lead back to themselves`(schema: String) throws {
        let error = #expect(throws: WireError.self) { try errors(schema, "1") }
        #expect(error?.code == SchemaError.depthExceeded)
    }

    @Test func `goes as deep as values may be, and no deeper than the limit`() throws {
        let arrays = nested("[", "", "]", 10_000)
        let objects = nested(#"{"a":"#, "1", "}", 9_999)
        // Each level of the value takes two schemas: the reference and the one it leads to.
        #expect(try errors(##"{"items":{"$ref":"#"}}"##, arrays) == [])
        for keyword in ["properties", "patternProperties", "dependentSchemas"] {
            let schema = ##"{"\##(keyword)":{"a":{"$ref":"#"}}}"##
            if keyword != "dependentSchemas" { #expect(try errors(schema, objects) == []) }
            let deeper = ##"{"allOf":[{"\##(keyword)":{"a":{"$ref":"#"}}}]}"##
            #expect(throws: WireError(SchemaError.depthExceeded, at: 0)) {
                try errors(deeper, objects)
            }
        }
    }

    @Test func `follows values that hold themselves only as far as the schema does`() throws {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.use(0)
        builder.use(0)
        builder.end()
        let cycle = builder.finish()
        let flat = try Schema(document(#"{"items":{"type":"array"},"minItems":2}"#))
        #expect(try flat.errors(in: cycle) == [])
        let unique = try Schema(document(#"{"uniqueItems":true}"#))
        #expect(try unique.errors(in: cycle).map(\.keyword) == ["uniqueItems"])
        let endless = try Schema(document(##"{"items":{"$ref":"#"}}"##))
        #expect(throws: WireError(SchemaError.depthExceeded, at: 0)) {
            try endless.errors(in: cycle)
        }
    }

    @Test(arguments: ["allOf", "anyOf", "oneOf"])
    func `takes schemas nested deep`(keyword: String) throws {
        let schema = nested(#"{"\#(keyword)":["#, "true", "]}", 4_000)
        #expect(try errors(schema, "1") == [])
    }

    @Test func `stops schemas that branch without end`() throws {
        let count = 60
        let branches = (0..<count).map { index in
            let next = ##"{"$ref":"#/$defs/s\##(index + 1)"}"##
            return #""s\#(index)":{"anyOf":[\#(next),\#(next)]}"#
        }
        let definitions = (branches + [#""s\#(count)":false"#]).joined(separator: ",")
        let schema = ##"{"$ref":"#/$defs/s0","$defs":{\##(definitions)}}"##
        var limits = DecodingLimits.standard
        limits.workSteps = 100_000
        let compiled = try Schema(document(schema))
        let value = try document("1")
        #expect(throws: WireError(SchemaError.workBudget, at: 0)) {
            try compiled.errors(in: value, limits: limits)
        }
    }

    @Test func `takes large enumerations, deep constants and many names`() throws {
        let texts = (0..<50_000).map { #""text \#($0)""# }.joined(separator: ",")
        #expect(try errors(#"{"enum":[\#(texts),{"a":1},[2]]}"#, #""text 49999""#) == [])
        #expect(try errors(#"{"enum":[\#(texts),{"a":1},[2]]}"#, "[2.0]") == [])
        #expect(try errors(#"{"enum":[\#(texts)]}"#, "3").map(\.keyword) == ["enum"])
        let deep = nested("[", "", "]", 3_000)
        #expect(try errors(#"{"const":\#(deep)}"#, deep) == [])
        #expect(try errors(#"{"uniqueItems":true}"#, "[\(deep),\(deep)]").count == 1)
        #expect(try errors(#"{"required":[\#(texts)]}"#, "{}").count == 50_000)
    }

    @Test func `stops schemas of schemas that name another without end`() throws {
        let schema = try document(#"{"$schema":"http://a.test/0","type":"null"}"#)
        let fault = #expect(throws: SchemaFault.self) {
            try Schema(reading: schema) { uri in
                let next = (Int(uri.split(separator: "/").last ?? "") ?? 0) + 1
                return try? self.document(#"{"$schema":"http://a.test/\#(next)"}"#)
            }
        }
        #expect(fault?.cause.code == SchemaError.schema)
        let own = try Schema(reading: schema) { uri in
            try? self.document(#"{"$schema":"\#(uri)"}"#)
        }
        #expect(try own.errors(in: document("1")).map(\.keyword) == ["type"])
    }

    @Test(arguments: [
        ("1", "", "validation.schema"), (#"{"type":"thing"}"#, "", "validation.schema"),
        (#"{"minLength":-1}"#, "", "validation.schema"),
        (#"{"multipleOf":0}"#, "", "validation.schema"),
        (#"{"properties":[]}"#, "", "validation.schema"),
        (#"{"allOf":{}}"#, "", "validation.schema"), (#"{"not":3}"#, "", "validation.schema"),
        (#"{"pattern":"("}"#, "", "validation.pattern"),
        (##"{"$ref":"#/$defs/x"}"##, "", "validation.reference"),
        (#"{"$ref":"http://example.com/x"}"#, "", "validation.reference"),
        (
            #"{"pattern":"(a+)+$"}"#, #""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab""#,
            "validation.patternBudget"
        ),
    ])
    func `refuses with a code`(schema: String, value: String, code: String) throws {
        let error = #expect(throws: WireError.self) {
            try errors(schema, value.isEmpty ? "1" : value)
        }
        #expect(error?.code.name == code)
    }

    @Test func `survives damaged schemas and values`() throws {
        let seed: UInt64 = 20_201_112
        var generator = SeededGenerator(seed: seed)
        let text = try Vectors.bytes("validation-schemas.json")
        let values = try VectorLine.all("validation.jsonl").map(\.document)
        var compiledCount = 0
        for _ in 0..<400 {
            let start = Int.random(in: 0..<text.count, using: &generator)
            guard let brace = text[start...].firstIndex(of: 0x7B) else { continue }
            guard var part = balanced(text[brace...]) else { continue }
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: part.indices, using: &generator)
                part[place] = text.randomElement(using: &generator) ?? 0x30
            }
            guard let document = try? JSONCodec().decode(part),
                let draft = SchemaDraft.allCases.randomElement(using: &generator),
                let schema = try? Schema(document, draft: draft, assertsFormats: true)
            else { continue }
            compiledCount += 1
            for _ in 0..<5 {
                guard let value = values.randomElement(using: &generator) else { continue }
                _ = try? schema.errors(in: value)
            }
        }
        #expect(compiledCount > 100, "seed \(seed)")
    }

    /// The text up to the brace that closes the first one.
    private func balanced(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var depth = 0
        for index in text.indices {
            if text[index] == 0x7B { depth += 1 }
            if text[index] == 0x7D { depth -= 1 }
            if depth == 0 { return Array(text[text.startIndex...index]) }
        }
        return nil
    }
}
