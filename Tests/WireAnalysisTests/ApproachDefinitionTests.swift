import Testing
import WireCore
import WireFrameworks

@testable import WireAnalysis

/// What tells the approaches from each other.
@Suite struct ApproachDefinitionTests {
    private static let definitions: [any ApproachDefinition] = [
        APIJSON(), APIMultipart(), ActionFlight(), FormNoJS(),
    ]

    @Test func `each has its name and its traits`() {
        let definitions = Self.definitions
        #expect(
            definitions.map(\.name) == ["api-json", "api-multipart", "action-flight", "form-nojs"]
        )
        #expect(definitions.map(\.asksForNewState) == [true, true, false, false])
        #expect(definitions.map(\.isSerial) == [false, false, true, false])
        #expect(definitions.map(\.isStreamed) == [false, false, true, false])
        #expect(definitions.map(\.rendersPage) == [false, false, true, false])
    }

    @Test(
        arguments: [
            (.webhook, [nil, nil, .noStableAddress, .noStableAddress]),
            (.publicAPI, [nil, nil, .noStableAddress, .noStableAddress]),
            (.customHeaders, [nil, nil, .fixedHeaders, .fixedHeaders]),
            (.caching, [nil, nil, .uncacheable, .uncacheable]),
            (.binaryStream, [.base64, nil, nil, nil]),
            (.withoutJavaScript, [.needsJavaScript, .needsJavaScript, .needsJavaScript, nil]),
            (.errorStatus, [nil, nil, .fixedStatus, .respondsWithPage]),
            (.parallelCalls, [nil, nil, .serialCalls, .leavesPage]),
        ] as [(Sample.Need, [Objection?])]
    )
    func `each need meets its objections`(need: Sample.Need, objections: [Objection?]) {
        #expect(Self.definitions.map { $0.objection(to: need) } == objections)
    }

    @Test func `each writes the call out`() throws {
        var sample = try WrittenSample.sample(#"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#)
        (sample.boundary, sample.action.id) = ("X", "abc")
        let context = DraftContext(sample: sample, profile: .next16)
        let field =
            "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nBuy Milk\r\n--X--\r\n"
        let hidden =
            "--X\r\nContent-Disposition: form-data; name=\"$ACTION_ID_abc\"\r\n\r\n\r\n"
        let bodies = try Self.definitions.map { definition in
            String(decoding: try definition.draft(in: context).requestBody.bytes, as: UTF8.self)
        }
        #expect(
            bodies == [#"{"text":"Buy Milk"}"#, field, #"[{"text":"Buy Milk"}]"#, hidden + field]
        )
    }
}
