import Testing
import WireAnalysis
import WireCore

/// Today's figures held against earlier ones.
@Suite struct BaselineCheckTests {
    private static let sample = #"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#
    private static let tool = Analysis.Tool(version: "7", zlib: "1.2")

    private func analysis(_ text: String = sample) throws -> Analysis {
        Analysis(
            tool: Self.tool,
            codings: ["gzip:6"],
            samples: [try WrittenSample.weighed(text).analysis]
        )
    }

    /// An earlier report on `todo` with one approach; `changes` are made in its text.
    private func check(
        up: Int,
        down: Int,
        _ changes: [(String, String)] = [],
        approach: String = "api-json"
    ) throws -> BaselineCheck {
        var text = """
            {"schema_version":1,"tool":{"version":"7","zlib":"1.2"},"codings":["gzip:6"],"samples":[\
            {"name":"todo","source":"todo.json","profile":"next-16","approaches":[\
            {"approach":"\(approach)","status":"weighed","losses":[],\
            "response":{"sent_encoding":"gzip"},\
            "total_up_bytes":\(up),"total_down_bytes":\(down)}]}]}
            """
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return BaselineCheck(try Baseline(Array(text.utf8)))
    }

    private func totals(_ analysis: Analysis) throws -> (up: Int, down: Int) {
        let weighing = try #require(analysis.samples[0].weighing(.apiJSON))
        return (try #require(weighing.totalUp), try #require(weighing.totalDown))
    }

    private func api(_ results: [CheckResult]) -> [CheckResult] {
        results.filter { $0.approach == .apiJSON }
    }

    @Test(
        arguments: [
            (nil, [:], ["baseline_up", "baseline_down"], [2, 3]),
            ("2", [:], ["baseline_up", "baseline_down"], [0, 1]),
            ("100%", [:], ["baseline_up", "baseline_down"], [0, 0]),
            ("2", ["response": "3"], ["baseline_up", "baseline_down"], [0, 0]),
            (nil, ["request": "1"], ["baseline_up", "baseline_down"], [1, 3]),
            (nil, ["total": "4"], ["baseline_total"], [1]),
            (nil, ["total": "5", "response": "1"], ["baseline_down", "baseline_total"], [2, 0]),
            ("9", ["total": "5"], ["baseline_up", "baseline_down", "baseline_total"], [0, 0, 0]),
        ] as [(String?, [String: String], [String], [Double])]
    )
    func `growth beyond the tolerance fails`(
        general: String?,
        amounts: [String: String],
        bounds: [String],
        excess: [Double]
    ) throws {
        let analysis = try analysis()
        let (up, down) = try totals(analysis)
        var check = try check(up: up - 2, down: down - 3)
        check.tolerance.general = general.flatMap(Tolerance.Amount.init)
        for (kind, amount) in amounts {
            let kind: Tolerance.Kind = try #require(Tolerance.Kind(rawValue: kind))
            check.tolerance.amounts[kind] = Tolerance.Amount(amount)
        }
        let results = api(check.results(analysis))
        #expect(results.map(\.bound) == bounds)
        #expect(results.map(\.excess) == excess)
        #expect(results.map(\.verdict) == excess.map { $0 > 0 ? .failed : .passed })
    }

    @Test(arguments: [("5%", 2_020, 2_121.0), ("0.1%", 999, 999), ("7", 1, 8), ("1.5%", 200, 203)])
    func `a part of a figure is whole bytes, rounded down`(
        amount: String,
        before: Int,
        limit: Double
    ) throws {
        let analysis = try analysis()
        var check = try check(up: before, down: 1)
        check.tolerance.general = Tolerance.Amount(amount)
        #expect(api(check.results(analysis)).first?.limit == limit)
    }

    @Test(arguments: ["", "%", "-1", "5 %", "1e3", "x", "5%%", "1.5", "nan%", ".5%"])
    func `what is no amount is refused`(text: String) {
        #expect(Tolerance.Amount(text) == nil)
    }

    @Test func `what the baseline lacks is no pass unless it is allowed`() throws {
        let analysis = try analysis()
        let (up, down) = try totals(analysis)
        var check = try check(up: up, down: down)
        let others = check.results(analysis).filter { $0.approach != .apiJSON }
        #expect(
            !others.isEmpty && others.allSatisfy { $0.verdict == .noBaseline && $0.excess == 0 }
        )
        check.allowsNew = true
        let allowed = check.results(analysis).filter { $0.approach != .apiJSON }
        #expect(allowed.count == others.count && allowed.allSatisfy { $0.verdict == .new })
    }

    @Test
    func `a sample that is gone is no pass unless it is allowed, and one unread has its error`()
        throws
    {
        var analysis = try analysis()
        analysis.samples = []
        var check = try check(up: 1, down: 1)
        #expect(check.results(analysis).map(\.verdict) == [.missing])
        #expect(check.results(analysis).map(\.sample) == ["todo"])
        check.allowsMissing = true
        #expect(check.results(analysis).map(\.verdict) == [.leftOut])
        let error = WireError(SampleError.inputUnreadable, at: 0, "")
        analysis.errors = [Analysis.InputError(source: "./todo.json", error: error)]
        #expect(check.results(analysis).isEmpty)
    }

