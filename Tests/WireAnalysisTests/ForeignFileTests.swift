import Testing
import WireCore
import WireJSON

@testable import WireAnalysis

/// Files that people have at hand, by their members.
@Suite struct ForeignFileTests {
    private func found(_ text: String) throws -> ForeignInput? {
        ForeignInput(try JSONCodec().decode(Array(text.utf8)))
    }

    @Test(arguments: [
        (#"{"log":{"version":"1.2","entries":[{}]}}"#, "an HTTP Archive (HAR) with 1 entry"),
        (#"{"log":{"creator":{},"entries":[]}}"#, "an HTTP Archive (HAR) with 0 entries"),
        (#"{"openapi":"3.1.0","paths":{}}"#, "an OpenAPI description"),
        (#"{"version":3,"mappings":"AAAA"}"#, "a source map"),
        (#"{"name":"shop","scripts":{}}"#, "a package.json"),
        (#"{"max_total_up":800}"#, "a file of budgets"),
    ])
    func `are told by their names`(text: String, name: String) throws {
        let foreign = try #require(try found(text))
        #expect(foreign.name == name)
        #expect(foreign.error.code == SampleError.noSample)
        #expect(foreign.error.reason == "this is \(name), no sample; \(foreign.advice)")
    }

    @Test(arguments: [#"{"log":"x"}"#, #"{"name":"Ada"}"#, #"{"version":3}"#, "[1]"])
    func `a value like any other is none of them`(text: String) throws {
        #expect(try found(text) == nil)
    }
}
