internal import WireAnalysis

extension ReportFormat<CheckReport> {
    /// JUnit XML.
    static var junit: Self { Self("junit") { report, _ in JUnitRenderer().render(report.results) } }
}

/// Renders checks as JUnit XML, which CI systems show test by test.
struct JUnitRenderer: ReportRenderer {
    /// Returns the document.
    func render(_ results: [CheckResult]) -> [UInt8] {
        let broken = results.count { $0.verdict != .passed }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="wireweight" tests="\(results.count)" failures="\(broken)">

            """
        for result in results {
            let name = Self.escape("\(result.approach.rawValue) \(result.bound)")
            text += "  <testcase classname=\"\(Self.escape(result.sample))\" name=\"\(name)\""
            guard result.verdict != .passed else {
                text += "/>\n"
                continue
            }
            let message =
                "\(CheckReport.words(result.verdict)): "
                + "\(CheckReport.figure(result.value, result.bound)) found, "
                + "\(CheckReport.figure(result.limit, result.bound)) allowed"
            text += ">\n    <failure message=\"\(Self.escape(message))\"/>\n  </testcase>\n"
        }
        return Array((text + "</testsuite>\n").utf8)
    }

    private static func escape(_ text: String) -> String {
        VisibleText.visible(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
