import Testing
import WireCore
import WireJSON
import WireTestSupport

/// `explain` as a user calls it; the shipped samples are in `PinnedOutputTests`.
enum Explained {
    private static func sample(_ members: String) -> String {
        #"{"call":{"arguments":[{"text":"Buy Milk"}]},"result":{"ok":true}"#
            + (members.isEmpty ? "" : "," + members) + "}"
    }

    /// The report on a sample with such members.
    static func report(_ members: String, _ arguments: String...) throws -> String {
        let result = try BuiltProgram.run(
            ["explain", "-", "--format", "markdown"] + arguments,
            input: sample(members)
        )
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// What both sides took on average, with further members of each.
    static func observed(_ than: String, _ faster: String, _ more: String = "") -> String {
        #""observed":{\#(more)"api-json":{\#(than)},"action-flight":{\#(faster)}}"#
    }
}

/// What has to be known beside the figures of an explanation.
@Suite struct RemarkWordsTests {
    private func remarks(_ members: String) throws -> [String] {
        let report = try Explained.report(members)
        return report.split(separator: "\n").filter { $0.hasPrefix("* ") || $0.hasPrefix("- ") }
            .map(String.init)
    }

    private func has(_ remarks: [String], _ part: String) -> Bool {
        remarks.contains { $0.contains(part) }
    }

    @Test func `nothing observed, nothing remarked on it`() throws {
        let remarks = try remarks("")
        #expect(!has(remarks, "quantile") && !has(remarks, "One pair of runs"))
        #expect(!has(remarks, "first or the last byte"))
    }

    @Test func `a gap that grows along the quantiles is told from a shift`() throws {
        let grown = try remarks(
            Explained.observed(
                #""mean_ms":145,"p95_ms":210,"p99_ms":450"#,
                #""mean_ms":110,"p95_ms":150,"p99_ms":320"#
            )
        )
        #expect(has(grown, "grows along the quantiles (−35, −60, −130 ms)"))
        #expect(has(grown, "−35 ms at most"))
        let shifted = try remarks(
            Explained.observed(
                #""mean_ms":100,"p95_ms":200,"p99_ms":300"#,
                #""mean_ms":90,"p95_ms":190,"p99_ms":290"#
            )
        )
        #expect(has(shifted, "much the same at every quantile (−10, −10, −10 ms)"))
        let single = try remarks(Explained.observed(#""mean_ms":9"#, #""mean_ms":8"#))
        #expect(!has(single, "quantile"))
        #expect(has(single, "One pair of runs says little"))
    }

    @Test(arguments: [
        ("", "", "do not say whether they time the first or the last byte"),
        (#","byte":"first""#, "", "do not say whether"),
        (#","byte":"last""#, #","byte":"first""#, "first byte is held against the other's last"),
        (#","byte":"first""#, #","byte":"first""#, "both time the first byte"),
    ])
    func `bytes that cannot be compared are a flaw`(
        than: String,
        faster: String,
        flaw: String
    ) throws {
        let observed = Explained.observed(#""mean_ms":9"# + than, #""mean_ms":8"# + faster)
        #expect(has(try remarks(observed), flaw))
    }

    @Test func `last bytes on both sides are no flaw`() throws {
        let side = #""mean_ms":9,"byte":"last""#
        let remarks = try remarks(Explained.observed(side, side))
        #expect(!has(remarks, "Flaw") && !has(remarks, "do not say whether"))
    }

    @Test(arguments: [
        ("", "1 busy core,", "50 times", "0.7 ms"),
        (#","server_cores":2"#, "2 busy cores,", "25 times", "1.4 ms"),
    ])
    func `a load says how often CPU time counts`(
        cores: String,
        named: String,
        times: String,
        each: String
    ) throws {
        let remarks = try remarks(
            Explained.observed(
                #""mean_ms":145"#,
                #""mean_ms":110"#,
                #""load":{"users":50\#(cores)},"#
            )
        )
        let line = try #require(remarks.first { $0.contains("With 50 users") })
        #expect(line.contains(named) && line.contains(times))
        #expect(line.contains("35 ms is a difference of \(each) of CPU per call"))
    }

    @Test func `a page of unknown size is named`() throws {
        #expect(has(try remarks(#""action":{"revalidates":true}"#), "page of unknown size"))
        let known = #""action":{"revalidates":true},"page":{"flight":9000}"#
        #expect(!has(try remarks(known), "page of unknown size"))
    }
}

/// The bars of an explanation.
@Suite struct WaterfallTests {
    @Test(arguments: ["", #""action":{"revalidates":true},"page":{"flight":90000}"#])
    func `the longer side takes the whole line, the other its part`(members: String) throws {
        for link in ["same-region", "3g"] {
            let report = try Explained.report(members, "--link", link)
            let marks = Set<Character>(["█", "░", "▓", "▒"])
            let lines = report.split(separator: "\n").filter { line in
                line.hasSuffix(" ms") && line.contains(where: marks.contains)
            }
            #expect(lines.map { $0.prefix { $0 != " " } } == ["api-json", "action-flight"])
            let bars = lines.map { $0.count(where: marks.contains) }
            let times = lines.map { line in
                Double(line.split(separator: " ").dropLast().last?.filter { $0 != "," } ?? "")
                    ?? .nan
            }
            let longest = try #require(times.max())
            let width = try #require(bars.max())
            #expect(lines.map(\.count).max() == 80)
            for (bar, time) in zip(bars, times) {
                // Times are shown with three digits.
                #expect(abs(Double(bar) - time / longest * Double(width)) < 1)
            }
        }
    }
}

/// From where on the other approach is ahead.
@Suite struct BreakEvensTests {
    @Test
    func `a file in base64 is lighter than a part of its own up to a known length`()
        throws
    {
        // 72 bytes and 4 for each 3, against 187 and the file as it is.
        let overhead = (1...).first { 72 + ($0 + 2) / 3 * 4 > 187 + $0 }
        let report = try Explained.report("")
        let row = report.split(separator: "\n").first { $0.contains("file in the request, bytes") }
        let line = try #require(row)
        #expect(line.contains("at \(try #require(overhead)) the lead changes"), "\(line)")
    }

    @Test func `what is the same on both sides has no break-even`() throws {
        let report = try Explained.report("")
        #expect(report.contains("is ahead everywhere"))
        for property in [
            "calls at once", "round trip, ms", "rate down, Mbit/s", "response body as sent",
        ] {
            #expect(report.contains(property), "\(property)")
        }
    }
}
