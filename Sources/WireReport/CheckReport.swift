public import WireAnalysis
internal import WireCore
internal import WireJSON

/// Renders checks for a terminal, for a step summary on GitHub, and as JSON.
public enum CheckReport {
    /// Returns the checks as a document: what broke first, with by how much.
    public static func document(_ results: [CheckResult]) -> Document {
        var document = Document()
        let broken = results.filter { $0.verdict != .passed }
        document.heading(1, "Size check")
        guard !results.isEmpty else {
            document.paragraph(.strong("Nothing was checked."), " No sample has a budget.")
            return document
        }
        document.paragraph(
            .strong(
                broken.isEmpty
                    ? "All \(results.count) checks hold."
                    : "\(broken.count) of \(results.count) checks do not hold."
            )
        )
        var table = Document.Table([
            Document.Table.Column(["sample"], isNumeric: false),
            Document.Table.Column(["approach"], isNumeric: false),
            Document.Table.Column(["bound"], isNumeric: false),
            Document.Table.Column(["found"]), Document.Table.Column(["allowed"]),
            Document.Table.Column(["over by"]),
            Document.Table.Column(["verdict"], isNumeric: false),
        ])
        for result in broken + results.filter({ $0.verdict == .passed }) {
            table.rows.append([
                [.code(result.sample)], [.code(result.approach.rawValue)], [.code(result.bound)],
                [.text(figure(result.value, result.bound))],
                [.text(figure(result.limit, result.bound))],
                [.text(result.excess > 0 ? figure(result.excess, result.bound) : "–")],
                [.text(words(result.verdict))],
            ])
        }
        document.table(table)
        return document
    }

    /// Returns the checks as one JSON object.
    public static func json(_ results: [CheckResult]) -> [UInt8] {
        var builder = PayloadBuilder()
        builder.object { report in
            report.member("schema_version", Analysis.schemaVersion)
            report.array("checks", results) { report, result in
                report.object {
                    $0.member("sample", result.sample)
                    $0.member("approach", result.approach.rawValue)
                    $0.member("bound", result.bound)
                    $0.member("value", result.value)
                    $0.member("limit", result.limit)
                    $0.member("verdict", result.verdict.rawValue)
                }
            }
        }
        return JSONReport.text(builder.finish())
    }

    /// A figure in its unit: a ratio or bytes.
    static func figure(_ value: Double?, _ bound: String) -> String {
        guard let value else { return "–" }
        return bound.hasPrefix("max_ratio")
            ? ByteFormat.fixed(value, digits: 3) : ByteFormat.fixed(value, digits: 0)
    }

    static func words(_ verdict: CheckResult.Verdict) -> String {
        switch verdict {
        case .passed: "holds"
        case .failed: "broken"
        case .unknown: "not known: the size of the page is missing"
        case .noBaseline: "no baseline"
        }
    }
}

/// Renders checks as JUnit XML, which CI systems show test by test.
public enum JUnitReport {
    /// Returns the document.
    public static func render(_ results: [CheckResult]) -> [UInt8] {
        let broken = results.count { $0.verdict != .passed }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="wireweight" tests="\(results.count)" failures="\(broken)">

            """
        for result in results {
            let name = escape("\(result.approach.rawValue) \(result.bound)")
            text += "  <testcase classname=\"\(escape(result.sample))\" name=\"\(name)\""
            guard result.verdict != .passed else {
                text += "/>\n"
                continue
            }
            let message =
                "\(CheckReport.words(result.verdict)): "
                + "\(CheckReport.figure(result.value, result.bound)) found, "
                + "\(CheckReport.figure(result.limit, result.bound)) allowed"
            text += ">\n    <failure message=\"\(escape(message))\"/>\n  </testcase>\n"
        }
        return Array((text + "</testsuite>\n").utf8)
    }

    private static func escape(_ text: String) -> String {
        VisibleText.visible(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
