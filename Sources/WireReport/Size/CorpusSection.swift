internal import WireAnalysis

/// The report on more samples than anybody reads one by one: totals, quartiles, the heaviest ten.
struct CorpusSection {
    /// The number of samples from which on they are summed up.
    static let threshold = 100

    /// How many of the heaviest samples are named.
    private static let heaviestCount = 10

    private let analysis: Analysis
    private let approaches: [Approach]

    init(_ analysis: Analysis, _ approaches: [Approach]) {
        self.analysis = analysis
        self.approaches = approaches
    }

    /// Appends the summary in place of the samples' own sections.
    func append(to document: inout Document) {
        document.paragraph(
            .text(
                "\(ByteFormat.count(analysis.samples.count)) samples; from "
                    + "\(ByteFormat.count(Self.threshold)) on they are summed up. The JSON and CSV reports "
                    + "have every one."
            )
        )
        document.table(quartiles)
        document.heading(2, .text("The heaviest \(Self.heaviestCount)"))
        document.table(heaviest)
    }

    private var quartiles: Document.Table {
        var table = Document.Table(
            texts: ["bytes, both ways"],
            numbers: approaches.map(\.title)
        )
        let totals = approaches.map { approach in
            analysis.samples.compactMap { $0.weighing(approach)?.total }.sorted()
        }
        func row(_ name: String, _ cell: ([Int]) -> String) {
            table.rows.append([[.text(name)]] + totals.map { [.text(cell($0))] })
        }
        row("weighed") { ByteFormat.count($0.count) }
        row("sum") { ByteFormat.count($0.reduce(0, +)) }
        for (name, part) in [
            ("least", 0.0), ("lower quartile", 0.25), ("median", 0.5), ("upper quartile", 0.75),
            ("most", 1),
        ] {
            row(name) { sorted in
                guard !sorted.isEmpty else { return "–" }
                // The value below which that part of the samples lies, itself one of them.
                let place = Int((part * Double(sorted.count - 1)).rounded())
                return ByteFormat.count(sorted[place])
            }
        }
        let refused = approaches.map { approach in
            analysis.samples.count { sample in
                sample.approaches.contains { $0.approach == approach && $0.weighing == nil }
            }
        }
        table.rows.append([["refused"]] + refused.map { [.text(ByteFormat.count($0))] })
        return table
    }

    private var heaviest: Document.Table {
        var table = Document.Table(texts: ["sample"], numbers: approaches.map(\.title))
        let ranked = analysis.samples.enumerated().map { place, sample in
            (place, approaches.compactMap { sample.weighing($0)?.total }.max() ?? 0)
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        for (place, _) in ranked.prefix(Self.heaviestCount) {
            let sample = analysis.samples[place]
            table.rows.append(
                [[.code(sample.source)]]
                    + approaches.map { approach in
                        let total = sample.weighing(approach)?.total
                        return [.text(total.map(ByteFormat.count) ?? "–")]
                    }
            )
        }
        return table
    }
}
