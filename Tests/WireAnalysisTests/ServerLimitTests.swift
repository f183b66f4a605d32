import Testing
import WireAnalysis
import WireCore
import WireFrameworks

/// Calls that a server would refuse for their size.
@Suite struct ServerLimitTests {
    private func analysis(
        _ arguments: String,
        _ framework: String = "next-16",
        _ more: String = ""
    ) throws -> SampleAnalysis {
        try WrittenSample.weighed(
            #"{"call":{"arguments":\#(arguments)},"result":1,"#
                + #""action":{"framework":"\#(framework)"}\#(more)}"#
        ).analysis
    }

    private func limits(_ analysis: SampleAnalysis, _ approach: Approach) -> [ServerLimit] {
        (analysis.weighing(approach)?.exceeded ?? []).map(\.limit)
    }

    /// One text argument whose body as an action is `["…"]`.
    private func text(_ byteCount: Int) -> String {
        #"["\#(String(repeating: "a", count: byteCount - 4))"]"#
    }

    @Test(arguments: ["next-14", "next-15", "next-16"])
    func `an action takes a body of 1 MiB and not a byte more`(framework: String) throws {
        let fits = try analysis(text(1_048_576), framework)
        #expect(fits.weighing(.actionFlight)?.request.bodyByteCount == 1_048_576)
        #expect(limits(fits, .actionFlight) == [])
        #expect(fits.warnings.isEmpty)
        let over = try analysis(text(1_048_577), framework)
        #expect(limits(over, .actionFlight) == [.actionBody])
        #expect(limits(over, .apiJSON) == [])
        #expect(over.warnings.map(\.code.name) == ["sample.serverLimit"])
        #expect(over.warnings.first?.reason.hasPrefix("action-flight has 1048577 bytes") ?? false)
    }

    @Test func `Next 14 counts a text in UTF-16 units`() throws {
        let argument = #"["\#(String(repeating: "é", count: 600_000))"]"#
        #expect(limits(try analysis(argument, "next-14"), .actionFlight) == [])
        #expect(limits(try analysis(argument, "next-15"), .actionFlight) == [.actionBody])
    }

    @Test func `the post of a form has that limit since Next 15`() throws {
        let value = String(repeating: "a", count: 1_048_576)
        let form = #"[{"$form":[["text","\#(value)"]]}]"#
        #expect(limits(try analysis(form, "next-14"), .formNoJS) == [])
        #expect(limits(try analysis(form, "next-15"), .formNoJS) == [.actionBody])
    }

    @Test func `React 19 bounds what nested arrays hold, React 18 does not`() throws {
        let slots = "[[[" + Array(repeating: "1", count: 1_000_000).joined(separator: ",") + "]]]"
        let outcome = try analysis(slots).approaches.first { $0.approach == .actionFlight }?.outcome
        guard case .failure(let refusal) = outcome else {
            Issue.record("the action is weighed")
            return
        }
        #expect(refusal.code == SampleError.notCarried)
        #expect(refusal.reason.contains("arraySize allows 1000000"))
        #expect(try analysis(slots, "next-14").weighing(.actionFlight) != nil)
    }

    @Test func `Next 16 takes a thousand arguments`() throws {
        func arguments(_ count: Int) -> String {
            "[" + Array(repeating: "1", count: count).joined(separator: ",") + "]"
        }
        #expect(limits(try analysis(arguments(1_000)), .actionFlight) == [])
        #expect(limits(try analysis(arguments(1_001)), .actionFlight) == [.actionArguments])
        #expect(limits(try analysis(arguments(1_001), "next-15"), .actionFlight) == [])
    }

    @Test func `Node takes heads of less than 16 KiB, without what stands between their parts`()
        throws
    {
        func found(_ length: Int) throws -> SampleAnalysis {
            let header = String(repeating: "x", count: length)
            return try analysis(#"[1]"#, "plain", #","headers":{"x-long":"\#(header)"}"#)
        }
        let base = try found(1)
        #expect(limits(base, .apiJSON) == [])
        let over = try found(17_000)
        #expect(limits(over, .apiJSON) == [.requestHead])
        let value = try #require(over.weighing(.apiJSON)?.exceeded.first?.value)
        let most = 17_000 - (value - ServerLimit.requestHead.maximum)
        #expect(limits(try found(most), .apiJSON) == [])
        #expect(limits(try found(most + 1), .apiJSON) == [.requestHead])
    }

    @Test func `what is refused is never chosen, nor the lightest`() throws {
        let weighed = try WrittenSample.weighed(
            #"{"call":{"arguments":\#(text(1_048_577))},"result":1,"needs":[]}"#
        )
        let explanation = try Explainer().explain(weighed)
        #expect(!explanation.choice.qualified.contains { $0.approach == .actionFlight })
        let reason = explanation.choice.refused.first { $0.approach == .actionFlight }?.reason
        guard case .exceeds(let exceeded) = reason else {
            Issue.record("no limit given")
            return
        }
        #expect(exceeded.limit == .actionBody && exceeded.value == 1_048_577)
        #expect(weighed.analysis.weighing(.actionFlight)?.arrives == false)
    }

    @Test func `the body of a function is a matter of one host`() throws {
        let analysis = try analysis(text(4_600_000))
        #expect(limits(analysis, .apiJSON) == [.functionBody])
        #expect(analysis.weighing(.apiJSON)?.arrives == true)
        #expect(limits(analysis, .actionFlight) == [.actionBody, .functionBody])
    }
}
