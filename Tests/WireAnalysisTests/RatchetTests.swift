import Testing
import WireAnalysis

/// Budgets made as tight as what holds today.
@Suite struct RatchetTests {
    private static let sample = #"{"call":{"arguments":[{"a":1}]},"budget":{"max_total_up":9000}}"#
    private static let file =
        #"{"max_request_bytes": 5000,"max_ratio_to_api":9.5, "max_total_down":1}"#

    private func ratchet(_ sample: String, _ file: String) throws -> (Ratchet, SampleAnalysis) {
        let analysis = try WrittenSample.weighed(sample).analysis
        let results = BudgetCheck(try Budgets(reading: Array(file.utf8))).results(analysis)
        return (Ratchet(results, [analysis]), analysis)
    }

    @Test func `every bound becomes the largest figure under it, and none is raised`() throws {
        let (ratchet, analysis) = try ratchet(Self.sample, Self.file)
        let weighed = analysis.approaches.compactMap(\.weighing)
        let up = try #require(weighed.compactMap(\.totalUp).max())
        let own = ratchet.steps.filter { $0.origin == .sample }
        #expect(own.map(\.limit) == [Double(up)] && own.map(\.source) == ["todo.json"])
        let text = String(
            decoding: Ratchet.applied(own, to: Array(Self.sample.utf8)),
            as: UTF8.self
        )
        #expect(text == Self.sample.replacing("9000", with: "\(up)"))
        // A page's size is not known here, so no ratio to it is either.
        let common: [Ratchet.Step] = ratchet.steps.filter { $0.origin == .common }
        let request = try #require(weighed.compactMap(\.request.total).max())
        #expect(common.map(\.limit) == [Double(request)])
        let tight = String(
            decoding: Ratchet.applied(common, to: Array(Self.file.utf8)),
            as: UTF8.self
        )
        #expect(tight == Self.file.replacing("5000", with: "\(request)"))
        #expect(ratchet.additions.isEmpty)
    }

    @Test func `a ratio is rounded up to thousandths, so that today's holds`() throws {
        let file = #"{"max_ratio_to_api":9,"approaches":["action-flight"]}"#
        let (ratchet, analysis) = try ratchet(#"{"call":{"arguments":[1]}}"#, file)
        let api = try #require(analysis.weighing(.apiJSON)?.total)
        let action = try #require(analysis.weighing(.actionFlight)?.total)
        let ratio = Double(action) / Double(api)
        let limit = try #require(ratchet.steps.first?.limit)
        #expect(limit >= ratio && limit < ratio + 0.001)
        let text = String(
            decoding: Ratchet.applied(ratchet.steps, to: Array(file.utf8)),
            as: UTF8.self
        )
        #expect(text == file.replacing(":9,", with: ":\(limit),"))
    }

    @Test func `a sample that nothing bounds gets a budget for each approach`() throws {
        let (ratchet, analysis) = try ratchet(#"{"call":{"arguments":[1,2]}}"#, "{}")
        #expect(ratchet.steps.isEmpty)
        let rules = ratchet.additions
        #expect(rules.map(\.budget.approaches) == [[.apiJSON], [.actionFlight]])
        #expect(rules.allSatisfy { $0.pattern.matches("todo") })
        #expect(rules[0].budget.maxTotalUp == analysis.weighing(.apiJSON)?.totalUp)
        #expect(rules[1].budget.maxTotalDown == analysis.weighing(.actionFlight)?.totalDown)
        let results = BudgetCheck(Budgets(rules: rules)).results(analysis)
        #expect(results.count == 4 && results.allSatisfy { $0.verdict == .passed })
    }
}
