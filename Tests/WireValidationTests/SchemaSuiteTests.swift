import Testing
import WireCore
import WireTestSupport
import WireValidation

@Suite(.enabled(if: SchemaSuite.isThere)) struct SchemaSuiteTests {
    private static let required = [
        "additionalProperties", "allOf", "anchor", "anyOf", "boolean_schema", "const", "contains",
        "content", "default", "defs", "dependentRequired", "dependentSchemas", "dynamicRef", "enum",
        "exclusiveMaximum", "exclusiveMinimum", "format", "if-then-else",
        "infinite-loop-detection", "items", "maxContains", "maxItems", "maxLength",
        "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties",
        "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties", "prefixItems",
        "properties", "propertyNames", "ref", "refRemote", "required", "type", "unevaluatedItems",
        "unevaluatedProperties", "uniqueItems", "vocabulary",
    ]

    /// Runs the groups of some files; returns how many cases passed, and the others by name.
    private func run(
        _ files: [String],
        of draft: SchemaDraft = .draft2020,
        assertsFormats: Bool = false
    ) throws -> (passed: Int, failures: [String]) {
        var passed = 0
        var failures: [String] = []
        let folder = "draft\(draft.name)"
        for group in try files.flatMap({ try SchemaSuite.groups($0, of: folder) }) {
            do throws(WireError) {
                let schema = try Schema(
                    group.schema,
                    draft: draft,
                    assertsFormats: assertsFormats,
                    load: SchemaSuite.remote
                )
                for (name, value, isValid) in group.cases {
                    if try schema.errors(in: value).isEmpty == isValid {
                        passed += 1
                    } else {
                        failures.append("\(group.name): \(name)")
                    }
                }
            } catch {
                failures += group.cases.map { "\(group.name): \($0.name): \(error)" }
            }
        }
        return (passed, failures)
    }

    /// Files of older drafts whose keywords 2020-12 has no more.
    private static let olderRequired = [
        "additionalItems", "definitions", "dependencies", "recursiveRef",
    ]

    @Test(arguments: [
        (SchemaDraft.draft4, 618), (.draft6, 839), (.draft7, 927), (.draft2019, 1_259),
        (.draft2020, 1_299),
    ])
    func `passes all required cases`(draft: SchemaDraft, count: Int) throws {
        let (passed, failures) = try run(Self.required + Self.olderRequired, of: draft)
        #expect(failures == [])
        #expect(passed == count)
    }

    /// What fails, as the table of `Tests/Vectors/README.md` names it.
    private static let optionalFailures = [
        "content: validation of string-encoded content based on media type: "
            + "an invalid JSON document",
        "content: validation of binary string-encoding: "
            + "an invalid base64 string (% is not a valid character)",
        "content: validation of binary-encoded media type documents: "
            + "a validly-encoded invalid JSON document",
        "content: validation of binary-encoded media type documents: "
            + "an invalid base64 string that is valid JSON",
        "float-overflow: all integers are multiples of 0.5, if overflow is handled: "
            + "valid if optional overflow handling is implemented",
        "zeroTerminatedFloats: some languages do not distinguish between different types of "
            + "numeric value: a float is not an integer even without fractional part",
    ]

    @Test(arguments: [
        (SchemaDraft.draft4, 98, 2), (.draft6, 105, 1), (.draft7, 113, 5), (.draft2019, 157, 1),
        (.draft2020, 161, 1),
    ])
    func `passes the optional cases but those the table names`(
        draft: SchemaDraft,
        count: Int,
        failureCount: Int
    ) throws {
        let (passed, failures) = try run(
            [
                "anchor", "bignum", "content", "cross-draft", "dependencies-compatibility",
                "dynamicRef", "ecmascript-regex", "float-overflow", "format-assertion", "id",
                "no-schema", "non-bmp-regex", "refOfUnknownKeyword", "unknownKeyword",
                "zeroTerminatedFloats",
            ].map { "optional/\($0)" },
            of: draft
        )
        #expect(failures.count == failureCount)
        #expect(Set(failures).isSubset(of: Self.optionalFailures.map { "optional/\($0)" }))
        #expect(passed == count)
    }

    @Test(arguments: [
        ("date-time", 2), ("date", 0), ("duration", 2), ("ecmascript-regex", 0), ("email", 5),
        ("hostname", 23), ("idn-email", 0), ("idn-hostname", 28), ("ipv4", 0), ("ipv6", 0),
        ("iri-reference", 0), ("iri", 0), ("json-pointer", 0), ("regex", 0),
        ("relative-json-pointer", 0), ("time", 0), ("unknown", 0), ("uri-reference", 0),
        ("uri-template", 0), ("uri", 0), ("uuid", 1),
    ])
    func `asserts formats, failing as often as the table says`(
        name: String,
        failureCount: Int
    ) throws {
        let (passed, failures) = try run(["optional/format/\(name)"], assertsFormats: true)
        #expect(failures.count == failureCount, "\(failures.joined(separator: "\n"))")
        #expect(passed > 0)
    }

    @Test(arguments: [
        (SchemaDraft.draft4, 217, 2), (.draft6, 323, 2), (.draft7, 623, 53),
        (.draft2019, 701, 56),
    ])
    func `asserts the formats that older drafts have`(
        draft: SchemaDraft,
        count: Int,
        failureCount: Int
    ) throws {
        let names = [
            "date-time", "date", "duration", "ecmascript-regex", "email", "hostname", "idn-email",
            "idn-hostname", "ipv4", "ipv6", "iri-reference", "iri", "json-pointer", "regex",
            "relative-json-pointer", "time", "unknown", "uri-reference", "uri-template", "uri",
            "uuid",
        ]
        let files = names.map { "optional/format/\($0)" }
        let (passed, failures) = try run(files, of: draft, assertsFormats: true)
        let known = ["date-time", "duration", "email", "hostname", "idn-hostname", "uuid"]
        #expect(
            failures.allSatisfy { failure in
                known.contains { failure.hasPrefix("optional/format/\($0):") }
            }
        )
        #expect(failures.count == failureCount, "\(failures.joined(separator: "\n"))")
        #expect(passed == count)
    }
}
