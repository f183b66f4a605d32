import Testing
import WireTestSupport

/// Reports on more samples than anybody reads one by one.
@Suite struct CorpusReportTests {
    /// Rows of a Markdown table by their first cell.
    private func rows(_ report: String) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for line in report.split(separator: "\n") where line.hasPrefix("|") {
            let cells = line.split(separator: "|").map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            if let name = cells.first { rows[name] = Array(cells.dropFirst()) }
        }
        return rows
    }

    private func grouped(_ value: Int) -> String {
        value < 1_000
            ? "\(value)" : grouped(value / 1_000) + "," + "\(value % 1_000 + 1_000)".dropFirst()
    }

    /// Samples whose texts are 1, 2, 3 … bytes long.
    private func folder(_ count: Int, _ body: (String) throws -> Void) throws {
        let files = (1...count).map { number in
            (
                "s" + "\(number + 1_000)".dropFirst() + ".json",
                #"{"text":"\#(String(repeating: "x", count: number))"}"#
            )
        }
        try BuiltProgram.withFolder(Dictionary(uniqueKeysWithValues: files), body)
    }

    @Test func `from a hundred samples on gives sums and quartiles of the totals`() throws {
        try folder(100) { folder in
            let options = ["--only", "api-json,form-nojs"]
            let csv = try BuiltProgram.run(["analyze", folder, "-f", "csv"] + options).output
            let lines = csv.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            let head = try #require(lines.first)
            let columns = try ["source", "head_bytes_http1", "sent_bytes", "approach"].map {
                try #require(head.firstIndex(of: $0[...]))
            }
            var sums: [Substring: Int] = [:]
            for line in lines.dropFirst() where line[columns[3]] == "api-json" {
                let message = try #require(Int(line[columns[1]])) + #require(Int(line[columns[2]]))
                sums[line[columns[0]], default: 0] += message
            }
            let totals = sums.values.sorted()
            #expect(totals.count == 100)
            // One byte more each, and one more where Content-Length gets a digit.
            #expect(totals[99] - totals[0] == 100)

            let report = try BuiltProgram.run(["analyze", folder, "-f", "markdown"] + options)
                .output
            let rows = rows(report)
            #expect(rows["weighed"]?.first == "100")
            #expect(rows["sum"]?.first == grouped(totals.reduce(0, +)))
            for (name, index) in [
                ("least", 0), ("lower quartile", 25), ("median", 50), ("upper quartile", 74),
                ("most", 99),
            ] {
                #expect(rows[name]?.first == grouped(totals[index]), "\(name)")
            }
            #expect(rows["refused"]?.first == "0")
            #expect(report.contains("The heaviest 10"))
            #expect(report.ranges(of: "/s0").count + report.ranges(of: "/s1").count == 10)
            #expect(report.contains("/s100.json") && report.contains("/s091.json"))
            #expect(!report.contains("/s090.json"))
        }
    }

    @Test func `below a hundred every sample has its own section`() throws {
        try folder(99) { folder in
            let report = try BuiltProgram.run(
                ["analyze", folder, "-f", "markdown", "--only", "api-json"]
            ).output
            #expect(!report.contains("lower quartile"))
            #expect(report.contains("s001") && report.contains("s050"))
        }
    }
}
