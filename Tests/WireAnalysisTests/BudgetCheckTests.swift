import Testing
import WireAnalysis
import WireCore

/// Figures held against bounds.
@Suite struct BudgetCheckTests {
    private static let sample = #"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#

    private func results(_ text: String, _ file: String) throws -> [CheckResult] {
        try BudgetCheck(Budgets(reading: Array(file.utf8)))
            .results(WrittenSample.weighed(text).analysis)
    }

    @Test func `a figure may reach its bound and not pass it`() throws {
        let analysis = try WrittenSample.weighed(Self.sample).analysis
        let weighing = try #require(analysis.weighing(.apiJSON))
        let total = try #require(weighing.request.total)
        var budget = Sample.Budget()
        budget.approaches = [.apiJSON]
        for (limit, verdict) in [(total, "passed"), (total - 1, "failed")] {
            budget.maxRequestBytes = limit
            let results = BudgetCheck(Budgets(common: budget)).results(analysis)
            #expect(results.map(\.bound) == ["max_request_bytes"])
            #expect(results.map(\.value) == [Double(total)])
            #expect(results.map(\.verdict.rawValue) == [verdict])
            #expect(results.map(\.excess) == [Double(total - limit)])
        }
    }

    @Test func `every bound holds its own figure, in every approach that was weighed`() throws {
        let analysis = try WrittenSample.weighed(Self.sample).analysis
        var budget = Sample.Budget(
            maxRequestBytes: 1,
            maxResponseBytes: 2,
            maxTotalUp: 3,
            maxTotalDown: 4,
            maxRatioToAPI: 0.5
        )
        (budget.maxRequestBodyBytes, budget.maxResponseBodyBytes) = (5, 6)
        let results = BudgetCheck(Budgets(common: budget)).results(analysis)
        let weighed = analysis.approaches.filter { $0.weighing != nil }.map(\.approach)
        #expect(results.count == Sample.Budget.Bound.allCases.count * weighed.count)
        let api = try #require(analysis.weighing(.apiJSON)?.total)
        for approach in weighed {
            let weighing = try #require(analysis.weighing(approach))
            let figures: [String: Int?] = [
                "max_request_bytes": weighing.request.total,
                "max_response_bytes": weighing.response.total,
                "max_request_body_bytes": weighing.request.bodyByteCount,
                "max_response_body_bytes": weighing.response.sentByteCount,
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

    @Test func `a sample's own bound wins over a pattern's, and that over the common one`() throws {
        let own =
            #"{"call":{"arguments":[1]},"budget":{"max_total_up":7,"approaches":["api-json"]}}"#
        let file = #"""
            {"max_total_up":8,"max_total_down":9,"max_request_bytes":10,"budgets":[
            {"samples":"t*","max_total_down":11,"max_response_bytes":12},
            {"samples":"**/todo.json","max_total_down":13},
            {"samples":"other","max_total_down":14},
            {"samples":"todo","approaches":["form-nojs"],"max_total_down":15}]}
            """#
        let results = try results(own, file)
        #expect(results.map(\.approach) == Array(repeating: .apiJSON, count: 4))
        let bounds = ["max_request_bytes", "max_response_bytes", "max_total_up", "max_total_down"]
        #expect(results.map(\.bound) == bounds)
        #expect(results.map(\.limit) == [10, 12, 7, 13])
        #expect(results.map(\.origin) == [.common, .rule(0), .sample, .rule(1)])
    }

    @Test func `a bound says where it stands`() throws {
        let own = #"{"call":{"arguments":[1]},"budget":{"max_total_up":7}}"#
        let file = #"{"budgets":[{"samples":"todo","max_total_down":13}]}"#
        let results = try results(own, file).filter { $0.approach == .apiJSON }
        let places = results.map { ($0.origin == .sample ? own : file).utf8.dropFirst($0.offset) }
        #expect(places.map { String($0)?.prefix(2) } == ["7}", "13"])
    }

    @Test func `a pattern that no sample matches is a budget that guards nothing`() throws {
        let file =
            #"{"budgets":[{"samples":"todo","max_total_up":1},{"samples":"tod","max_total_up":1}]}"#
        let check = BudgetCheck(try Budgets(reading: Array(file.utf8)))
        var analysis = Analysis(tool: Analysis.Tool(version: "0", zlib: "0"), codings: [])
        analysis.samples = [try WrittenSample.weighed(Self.sample).analysis]
        let idle = check.idleRules(analysis, isAllowed: false)
        #expect(idle.map(\.sample) == ["tod"] && idle.map(\.verdict) == [.missing])
        #expect(check.idleRules(analysis, isAllowed: true).map(\.verdict) == [.leftOut])
        // A file that cannot be read has an error of its own.
        let error = WireError(SampleError.inputUnreadable, at: 0, "")
        analysis.errors = [Analysis.InputError(source: "a/tod.json", error: error)]
        #expect(check.idleRules(analysis, isAllowed: false).isEmpty)
    }

    @Test(arguments: [
        (#"{"budgets":[{"max_total_up":1}]}"#, SampleError.missingMember, 12),
        (#"{"budgets":[{"samples":"a"}]}"#, .missingMember, 12),
        (#"{"budgets":[{"samples":"a","max_total_upp":1}]}"#, .unknownMember, 27),
        (#"{"budgets":{}}"#, .wrongType, 11), (#"{"samples":"a"}"#, .unknownMember, 1),
    ])
    func `refuses a budget file that says nothing, at its place`(
        text: String,
        code: SampleError,
        offset: Int
    ) {
        let error = #expect(throws: WireError.self) { try Budgets(reading: Array(text.utf8)) }
        #expect(
            error?.code == code && error?.offset == offset,
            "\(text) \(String(describing: error))"
        )
    }

    @Test func `an approach that a budget names and that cannot carry the sample is no pass`()
        throws
    {
        let call = #"{"call":{"arguments":[1,2]},"#
        let named = call + #""budget":{"max_total_up":9999,"approaches":["api-json","form-nojs"]}}"#
        let own = try results(named, "{}")
        #expect(own.map(\.verdict) == [.passed, .refused])
        #expect(own.last?.reason == "it has 2 arguments, and a form is one")
        let plain = call + #""title":"x"}"#
        let rule = #""approaches":["form-nojs"],"max_total_up":9999}]}"#
        let exact = try results(plain, #"{"budgets":[{"samples":"todo","# + rule)
        #expect(exact.map(\.verdict) == [.refused])
        #expect(try results(plain, #"{"budgets":[{"samples":"*","# + rule).isEmpty)
    }

    @Test func `a call that a server refuses is no pass where a budget names it`() throws {
        let text = String(repeating: "a", count: 1 << 20)
        let found = try results(
            #"{"call":{"arguments":["\#(text)"]},"#
                + #""budget":{"max_total_up":9999999,"approaches":["action-flight"]}}"#,
            "{}"
        )
        #expect(found.map(\.verdict) == [.refused, .passed])
        #expect(found.first?.reason.hasPrefix("it has 1048580 bytes of body") == true)
    }

    @Test func `a page of unknown size is unknown, not a pass`() throws {
        let text = #"{"call":{"arguments":[{"$form":[["a","b"]]}]},"action":{"form":true}}"#
        let results = try results(
            text,
            #"{"max_response_bytes":1000000,"approaches":["form-nojs"]}"#
        )
        #expect(results.map(\.verdict) == [.unknown])
        #expect(results.map(\.excess) == [0])
    }

    @Test func `a ratio says when the page is on one side alone`() throws {
        let page = #""action":{"revalidates":true"#
        let end = #"},"page":{"flight":2682,"data":100},"call":{"arguments":[1]}}"#
        let file = #"{"max_ratio_to_api":9,"approaches":["action-flight"]}"#
        let unlike = try results("{" + page + end, file)
        #expect(unlike.map(\.reason.isEmpty) == [false])
        let alike = try results("{" + page + #","follow_up_requests":1"# + end, file)
        #expect(alike.map(\.reason) == [""])
    }

    @Test func `without bounds nothing is checked`() throws {
        #expect(try results(Self.sample, "{}").isEmpty)
    }
}
