import WireAnalysis
import WireCompression
import WireCore
import WireReport
import WireTestSupport

/// Samples as a test writes them, analyzed.
enum Samples {
    /// Analyzes samples given as the text of their files.
    static func analysis(_ samples: (name: String, text: String)...) throws -> Analysis {
        var analysis = Analysis(tool: Analysis.Tool(version: "0", zlib: "0"), codings: ["gzip:6"])
        let analyzer = SampleAnalyzer(codings: [ContentCoding("gzip:6")].compactMap(\.self))
        let reader = SampleReader { name throws(WireError) in
            throw WireError(SampleError.fileUnreadable, at: 0, name)
        }
        for (name, text) in samples {
            var diagnostics = Diagnostics()
            let sample = try reader.read(
                Array(text.utf8),
                source: name + ".json",
                name: name,
                diagnostics: &diagnostics
            )
            analysis.samples.append(try analyzer.analyze(sample, warnings: diagnostics.warnings))
        }
        return analysis
    }

    static func markdown(_ analysis: Analysis) -> String {
        text(analysis, in: "markdown")
    }

    static func text(_ analysis: Analysis) -> String {
        text(analysis, in: "text")
    }

    static func csv(_ analysis: Analysis) -> String {
        text(analysis, in: "csv")
    }

    /// The report in one of its formats; nothing in one that it has not.
    static func bytes(_ analysis: Analysis, in format: String) -> [UInt8] {
        let report = SizeReport(analysis, command: "wireweight analyze")
        return SizeReport.formats.first { $0.name == format }?.render(report, TextRenderer()) ?? []
    }

    private static func text(_ analysis: Analysis, in format: String) -> String {
        String(decoding: bytes(analysis, in: format), as: UTF8.self)
    }
}
