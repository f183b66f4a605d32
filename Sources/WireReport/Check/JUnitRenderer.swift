internal import WireAnalysis
internal import WireCore

extension ReportFormat<CheckReport> {
    /// JUnit XML.
    static var junit: Self { Self("junit") { report, _ in JUnitRenderer().render(report) } }
}

/// Renders checks as JUnit XML, which CI systems show test by test.
///
/// Element and attribute names are those that the schemas of Jenkins (junit-10.xsd) and of Ant's
/// JUnit task share.
struct JUnitRenderer: ReportRenderer {
    /// Returns the document.
    func render(_ report: CheckReport) -> [UInt8] {
        let isUnchecked = report.outcome == .unchecked
        let errorCount = report.errors.count + (isUnchecked ? 1 : 0)
        let skipped = report.results.count { [.new, .leftOut].contains($0.verdict) }
        var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        text += #"<testsuite name="wireweight" tests="\#(report.results.count + errorCount)""#
        text += #" failures="\#(report.broken.count)" errors="\#(errorCount)""#
        text += #" skipped="\#(skipped)" time="0">"# + "\n"
        for error in report.errors {
            let message = "\(error.error.code.name): \(error.error.reason)"
            text += Self.test(error.source, "read", "error", error.error.code.name, message)
        }
        if isUnchecked {
            text += Self.test("wireweight", "check", "error", "unchecked", report.headline)
        }
        for result in report.results {
            let name = [result.approach?.rawValue, result.bound].compactMap(\.self)
                .joined(separator: " ")
            text += Self.test(
                result.sample,
                name,
                Self.element(result.verdict),
                result.verdict.rawValue,
                Self.message(result)
            )
        }
        return Array((text + "</testsuite>\n").utf8)
    }

    /// The element that says how a check ended; nil for one that simply holds.
    private static func element(_ verdict: CheckResult.Verdict) -> String? {
        switch verdict {
        case .passed: nil
        case .new, .leftOut: "skipped"
        default: "failure"
        }
    }

    private static func message(_ result: CheckResult) -> String {
        let words = CheckReport.words(result)
        guard result.origin == .baseline, result.value != nil, result.reason.isEmpty else {
            return words
        }
        return "\(words): \(CheckReport.figure(result.value, result.bound)) found, "
            + "\(CheckReport.figure(result.limit, result.bound)) allowed"
    }

    private static func test(
        _ group: String,
        _ name: String,
        _ element: String?,
        _ type: String,
        _ message: String
    ) -> String {
        let start =
            "  <testcase classname=\"\(escape(group))\" name=\"\(escape(name))\" time=\"0\""
        guard let element else { return start + "/>\n" }
        // What is skipped has no type in any of the schemas.
        let kind = element == "skipped" ? "" : " type=\"\(escape(type))\""
        return start + ">\n    <\(element)\(kind) message=\"\(escape(message))\"/>\n  </testcase>\n"
    }

    /// Escapes markup, and what XML 1.0 (2.2) has no way to write.
    private static func escape(_ text: String) -> String {
        VisibleText.visible(text, limit: 1_000)
            .replacing("\u{FFFE}", with: "\\u{fffe}").replacing("\u{FFFF}", with: "\\u{ffff}")
            .replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
