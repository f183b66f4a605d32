import WireAnalysis
import WireCompression
import WireCore

/// Samples as a test writes them.
enum WrittenSample {
    private static let analyzer = SampleAnalyzer(
        codings: [ContentCoding("gzip:6")].compactMap(\.self)
    )

    static func weighed(_ text: String) throws -> WeighedSample {
        try analyzer.weigh(sample(text))
    }

    static func explained(_ text: String) throws -> Explanation {
        try Explainer().explain(weighed(text))
    }

    /// Weighs a sample and times its codecs.
    static func timed(_ text: String) throws -> SampleAnalysis {
        var timing = analyzer
        timing.measuresTime = true
        return try timing.analyze(sample(text))
    }

    static func sample(_ text: String) throws -> Sample {
        var diagnostics = Diagnostics()
        let reader = SampleReader { file throws(WireError) in
            throw WireError(SampleError.fileUnreadable, at: 0, file)
        }
        return try reader.read(
            Array(text.utf8),
            source: "todo.json",
            name: "todo",
            diagnostics: &diagnostics
        )
    }
}
