import Testing
import WireCore

@testable import WireAnalysis

/// A sample's own values held against its schema.
@Suite struct SchemaCheckTests {
    private func check(_ schema: String, invalid: String = "[]") throws -> SchemaCheck {
        try SchemaCheck(
            WrittenSample.sample(
                #"{"call":{"arguments":[{"a":1}]},"schema":\#(schema),"invalid":\#(invalid)}"#
            )
        )
    }

    @Test func `says nothing of a sample that keeps its word`() throws {
        let check = try check(#"{"type":"object","required":["a"]}"#, invalid: #"[{"b":1},2]"#)
        #expect(check.warnings.isEmpty && check.notes.isEmpty)
    }

    @Test func `says that the schema refuses the call`() throws {
        let check = try check(#"{"type":"string"}"#)
        #expect(check.warnings.count == 1)
        #expect(check.warnings.first?.code == SampleError.schemaRefuses)
        let reason = "the schema refuses the call's own arguments: the value: "
        #expect(check.warnings.first?.reason.hasPrefix(reason) == true)
    }

    @Test func `says which invalid value the schema accepts`() throws {
        let check = try check(#"{"type":"object"}"#, invalid: #"[1,{"b":1}]"#)
        #expect(check.warnings.map(\.code.name) == [SampleError.schemaAccepts.name])
        #expect(
            check.warnings.first?.reason
                == "the schema accepts invalid[1], which the sample says it refuses"
        )
    }

    @Test func `refuses a schema that is none`() throws {
        #expect(throws: WireError.self) { try check(#"{"type":5}"#) }
    }
}
