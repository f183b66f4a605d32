import WireAnalysis
import WireCompression
import WireCore

/// Samples as a test writes them.
enum WrittenSample {
    private static let analyzer = SampleAnalyzer(
        codings: [ContentCoding("gzip:6")].compactMap(\.self)
    )

    static func weighed(_ text: String, name: String = "todo") throws -> WeighedSample {
        var diagnostics = Diagnostics()
        let reader = SampleReader { file throws(WireError) in
            throw WireError(SampleError.fileUnreadable, at: 0, file)
        }
        return try analyzer.weigh(
            reader.read(
                Array(text.utf8),
                source: name + ".json",
                name: name,
                diagnostics: &diagnostics
            )
        )
    }

    static func explained(_ text: String) throws -> Explanation {
        try Explainer().explain(weighed(text))
    }
}
