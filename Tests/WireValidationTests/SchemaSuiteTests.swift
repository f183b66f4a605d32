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
        assertsFormats: Bool = false
    ) throws -> (passed: Int, failures: [String]) {
        var passed = 0
        var failures: [String] = []
        for group in try files.flatMap(SchemaSuite.groups) {
            do throws(WireError) {
                let schema = try Schema(
                    group.schema,
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

    @Test func `passes all required cases`() throws {
        let (passed, failures) = try run(Self.required)
        #expect(failures == [])
        #expect(passed == 1_299)
    }

    @Test func `passes the optional cases but those the table names`() throws {
        let (passed, failures) = try run(
            [
                "anchor", "bignum", "cross-draft", "dependencies-compatibility", "dynamicRef",
                "ecmascript-regex", "float-overflow", "format-assertion", "id", "no-schema",
                "non-bmp-regex", "refOfUnknownKeyword", "unknownKeyword",
            ].map { "optional/\($0)" }
        )
        #expect(
            failures == [
                "optional/cross-draft: refs to historic drafts are processed as historic drafts: "
                    + "first item not a string is valid",
                "optional/float-overflow: all integers are multiples of 0.5, if overflow is "
                    + "handled: valid if optional overflow handling is implemented",
            ]
        )
        #expect(passed == 160)
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
}
