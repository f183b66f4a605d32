internal import WireAnalysis
internal import WireCompression
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireReport
internal import WireTestSupport

/// Samples and baselines, as `analyze` and `check` take them.
enum SampleChecks {
    /// A sample is read and weighed or refused, and its report is JSON.
    static func sample(_ input: [UInt8]) throws(FuzzFault) {
        guard let analysis = try analysis(input, "fuzz.sample.json") else { return }
        let report = json(analysis)
        do throws(WireError) {
            _ = try JSONCodec().decode(report)
        } catch {
            throw FuzzFault("the report is not JSON (\(error)): \(TextChecks.shown(report))")
        }
    }

    /// A report is taken for a baseline or refused, and samples can be held against it.
    static func baseline(_ input: [UInt8]) throws(FuzzFault) {
        do throws(WireError) {
            let check = BaselineCheck(try Baseline(input))
            if let echo { _ = check.results(echo) }
        } catch {
            try require(!error.reason.isEmpty, "an error without a reason: \(error.code)")
        }
    }

    /// A report to begin with: that of one of the samples.
    static let report = echo.map(json) ?? []

    private static func json(_ analysis: Analysis) -> [UInt8] {
        JSONRenderer().render(SizeReport(analysis, command: ""))
    }

    private static let echo: Analysis? = {
        let path = Vectors.root + "/Samples/echo.sample.json"
        guard let text = try? Platform.readFile(path) else { return nil }
        return try? analysis(text, "echo.sample.json")
    }()

    private static func analysis(
        _ input: [UInt8],
        _ source: String
    ) throws(FuzzFault) -> Analysis? {
        // Whatever file a sample names has these bytes.
        let reader = SampleReader { _ in Array("0:{}\n".utf8) }
        var diagnostics = Diagnostics()
        do throws(WireError) {
            let sample = try reader.read(
                input,
                source: source,
                name: "fuzz",
                diagnostics: &diagnostics
            )
            let analyzer = SampleAnalyzer(codings: ContentCoding("gzip:6").map { [$0] } ?? [])
            let weighed = try analyzer.weigh(sample, warnings: diagnostics.warnings)
            var result = weighed.analysis
            if sample.claim != nil { result.explanation = try Explainer().explain(weighed) }
            return Analysis(
                tool: Analysis.Tool(version: "0", zlib: ContentCoding.zlibVersion),
                codings: analyzer.codings.map(\.name),
                samples: [result]
            )
        } catch {
            try require(!error.reason.isEmpty, "an error without a reason: \(error.code)")
            try require(error.code != AnalysisFault.ledgerMismatch, "\(error)")
            return nil
        }
    }
}