    @Test func `an approach that can no longer carry the sample is no pass`() throws {
        let analysis = try analysis(#"{"call":{"arguments":[1,2]}}"#)
        let check = try check(up: 9, down: 9, approach: "form-nojs")
        let form = check.results(analysis).filter { $0.approach == .formNoJS }
        #expect(form.map(\.verdict) == [.refused])
        #expect(form.map(\.reason) == ["it has 2 arguments, and a form is one"])
        // One that could not carry it before either is as it was.
        let refused = try self.check(
            up: 9,
            down: 9,
            [(#""status":"weighed""#, #""status":"refused""#)],
            approach: "form-nojs"
        )
        #expect(refused.results(analysis).filter { $0.approach == .formNoJS }.isEmpty)
    }

    @Test func `a call that a server begins to refuse is no pass within any tolerance`() throws {
        let text = String(repeating: "a", count: 1 << 20)
        let analysis = try analysis(#"{"call":{"arguments":["\#(text)"]}}"#)
        func found(_ changes: [(String, String)]) throws -> [CheckResult] {
            try check(up: 9_999_999, down: 9_999_999, changes, approach: "action-flight")
                .results(analysis).filter { $0.approach == .actionFlight }
        }
        let begins = try found([])
        #expect(begins.map(\.verdict) == [.refused])
        #expect(begins.first?.reason.hasPrefix("it has 1048580 bytes of body") == true)
        // One that was refused before is held by its figures.
        let was = #""status":"weighed","exceeded":[{"limit":"action-body","refused":true}]"#
        let before = try found([(#""status":"weighed""#, was)])
        #expect(before.map(\.verdict) == [.passed, .passed])
        let host = was.replacing("true", with: "false")
        #expect(try found([(#""status":"weighed""#, host)]).map(\.verdict) == [.refused])
    }

    @Test(arguments: [
        ("[]", ["loses-data"]),
        (#"[{"path":"$.x","drops_data":true}]"#, ["loses-data"]),
        (#"[{"path":"$.rows[4].n","drops_data":false}]"#, ["loses-data"]),
        (#"[{"path":"$.rows[4].n","drops_data":true}]"#, []),
    ])
    func `an approach that begins to lose data is no pass, though it may weigh less`(
        losses: String,
        verdicts: [String]
    ) throws {
        let analysis = try analysis(#"{"call":{"arguments":[{"rows":[{"n":{"$number":"NaN"}}]}]}}"#)
        let check = try check(up: 9_999, down: 9_999, [(#""losses":[]"#, #""losses":"# + losses)])
        let broken = api(check.results(analysis)).filter { !$0.verdict.isPass }
        #expect(broken.map(\.verdict.rawValue) == verdicts)
        #expect(broken.allSatisfy { $0.reason.hasPrefix("$.rows[0].n: ") })
    }

    @Test(arguments: [
        (#""version":"7""#, #""version":"8""#, ["baseline incomparable"]),
        (#""next-16""#, #""next-15""#, ["baseline incomparable"]),
        (#""1.2""#, #""1.3""#, ["baseline_up passed", "baseline_down incomparable"]),
        ("gzip:6", "gzip:9", ["baseline_up passed", "baseline_down incomparable"]),
        ("gzip:6", "brotli:6", ["baseline_up passed", "baseline_down incomparable"]),
        (
            #""tool":{"version":"7","zlib":"1.2"},"#, "",
            ["baseline_up passed", "baseline_down passed"]
        ),
    ])
    func `a figure that was made in another way is not compared, and that is no pass`(
        old: String,
        new: String,
        ends: [String]
    ) throws {
        let analysis = try analysis()
        let (up, down) = try totals(analysis)
        let results = try check(up: up, down: down, [(old, new)]).results(analysis)
            .filter { $0.approach == .apiJSON || $0.approach == nil }
        #expect(results.map { "\($0.bound) \($0.verdict.rawValue)" } == ends)
        for result in results where result.verdict == .incomparable {
            #expect(result.limit == nil && result.change == nil && !result.verdict.isPass)
        }
    }

    @Test func `what differs is said once for the report and once for each profile`() throws {
        let analysis = try analysis()
        let all = try check(
            up: 1,
            down: 1,
            [
                (#""version":"7""#, #""version":"8""#), (#""1.2""#, #""1.3""#),
                ("gzip:6", "gzip:9"),
                ("next-16", "next-15"),
            ]
        ).baseline
        let differences: [Baseline.Difference] = all.differences(from: analysis)
        #expect(
            differences == [
                .version(was: "8", is: "7"), .coding(was: "gzip:9", is: "gzip:6"),
                .library("zlib", was: "1.3", is: "1.2"),
            ]
        )
        #expect(
            all.profileDifferences(from: analysis.samples)
                == [.profile("todo", was: "next-15", is: "next-16")]
        )
        #expect(try check(up: 1, down: 1).baseline.differences(from: analysis).isEmpty)
    }
}
