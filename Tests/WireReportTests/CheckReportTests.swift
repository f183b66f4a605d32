import Testing
import WireAnalysis
import WireCore
import WireReport
import WireTestSupport

/// Bounds that were checked, for a terminal, a step summary, JUnit, annotations and programs.
@Suite struct CheckReportTests {
    /// A check of one bound; without a baseline's figure it is one of a budget in `wireweight.json`.
    static func result(
        _ sample: String,
        _ verdict: CheckResult.Verdict,
        by approach: Approach? = .apiJSON,
        value: Double? = nil,
        limit: Double? = nil,
        before: Double? = nil,
        bound: String = "baseline_up",
        reason: String = ""
    ) -> CheckResult {
        CheckResult(
            sample: sample,
            source: "samples/" + sample + ".json",
            approach: approach,
            bound: bound,
            value: value,
            limit: limit,
            before: before,
            verdict: verdict,
            origin: bound.hasPrefix("baseline") ? .baseline : .common,
            reason: reason
        )
    }

    static func text(_ report: CheckReport, _ format: String) throws -> String {
        let format = try #require(CheckReport.formats.first { $0.name == format })
        return String(decoding: format.render(report, TextRenderer()), as: UTF8.self)
    }

    private static let grown = [
        result("todo", .failed, value: 618, limit: 581, before: 581),
        result("todo", .failed, by: .actionFlight, value: 820, limit: 783, before: 783),
        result(
            "todo",
            .passed,
            value: 90,
            limit: 100,
            before: 100,
            bound: "baseline_down"
        ),
        result("less", .passed, value: 5, limit: 9, before: 9),
        result("same", .passed, value: 9, limit: 9, before: 9),
    ]

