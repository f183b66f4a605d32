import Testing
import WireCore
import WireJSON
import WireTestSupport
import WireValidation

@Suite struct ValidationVectorTests {
    /// The schemas of `validation-schemas.json`, compiled.
    private static func schemas(_ side: StaticString) throws -> [String: Schema] {
        let file = try JSONCodec().decode(Vectors.bytes("validation-schemas.json"))
        var compiled: [String: Schema] = [:]
        let list = try #require(file.member("schemas", of: 0))
        for (key, value) in file.members(list) {
            let json = try #require(file.member("jsonSchema", of: value))
            let schema = try #require(file.member(side, of: json))
            compiled[file.text(key)] = try Schema(file.subtree(schema), assertsFormats: true)
        }
        return compiled
    }

    @Test(arguments: [false, true])
    func `finds what ajv finds`(isOutput: Bool) throws {
        let schemas = try Self.schemas(isOutput ? "output" : "input")
        let lines = try VectorLine.all("validation.jsonl")
        #expect(lines.count == 403)
        var failures: [String] = []
        for line in lines {
            let name = try #require(line.text("schema"))
            let schema = try #require(schemas[name])
            let value = try #require(try line.typed("value"))
            let found = try schema.errors(in: value).map { "\($0.instancePath) \($0.keyword)" }
            let expected = try expectedErrors(line, isOutput ? "ajvOutput" : "ajvInput")
            if found.sorted() != expected.sorted() {
                failures.append("\(line.name): \(found) instead of \(expected)")
            }
        }
        #expect(failures == [])
    }

    @Test(arguments: [false, true])
    func `knows why zod differs`(isOutput: Bool) throws {
        let schemas = try Self.schemas(isOutput ? "output" : "input")
        var differenceCount = 0
        var failures: [String] = []
        for line in try VectorLine.all("validation.jsonl") {
            guard let reasons = line.index("disagree"),
                let reason = line.document.member(isOutput ? "ajvOutput" : "ajvInput", of: reasons)
            else { continue }
            differenceCount += 1
            let name = try #require(line.text("schema"))
            let schema = try #require(schemas[name])
            let value = try #require(try line.typed("value"))
            let errors = try schema.errors(in: value)
            let possible = ZodDifference.possible(errors, in: value, schema: schema)
            let recorded = Self.differences(line.document.text(reason))
            if recorded.isDisjoint(with: possible) {
                failures.append("\(line.name): \(possible) instead of \(recorded)")
            }
        }
        #expect(failures == [])
        #expect(differenceCount == (isOutput ? 65 : 37))
    }

    /// What a recorded reason means.
    private static func differences(_ reason: String) -> Set<ZodDifference> {
        switch reason {
        case "zod strips unknown keys, the schema forbids them": [.unknownMembers]
        case "zod fills a default or takes undefined, the schema requires the key": [.defaults]
        case "zod coerces, catches or defaults", "other: enum": [.coercion]
        case "multipleOf rounding differs": [.multiples]
        case "format or pattern differs": [.formats]
        case "a value JSON cannot carry": [.richValues]
        case "refinement is not in the schema": [.refinements]
        case "type or transformation is not in the schema": [.refinements, .coercion]
        case let text where text.hasPrefix("length or bound"): [.bounds]
        default: []
        }
    }

    private func expectedErrors(_ line: VectorLine, _ verdict: StaticString) throws -> [String] {
        let document = line.document
        let verdict = try #require(line.index(verdict))
        guard let errors = document.member("errors", of: verdict) else { return [] }
        return try document.entries(errors).map { error in
            let path = try #require(document.member("instancePath", of: error))
            let keyword = try #require(document.member("keyword", of: error))
            return "\(document.text(path)) \(document.text(keyword))"
        }
    }
}
