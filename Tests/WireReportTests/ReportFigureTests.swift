import Testing
import WireAnalysis
import WireCore
import WireJSON
import WirePlatform
import WireReport
import WireTestSupport
import WireValidation

/// Figures in reports: how they are written, and that they add up.
@Suite struct ReportFigureTests {
    @Test func `writes numbers without a locale`() {
        #expect(
            [0, 999, 1_000, -12_345, 1_234_567].map(ByteFormat.count) == [
                "0", "999", "1,000", "−12,345", "1,234,567",
            ]
        )
        #expect([0, 203, -58].map(ByteFormat.difference) == ["±0", "+203", "−58"])
        #expect(ByteFormat.ratio(1.326) == "1.33×")
        #expect(ByteFormat.fixed(-0.001, digits: 2) == "0.00")
        #expect(ByteFormat.fixed(.nan, digits: 2) == "–")
        #expect(ByteFormat.fixed(.infinity, digits: 0) == "–")
        #expect(
            [0.004, 1.9, 35, 332].map(ByteFormat.milliseconds) == [
                "0.004", "1.90", "35.0", "332",
            ]
        )
        #expect(ByteFormat.count(.min).hasPrefix("−9,223"))
    }

    @Test func `notes below a table once what several cells say`() throws {
        let several = #"{"call":{"arguments":[1,2]}}"#
        let report = Samples.markdown(try Samples.analysis(("one", several), ("two", several)))
        #expect(report.contains("– ¹"))
        #expect(report.ranges(of: "¹ it has 2 arguments").count == 1)
    }

    @Test func `gives every byte of every body of the shipped samples an owner`() throws {
        let folder = Vectors.root + "/Samples"
        var samples = 0
        var bodies = 0
        for entry in try Platform.entries(ofFolder: folder) where entry.name.hasSuffix(".json") {
            let text = String(
                decoding: try Platform.readFile(folder + "/" + entry.name),
                as: UTF8.self
            )
            let analysis = try Samples.analysis((entry.name, text))
            samples += 1
            let report = try JSONCodec().decode(Samples.bytes(analysis, in: "json"))
            #expect(try Self.schema().errors(in: report) == [])
            for index in report.nodes.indices where report.kind(index) == .object {
                guard let ledger = report.member("ledger", of: index),
                    let body = report.member("body_bytes", of: index),
                    report.kind(body) == .number
                else { continue }
                let sum = report.entries(ledger).reduce(0.0) { sum, entry in
                    sum + (report.member("bytes", of: entry).map(report.double) ?? .nan)
                }
                bodies += 1
                #expect(sum == report.double(body), "\(entry.name)")
            }
        }
        #expect(samples >= 12)
        #expect(bodies > 60)
    }

    private static func schema() throws -> Schema {
        try Schema(JSONCodec().decode(Array(ReportSchema.analyze.text.utf8)))
    }
}
