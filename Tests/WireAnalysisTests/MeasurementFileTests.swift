import Testing
import WireAnalysis
import WireCore
import WireStatistics
import WireTestSupport

/// Latencies as load tools and people write them.
@Suite struct MeasurementFileTests {
    private func read(
        _ text: [UInt8],
        _ series: String? = nil
    ) throws(WireError) -> (measured: Measured, warnings: [String]) {
        var diagnostics = Diagnostics()
        let measured = try MeasurementFile.read(text, series: series, diagnostics: &diagnostics)
        return (measured, diagnostics.warnings.map(\.reason))
    }

    private func file(_ name: String) throws -> [UInt8] {
        try Vectors.bytes("../LoadResults/\(name)")
    }

    /// Mean, 95th and 99th percentile in hundredths of a millisecond; -1 where there is none.
    private func rounded(_ figures: Sample.Observation.Figures) -> [Int] {
        [figures.mean, figures.p95, figures.p99].map { ($0 ?? -0.01) * 100 }
            .map { Int($0.rounded()) }
    }

    @Test(arguments: [
        (
            "hey-503.csv", [2100, 2190, 2198],
            "1 of 3 requests was answered with 503 and is left out"
        ),
        ("oha.csv", [2100, 2190, 2198], "1 of 3 requests was answered with 502 and is left out"),
        ("k6.csv", [2100, 2190, 2198], "1 of 3 requests was answered with 503 and is left out"),
        (
            "vegeta-dump.json", [2100, 2190, 2198],
            "1 of 3 requests was not answered (context deadline exceeded) and is left out"
        ),
        ("hey.csv", [3527, 19075, 19383], ""),
    ])
    func `leaves out requests that failed, and counts them`(
        name: String,
        figures: [Int],
        warning: String
    ) throws {
        let (measured, warnings) = try read(file(name))
        #expect(rounded(measured.figures) == figures)
        #expect(warnings == (warning.isEmpty ? [] : [warning]))
        #expect(measured.series?.count == (name == "hey.csv" ? 12 : 2))
    }

    @Test(arguments: [
        ("oha.json", [2450, 3330, 5010], []),
        ("k6-summary-export.json", [2450, 3330, -1], []),
        (
            "k6-handle-summary.json", [2450, 3330, 5010],
            [
                "4 of 100 requests were answered with a status that counts as a failure and are"
                    + " left out"
            ]
        ),
        (
            "vegeta.json", [2450, 3330, 5010],
            [
                "2 of 100 requests were answered with 503; the file's figures are summed up"
                    + " already and count them in"
            ]
        ),
        (
            "autocannon.json", [2450, -1, 5000],
            [
                "2 of 100 requests were answered with 503; the file's figures are summed up"
                    + " already and count them in",
                "autocannon met 3 errors and timeouts, which have no latency",
            ]
        ),
        ("wrk.txt", [639, -1, 3401], []),
        (
            "wrk-404.txt", [599, -1, 4045],
            [
                "928 of 928 requests were answered with a status that counts as a failure; the"
                    + " file's figures are summed up already and count them in"
            ]
        ),
        (
            "wrk2.txt", [121, -1, 236],
            ["wrk met socket errors: connect 0, read 0, write 0, timeout 4"]
        ),
        ("ab.txt", [234, 1400, 2000], []),
        (
            "ab-404.txt", [1852, 13200, 13200],
            [
                "20 of 20 requests were answered with a status that counts as a failure; the"
                    + " file's figures are summed up already and count them in"
            ]
        ),
    ])
    func `takes figures that are summed up as such, and only those given`(
        name: String,
        figures: [Int],
        warnings: [String]
    ) throws {
        let (measured, said) = try read(file(name))
        #expect(rounded(measured.figures) == figures)
        #expect(said == warnings)
        #expect(measured.series == nil)
    }

    @Test(arguments: [
        ("hyperfine.json", ["true", "sleep 0.01"]),
        ("k6.json", ["POST https://boats.test/api", "POST https://boats.test/dock"]),
        (
            "k6-thresholds.json",
            [
                "http_req_duration", "http_req_duration{name:action}",
                "http_req_duration{name:api}",
            ]
        ),
    ])
    func `tells several series apart, and names them`(name: String, series: [String]) throws {
        let text = try file(name)
        let names = series.map { "“\($0)”" }.joined(separator: ", ")
        for wanted in [nil, "absent"] {
            let error = #expect(throws: WireError.self) { try read(text, wanted) }
            #expect(error?.code == LoadError.series)
            #expect(error?.reason.contains(names) ?? false)
        }
        let means = try series.map { try read(text, $0).measured.figures.mean ?? -1 }
        #expect(Set(means).count == series.count)
    }

