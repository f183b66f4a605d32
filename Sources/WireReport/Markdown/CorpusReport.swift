internal import WireAnalysis

/// The report on more samples than anybody reads one by one: totals, quartiles, the heaviest ten.
enum CorpusReport {
    /// The number of samples from which on they are summed up.
    static let threshold = 100

    /// How many of the heaviest samples are named.
    private static let heaviestCount = 10

    /// Appends the summary in place of the samples' own sections.
    static func append(_ analysis: Analysis, to document: inout Document) {
        let approaches = SizeReport.approaches(analysis)
        document.paragraph(
            .text(
                "\(ByteFormat.count(analysis.samples.count)) samples; from "
                    + "\(ByteFormat.count(threshold)) on they are summed up. The JSON and CSV reports "
                    + "have every one."
            )
        )
        document.table(quartiles(analysis, approaches))
        document.heading(2, .text("The heaviest \(heaviestCount)"))
        document.table(heaviest(analysis, approaches))
    }

    private static func quartiles(
        _ analysis: Analysis,
        _ approaches: [Approach]
    ) -> Document.Table {
        var table = Document.Table(
            [Document.Table.Column(["bytes, both ways"], isNumeric: false)]
                + approaches.map { Document.Table.Column([.code($0.rawValue)]) }
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

    private static func heaviest(
        _ analysis: Analysis,
        _ approaches: [Approach]
    ) -> Document.Table {
        var table = Document.Table(
            [Document.Table.Column(["sample"], isNumeric: false)]
                + approaches.map { Document.Table.Column([.code($0.rawValue)]) }
        )
        let ranked = analysis.samples.enumerated().map { place, sample in
            (place, approaches.compactMap { sample.weighing($0)?.total }.max() ?? 0)
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        for (place, _) in ranked.prefix(heaviestCount) {
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
