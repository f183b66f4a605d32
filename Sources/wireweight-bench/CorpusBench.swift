internal import WireAnalysis
internal import WireCompression
internal import WireCore
internal import WirePlatform

/// Holds the analysis of a folder in all approaches against deflating the bodies that it weighs.
struct CorpusBench {
    static let note = """
        User time of "wireweight analyze FOLDER --jobs 1 --format json" over the processor time that \
        deflating the bodies it compresses takes in this process, at the same level: each request's \
        body once, each response's once, in the pieces in which it leaves, and once more as a whole \
        where pieces and whole differ; a body that several approaches share counts once.
        """

    let folder: String
    private let rounds = 5
    private let goal = 1.6

    init(folder: String) { self.folder = folder }

    /// One body and the pieces in which it is flushed; none when it is coded as a whole.
    private struct Body: Hashable {
        let bytes: [UInt8]
        let pieces: [Range<Int>]
    }

    func run() throws -> GoalReport {
        guard let coding = ContentCoding("gzip:6"), var compressor = Compressor(coding) else {
            throw BenchError(reason: "no memory to deflate", status: 70)
        }
        let files = try Platform.files(under: folder).filter { $0.hasSuffix(".json") }.sorted()
        guard !files.isEmpty else {
            throw BenchError(reason: "\(folder) holds no JSON", status: 66)
        }
        let analyzer = SampleAnalyzer(codings: [coding])
        var analysis: [Double] = []
        var deflating: [Double] = []
        for _ in 0..<rounds {
            let result = try Platform.run(
                BuiltProgram.wireweight,
                [
                    "analyze", folder, "--jobs", "1", "--format", "json", "--compression",
                    coding.name,
                ]
            )
            try ProcessBench.check(result)
            analysis.append(Double(result.userNanoseconds) / 1e6)
            var total = 0
            for file in files {
                for body in try bodies(of: file, analyzer) {
                    let start = Platform.processorNanoseconds
                    deflate(body, &compressor)
                    total += Platform.processorNanoseconds - start
                }
            }
            deflating.append(Double(total) / 1e6)
        }
        let line = GoalLine(
            measure: "\(files.count) files in all approaches, over deflating their bodies",
            unit: "ms",
            value: try median(analysis),
            base: try median(deflating),
            goal: goal
        )
        return GoalReport([line], note: Self.note)
    }

    private func deflate(_ body: Body, _ compressor: inout Compressor) {
        if !body.pieces.isEmpty { _ = compressor.compress(body.bytes, pieces: body.pieces) }
        if body.pieces.count != 1 { _ = compressor.byteCount(body.bytes) }
    }

    /// The bodies of a sample in all approaches that can carry it.
    private func bodies(of path: String, _ analyzer: SampleAnalyzer) throws -> Set<Body> {
        let reader = SampleReader { name throws(WireError) in
            throw WireError(SampleError.fileUnreadable, at: 0, name)
        }
        var diagnostics = Diagnostics()
        let sample = try reader.read(
            try Platform.readFile(path),
            source: path,
            name: String(path.split(separator: "/").last ?? ""),
            diagnostics: &diagnostics
        )
        var bodies: Set<Body> = []
        for exchange in try analyzer.weigh(sample).exchanges.values {
            let response = Body(
                bytes: exchange.responseBody,
                pieces: exchange.isCoded ? exchange.contentPieces : []
            )
            bodies.formUnion(
                [Body(bytes: exchange.requestBody, pieces: []), response].filter {
                    !$0.bytes.isEmpty
                }
            )
        }
        return bodies
    }
}
