package import WireAnalysis
package import WireJSON

/// The report of `check`.
package struct CheckReport: Report {
    /// How the checks ended, in the order of the samples.
    package let results: [CheckResult]

    /// Creates the report on some checks.
    package init(_ results: [CheckResult]) { self.results = results }

    package static let formats: [ReportFormat<Self>] = [.text, .markdown, .junit, .json]

    /// The checks for people: what broke first, with by how much.
    package var document: Document {
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
        var table = Document.Table(
            texts: ["sample", "approach", "bound"],
            numbers: ["found", "allowed", "over by"]
        )
        table.columns.append(Document.Table.Column(["verdict"], isNumeric: false))
        for result in broken + results.filter({ $0.verdict == .passed }) {
            table.rows.append([
                [.code(result.sample)], [result.approach.title], [.code(result.bound)],
                [.text(Self.figure(result.value, result.bound))],
                [.text(Self.figure(result.limit, result.bound))],
                [.text(result.excess > 0 ? Self.figure(result.excess, result.bound) : "–")],
                [.text(Self.words(result.verdict))],
            ])
        }
        document.table(table)
        return document
    }

    /// Writes the checks, each with its figures.
    package func write(to json: inout JSONTextWriter) {
        json.object { json in
            json.member("schema_version", Analysis.schemaVersion)
            json.array("checks", results) { json, result in
                json.object {
                    $0.member("sample", result.sample)
                    $0.member("approach", result.approach.rawValue)
                    $0.member("bound", result.bound)
                    $0.member("value", result.value)
                    $0.member("limit", result.limit)
                    $0.member("verdict", result.verdict.rawValue)
                }
            }
        }
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