    @Test func `warns of the chosen series alone`() throws {
        let (api, left) = try read(file("k6.json"), "POST https://boats.test/api")
        #expect(api.series?.values == [20, 22])
        #expect(left == ["1 of 3 requests was answered with 503 and is left out"])
        let (dock, refused) = try read(file("k6.json"), "POST https://boats.test/dock")
        #expect(dock.series?.values == [31])
        #expect(
            refused == [
                "1 of 2 requests was not answered (dial: connection refused) and is left out"
            ]
        )
    }

    @Test(arguments: [
        ("hey-404.csv", "6 of 6 requests were answered with 404"),
        ("hyperfine-fail.json", "3 of 3 runs were ended by exit code 1"),
    ])
    func `has no latency where everything failed`(name: String, reason: String) throws {
        let error = #expect(throws: WireError.self) { try read(file(name)) }
        #expect(error?.code == LoadError.unreadable)
        #expect(error?.reason.contains(reason) ?? false)
    }

    @Test func `reads every request of a table with tabs`() throws {
        let measured = try read(file("ab-gnuplot.tsv")).measured
        #expect(measured.series?.count == 50)
    }

    @Test(arguments: [
        ("10\n20\n\n30\n", [10, 20, 30]), ("10 ms\n20ms\r\n0.03s\n", [10, 20, 30]),
        ("10000µs\n20000 us\n30000000ns\n", [10, 20, 30]),
        ("latency_ms\n10\n20\n30", [10, 20, 30]),
        ("latency (s)\n0.01\n0.02\n30 ms", [10, 20, 30]), ("\u{FEFF}10\n20\n30", [10, 20, 30]),
        ("response-time\n0.010\n0.020\n0.030\n", [10, 20, 30]), ("12.5", [12.5]), ("1e1\n", [10]),
    ])
    func `reads one number a line, with a unit or a heading`(
        text: String,
        values: [Double]
    ) throws {
        let (measured, warnings) = try read(Array(text.utf8))
        #expect(measured.series?.values == values)
        #expect(warnings == [])
    }

    @Test func `says that a heading names no unit`() throws {
        let (measured, warnings) = try read(Array("latency\n10\n20\n".utf8))
        #expect(measured.series?.values == [10, 20])
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("“latency” names no unit") ?? false)
    }

    @Test(arguments: [
        ("50 51 52\n", "3 numbers in one line, “50 51 52”"), ("10,20\n", "the line “10,20”"),
        ("12,5 ms\n", "the line “12,5 ms”"), ("[1,2]", "a JSON array"),
        (#"{"log":{"version":"1.2"}}"#, "a JSON object with the members log"),
        ("{\"a\":1}\n{\"a\":2}\n", "JSON lines with the members a"),
        ("Percentage served,Time in ms\n0,1\n", "2 columns between commas"),
        ("url;time\na;1\n", "2 columns between semicolons"), ("<html>\n", "a text that begins"),
        ("1767607200000000000,200,24500000,0,6,,,,0,GET,https://boats.test/a,\n", "the line"),
    ])
    func `says what was found instead, and what is read`(text: String, found: String) throws {
        let error = #expect(throws: WireError.self) { try read(Array(text.utf8)) }
        #expect(error?.code == LoadError.unreadable)
        let reason = error?.reason ?? ""
        #expect(reason.contains(found) && reason.contains("vegeta report and dump"), "\(reason)")
    }

    @Test(arguments: [
        ("", 0), ("\n \n", 0), ("response-time\n", 0), ("10\nfast\n", 3), ("10\n-1\n", 3),
        ("10\n20\nnan\n", 6), ("inf", 0), ("10\n20 30\n", 3), ("a,response-time\n1\n", 16),
        ("response-time\n0.1\nx\n", 18), ("{\"metric\":\n", 10), ("10\n1e999\n", 3),
        ("{\"metric\":\"http_req_duration\",\"data\":{\"value\":1}}\n{\"metric\":", 50),
        ("10\n{\"metric\":\"http_req_duration\",\"data\":{\"value\":-4}}", 3),
    ])
    func `names the line that is no latency`(text: String, offset: Int) throws {
        let error = #expect(throws: WireError.self) { try read(Array(text.utf8)) }
        #expect(error?.code == LoadError.unreadable)
        #expect(error?.offset == offset, "\(text): \(error?.offset ?? -1)")
    }

    @Test func `names bytes that are no text`() throws {
        let utf16: [UInt8] = [0xFF, 0xFE, 0x31, 0x00]
        #expect(throws: WireError(LoadError.unreadable, at: 0)) { try read(utf16) }
        #expect(throws: WireError(LoadError.unreadable, at: 2)) { try read([0x31, 0x0A, 0x9C]) }
    }
}
