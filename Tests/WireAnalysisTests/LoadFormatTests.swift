import Testing
import WireCore
import WireFrameworks
import WirePlatform
import WireTestSupport

@testable import WireAnalysis

/// Each format of load results takes its own files and no other's.
@Suite struct LoadFormatTests {
    /// A format and the files that only it takes.
    private static let owned: [(format: any LoadFormat, files: [String])] = [
        (LoadTable.all[0], ["hey.csv", "hey-404.csv", "hey-503.csv"]),
        (LoadTable.all[1], ["oha.csv"]), (LoadTable.all[2], ["k6.csv"]),
        (LoadTable.all[3], ["ab-gnuplot.tsv"]), (K6Points(), ["k6.json"]),
        (K6Summary(), ["k6-summary-export.json", "k6-handle-summary.json", "k6-thresholds.json"]),
        (OhaSummary(), ["oha.json"]), (VegetaReport(), ["vegeta.json"]),
        (VegetaDump(), ["vegeta-dump.json"]), (Autocannon(), ["autocannon.json"]),
        (Hyperfine(), ["hyperfine.json", "hyperfine-fail.json"]),
        (Wrk(), ["wrk.txt", "wrk-404.txt", "wrk2.txt"]),
        (ApacheBench(), ["ab.txt", "ab-404.txt"]),
    ]

    private static func content(_ file: String) throws -> LoadText {
        try LoadText(Platform.readFile(Vectors.root + "/Tests/LoadResults/" + file))
    }

    @Test func `takes its own files and no other's`() throws {
        let files = Self.owned.flatMap(\.files)
        #expect(files.count == 21)
        for file in files {
            let content = try Self.content(file)
            for (format, own) in Self.owned {
                let result = (try? format.read(content)) ?? nil
                #expect((result != nil) == own.contains(file), "\(file) by \(format)")
            }
            let found: LoadResult = try LoadFormats.read(content)
            #expect(!found.series.isEmpty, "\(file)")
        }
    }

    @Test func `takes numbers where nothing else claims the file`() throws {
        let content = try LoadText(Array("ms\n50\n51 ms\n0.052 s\n".utf8))
        let result = try #require(try PlainNumbers().read(content))
        let series: LoadSeries = try #require(result.series.first)
        #expect(series.latencies == [50, 51, 52])
        for (format, _) in Self.owned { #expect((try? format.read(content)) ?? nil == nil) }
    }

    @Test(arguments: [
        ("12", 12, false), ("12 ms", 12, true), ("1.5s", 1_500, true), ("250 µs", 0.25, true),
        ("2m", 120_000, true),
    ])
    func `reads a time with or without its unit`(
        text: String,
        milliseconds: Double,
        hasUnit: Bool
    ) throws {
        let time = try #require(LoadTime.milliseconds(text))
        #expect(time.value == milliseconds && time.hasUnit == hasUnit)
    }

    @Test(arguments: ["", "ms", "-1", "1 parsec", "1e999", "NaN"])
    func `reads nothing else as a time`(text: String) {
        #expect(LoadTime.milliseconds(text) == nil)
    }

    @Test func `says what befell requests that are left out`() {
        var series = LoadSeries("GET /")
        series.latencies = [20, 22]
        series.add(LoadFailure.status(503))
        #expect(series.warnings == ["1 of 3 requests was answered with 503 and is left out"])
        #expect(LoadFailure(status: 204) == nil && LoadFailure(status: 302) == nil)
        #expect(LoadFailure(status: 0) == .unanswered(""))
        series.add(.unanswered("timeout"), count: 2)
        #expect(
            series.warnings == [
                "1 of 5 requests was answered with 503 and is left out",
                "2 of 5 requests were not answered (timeout) and are left out",
            ]
        )
    }
}

/// What a server of the profile does not take.
@Suite struct ExceededLimitTests {
    @Test func `is a refusal where every server has the limit`() {
        let body = ExceededLimit(limit: .actionBody, value: 2_000_000)
        #expect(body.isRefused && body.maximum == 1 << 20 && body.name == "action-body")
        #expect(body.reason.contains("2000000 bytes of body"))
        // One kind of host has this one.
        #expect(!ExceededLimit(limit: .functionBody, value: 5_000_000).isRefused)
    }

    @Test func `counts the body of an action by the release's rule`() {
        #expect(ActionRules.next14.bodyRule == ActionBodyRule.textAndFields)
        #expect(ActionRules.next15.bodyRule == ActionBodyRule.wholeBody)
        #expect(ActionRules.next16.bodyRule == ActionBodyRule.wholeBody)
    }
}
