import Testing
import WireTestSupport

/// Bounds that were checked, for a terminal, a step summary, JUnit and programs.
@Suite struct CheckReportTests {
    private func check(_ budget: String, _ format: String, name: String = "todo") throws -> String {
        var report = ""
        try BuiltProgram.withFolder([name + ".json": "{}", "wireweight.json": budget]) { folder in
            report = try BuiltProgram.run(
                ["check", name + ".json", "-f", format, "--only", "api-json"],
                in: folder
            ).output
        }
        return report
    }

    @Test func `says how many checks hold, and shows first what does not`() throws {
        let broken = try check(#"{"max_total_up":10,"max_ratio_to_api":1}"#, "markdown")
        #expect(broken.contains("**1 of 2 checks do not hold.**"))
        let up = try #require(broken.firstRange(of: "max_total_up"))
        let ratio = try #require(broken.firstRange(of: "max_ratio_to_api"))
        #expect(up.lowerBound < ratio.lowerBound)
        #expect(broken.contains("broken") && broken.contains("1.000"))
        let held = try check(#"{"max_ratio_to_api":1}"#, "markdown")
        #expect(held.contains("**All 1 checks hold.**"))
    }

    @Test func `JUnit names are escaped, and one failure says both figures`() throws {
        let report = try check(#"{"max_total_up":10}"#, "junit", name: #"a&b<"c">"#)
        #expect(report.contains(#"classname="a&amp;b&lt;&quot;c&quot;&gt;""#))
        #expect(report.contains(#"<testsuite name="wireweight" tests="1" failures="1">"#))
        #expect(report.contains(" found, 10 allowed"))
    }
}