    @Test func `one row for each sample: what is broken, then what changed, the rest folded away`()
        throws
    {
        var report = CheckReport(Self.grown.reversed())
        report.hasBaseline = true
        let text = try Self.text(report, "markdown")
        #expect(text.contains("**2 of 5 checks do not hold.**"))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(
            rows == [
                "| `todo` | +37 | −10 | 37 bytes too many up (action-flight, api-json) |",
                "| `less` | −4 | – | – |", "| `same` | 1 |",
            ]
        )
        let fold = try #require(text.firstRange(of: "<details><summary>1 sample holds, unchanged<"))
        let same = try #require(text.firstRange(of: "| `same`"))
        #expect(fold.upperBound < same.lowerBound)
    }

    @Test(
        arguments: [
            ([], 0, "Nothing was checked.", "unchecked"),
            ([.passed], 0, "The one check holds.", "passed"),
            ([.passed, .passed], 0, "All 2 checks hold.", "passed"),
            ([.passed, .failed], 0, "1 of 2 checks does not hold.", "broken"),
            (
                [.passed, .new, .leftOut], 0,
                "The one check holds. 1 sample is new. 1 sample is left out.", "passed"
            ),
            ([.new], 0, "Nothing was checked. 1 sample is new.", "unchecked"),
            ([.incomparable], 0, "Nothing could be compared.", "unchecked"),
            ([.incomparable, .passed], 0, "1 of 2 checks does not hold.", "broken"),
            (
                [.passed, .passed], 1, "1 file could not be read. The other 2 checks hold.",
                "unread"
            ),
            ([.failed], 2, "2 files could not be read. 1 of 1 check does not hold.", "unread"),
        ] as [([CheckResult.Verdict], Int, String, String)]
    )
    func `the first line of every format says what could not be read and what does not hold`(
        verdicts: [CheckResult.Verdict],
        unread: Int,
        line: String,
        outcome: String
    ) throws {
        var report = CheckReport(
            verdicts.enumerated().map { Self.result("s\($0.offset)", $0.element) }
        )
        let error = WireError(SampleError.inputUnreadable, at: 0, "No such file")
        report.errors = (0..<unread).map { Analysis.InputError(source: "x\($0)", error: error) }
        #expect(report.outcome.rawValue == outcome)
        #expect(try Self.text(report, "markdown").contains("\n**\(line)**\n"))
        #expect(try Self.text(report, "text").split(separator: "\n")[2] == line)
        #expect(try Self.text(report, "github").split(separator: "\n")[0] == line)
        let start = #"{"schema_version":1,"outcome":"\#(outcome)","summary":"\#(line)","#
        #expect(try Self.text(report, "json").hasPrefix(start))
        let junit = try Self.text(report, "junit")
        let broken = verdicts.count { !$0.isPass }
        let errors = unread + (outcome == "unchecked" ? 1 : 0)
        #expect(junit.contains(#" failures="\#(broken)" errors="\#(errors)" "#))
        #expect(junit.matches(of: #/<error /#).count == errors)
    }

    @Test func `a thousand samples stay below 60 kB, and what is left out is said`() throws {
        let reason = String(repeating: "a reason that is long ", count: 30)
        let results = (0..<1_000).flatMap { index -> [CheckResult] in
            let name = "packages/checkout/\(index)-" + String(repeating: "n", count: 40)
            return Approach.allCases.flatMap { approach in
                [
                    Self.result(
                        name,
                        .failed,
                        by: approach,
                        value: Double(index),
                        limit: 0,
                        before: 0
                    ),
                    Self.result(
                        name,
                        .losesData,
                        by: approach,
                        reason: "\(approach.rawValue) \(reason)"
                    ),
                ]
            } + [Self.result("\(index)|\u{202E}", .passed, value: 1, limit: 2, before: 1)]
        }
        var report = CheckReport(results)
        report.hasBaseline = true
        let error = WireError(SampleError.inputUnreadable, at: 0, reason)
        report.errors = (0..<1_000).map { Analysis.InputError(source: "bad\($0)", error: error) }
        report.differences = (0..<1_000).map { .profile("sample\($0)", was: "a", is: "b") }
        report.unbounded = (0..<1_000).map { "sample\($0)" }
        let text = try Self.text(report, "markdown")
        #expect(text.utf8.count < 60_000)
        let rows = text.matches(of: #/\n\| `packages/#).count
        #expect(rows > 10 && rows < 1_000)
        let left = ByteFormat.count(1_000 - rows)
        #expect(text.contains("\(left) more samples that are broken or changed are left out here"))
        let folded = text.matches(of: #/\n\| `[0-9]/#).count
        #expect(text.contains("\n\(ByteFormat.count(1_000 - folded)) more samples left out here; "))
        #expect(text.contains("sample2 and 997 more."))
    }

    @Test func `annotations name file, line and sample, and escape what would end them`() throws {
        var budget = Self.result("a,b:c%", .failed, value: 9, limit: 8, bound: "max_total_up")
        budget.offset = 20
        let lost = Self.result("x", .losesData, reason: "$.a\nb: 50% → nothing")
        var report = CheckReport([budget, lost])
        report.lines = [report.places[0]: 3]
        let text = Array("{\n\n  x".utf8)
        let error = WireError(SampleError.wrongValue, at: 5, "no::good").positioned(in: text.span)
        report.errors = [
            Analysis.InputError(source: "odd,name.json", error: error),
            Analysis.InputError(source: "-", error: error),
        ]
        #expect(
            try Self.text(report, "github") == """
                2 files could not be read. 2 of 2 checks do not hold.
                ::error file=odd%2Cname.json,line=3,title=wireweight%3A could not be read::\
                sample.wrongValue: no::good
                ::error title=wireweight%3A could not be read::sample.wrongValue: no::good
                ::error file=wireweight.json,line=3,title=wireweight%3A a%2Cb%3Ac%25::\
                max_total_up 9, allowed 8 (api-json)
                ::error file=samples/x.json,line=1,title=wireweight%3A x::\
                loses data that the baseline does not: $.a\\nb: 50%25 → nothing (api-json)

                """
        )
    }

    @Test func `JUnit is what its schemas allow, for any name`() throws {
        let verdicts: [CheckResult.Verdict] = [
            .passed, .failed, .unknown, .noReference, .refused, .losesData, .missing, .leftOut,
            .noBaseline, .new, .incomparable,
        ]
        let names = ["a&b<\"c\">'", "\u{FFFE}\u{FFFF}\u{0}\u{1B}", "]]>", ""]
        let results = verdicts.flatMap { verdict in
            names.map { Self.result($0, verdict, by: nil, value: 1.5, reason: $0) }
        }
        var report = CheckReport(results)
        let error = WireError(SampleError.inputUnreadable, at: 0, "<&\u{1}>")
        report.errors = names.map { Analysis.InputError(source: $0, error: error) }
        let document = try JUnitDocument(Self.text(report, "junit"))
        #expect(document.counts == ["tests": 48, "failures": 32, "errors": 4, "skipped": 8])
        #expect(document.names.contains("a&b<\"c\">'"))
        #expect(document.names.contains(#"\u{fffe}\u{ffff}\u{0}\u{1b}"#))
        let empty = try JUnitDocument(Self.text(CheckReport([]), "junit"))
        #expect(empty.counts == ["tests": 1, "failures": 0, "errors": 1, "skipped": 0])
    }
}
