import Testing
import WireAnalysis
import WireCore

/// Figures held against bounds.
@Suite struct BudgetCheckTests {
    private static let sample = #"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#

    private func results(_ text: String, _ check: BudgetCheck) throws -> [CheckResult] {
        check.results(try WrittenSample.weighed(text).analysis)
    }

    @Test func `a figure may reach its bound and not pass it`() throws {
        let analysis = try WrittenSample.weighed(Self.sample).analysis
        let weighing = try #require(analysis.weighing(.apiJSON))
        let total = try #require(weighing.request.total)
        var budget = Sample.Budget()
        budget.approaches = [.apiJSON]
        for (limit, verdict) in [(total, "passed"), (total - 1, "failed")] {
            budget.maxRequestBytes = limit
            let results = BudgetCheck(common: budget).results(analysis)
            #expect(results.map(\.bound) == ["max_request_bytes"])
            #expect(results.map(\.value) == [Double(total)])
            #expect(results.map(\.verdict.rawValue) == [verdict])
            #expect(results.map(\.excess) == [Double(total - limit)])
        }
    }

    @Test func `every bound holds its own figure, in every approach that was weighed`() throws {
        let analysis = try WrittenSample.weighed(Self.sample).analysis
        let budget = Sample.Budget(
            maxRequestBytes: 1,
            maxResponseBytes: 2,
            maxTotalUp: 3,
            maxTotalDown: 4,
            maxRatioToAPI: 0.5
        )
        let results = BudgetCheck(common: budget).results(analysis)
        let weighed = analysis.approaches.filter { $0.weighing != nil }.map(\.approach)
        #expect(results.count == 5 * weighed.count)
        let api = try #require(analysis.weighing(.apiJSON)?.total)
        for approach in weighed {
            let weighing = try #require(analysis.weighing(approach))
            let figures: [String: Int?] = [
                "max_request_bytes": weighing.request.total,
                "max_response_bytes": weighing.response.total,
                "max_total_up": weighing.totalUp, "max_total_down": weighing.totalDown,
            ]
            for result in results where result.approach == approach {
                let ratio = weighing.total.map { Double($0) / Double(api) }
                let figure = figures[result.bound].map { $0.map(Double.init) } ?? ratio
                #expect(result.value == figure, "\(approach) \(result.bound)")
            }
        }
        #expect(results.filter { $0.approach == .apiJSON }.last?.value == 1)
    }

    @Test func `a sample's own bound wins over the common one, bound by bound`() throws {
        let text =
            #"{"call":{"arguments":[1]},"budget":{"max_total_up":7,"approaches":["api-json"]}}"#
        let common = Sample.Budget(maxRequestBytes: 9, maxTotalUp: 8, approaches: [.actionFlight])
        let results = try results(text, BudgetCheck(common: common))
        #expect(results.map(\.approach) == [.apiJSON, .apiJSON])
        #expect(results.map(\.bound) == ["max_request_bytes", "max_total_up"])
        #expect(results.map(\.limit) == [9, 7])
    }

    @Test func `growth beyond the tolerance fails, and what the baseline lacks is no pass`() throws
    {
        let analysis = try WrittenSample.weighed(Self.sample).analysis
        let weighing = try #require(analysis.weighing(.apiJSON))
        let (up, down) = (try #require(weighing.totalUp), try #require(weighing.totalDown))
        let baseline = try Baseline(
            Array(
                """
                {"schema_version":1,"samples":[{"name":"todo","approaches":[{"approach":"api-json",\
                "total_up_bytes":\(up - 2),"total_down_bytes":\(down - 3)}]}]}
                """.utf8
            )
        )
        let results = BudgetCheck(baseline: baseline, tolerance: 2).results(analysis)
        let api = results.filter { $0.approach == .apiJSON }
        #expect(api.map(\.bound) == ["baseline_up", "baseline_down"])
        #expect(api.map(\.verdict) == [.passed, .failed])
        #expect(api.map(\.excess) == [0, 1])
        let others = results.filter { $0.approach != .apiJSON }
        #expect(!others.isEmpty)
        #expect(others.allSatisfy { $0.verdict == .noBaseline && $0.excess == 0 })
    }

    @Test func `a page of unknown size is unknown, not a pass`() throws {
        let text = #"{"call":{"arguments":[{"$form":[["a","b"]]}]},"action":{"form":true}}"#
        let budget = Sample.Budget(maxResponseBytes: 1_000_000, approaches: [.formNoJS])
        let results = try results(text, BudgetCheck(common: budget))
        #expect(results.map(\.verdict) == [.unknown])
        #expect(results.map(\.excess) == [0])
    }

    @Test func `without bounds nothing is checked`() throws {
        #expect(try results(Self.sample, BudgetCheck()).isEmpty)
    }
}
