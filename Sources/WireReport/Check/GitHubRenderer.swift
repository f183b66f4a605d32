internal import WireAnalysis
internal import WireCore

extension ReportFormat<CheckReport> {
    /// Workflow commands of GitHub Actions.
    static var github: Self { Self("github") { report, _ in GitHubRenderer().render(report) } }
}

/// Renders checks as workflow commands, which GitHub Actions shows beside the lines of a change.
///
/// A command is `::error file=…,line=…,title=…::message`, each value escaped as the runner's own
/// toolkit does (`@actions/core`, command.ts).
struct GitHubRenderer: ReportRenderer {
    /// Returns a line that sums up, then a line for what could not be read and for each sample and
    /// file of which something does not hold.
    func render(_ report: CheckReport) -> [UInt8] {
        var lines = [Self.message(report.headline)]
        lines += report.notes.map { "::notice title=wireweight::\(Self.message($0))" }
        for error in report.errors {
            let message = "\(error.error.code.name): \(error.error.reason)"
            let line = error.error.position?.line
            lines.append(Self.error(error.source, line, "could not be read", message))
        }
        for sample in CheckReport.groups(report.broken) {
            var places: [CheckReport.Place] = []
            for result in sample.results where !places.contains(report.place(result)) {
                places.append(report.place(result))
            }
            for place in places {
                let results = sample.results.filter { report.place($0) == place }
                let message = CheckReport.causes(results)
                lines.append(Self.error(place.file, report.lines[place], sample.name, message))
            }
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func error(
        _ file: String,
        _ line: Int?,
        _ title: String,
        _ message: String
    ) -> String {
        // Standard input is no file that could be shown.
        let isFile = !["", "-"].contains(file)
        let place = isFile ? "file=\(property(file)),line=\(line ?? 1)," : ""
        return "::error \(place)title=\(property("wireweight: " + title))::\(self.message(message))"
    }

    private static func message(_ text: String) -> String {
        VisibleText.visible(text, limit: 4_000).replacing("%", with: "%25")
    }

    private static func property(_ text: String) -> String {
        message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
