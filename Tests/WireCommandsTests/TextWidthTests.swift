import Testing
import WireTestSupport

/// Reports for a terminal of 80 columns.
@Suite struct TextWidthTests {
    /// Lines that are too long, without those that keep their own breaks.
    private func wide(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.count > 80 }
    }

    @Test func `keeps tables and paragraphs within 80 columns`() throws {
        let name = String(repeating: "long-name-", count: 12)
        let sample = """
            {"name":"\(name)","title":"\(name)\(name)",
             "call":{"arguments":[{"\(name)":{"$date":"2026-12-01T00:00:00.000Z"}}]}}
            """
        let report = try BuiltProgram.run(["analyze", "-", "-f", "text"], input: sample)
        #expect(report.status == 0, "\(report.errors)")
        #expect(wide(report.output) == [])
        #expect(report.output.contains("\n" + name.prefix(39) + "…  "), "cut in tables")
    }

    @Test func `keeps the reports of all samples within 80 columns`() throws {
        let report = try BuiltProgram.run(["analyze", "Samples", "-f", "text"])
        #expect(report.status == 0)
        #expect(wide(report.output) == [])
    }

    @Test func `draws bars that fill 80 columns`() throws {
        let report = try BuiltProgram.run(["explain", "Samples/tiny.json", "-f", "text"])
        #expect(report.status == 0)
        #expect(wide(report.output) == [])
        let bars = report.output.split(separator: "\n").filter { $0.contains("░░") }
        #expect(!bars.isEmpty)
        #expect(bars.contains { $0.count == 80 })
    }
}
