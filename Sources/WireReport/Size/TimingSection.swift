internal import WireAnalysis
internal import WireStatistics

/// Timings as a section of their own, so that the rest of a report is the same in every run.
enum TimingSection {
    /// Appends a table for each sample that was timed.
    static func append(_ analysis: Analysis, to document: inout Document) {
        let timed = analysis.samples.compactMap { sample in
            sample.timings.map { (name: sample.name, timings: $0) }
        }
        guard !timed.isEmpty else { return }
        document.heading(2, "Timings")
        document.paragraph(
            "Of wireweight's own codecs on the machine at hand, interleaved, in batches; medians. ",
            "A difference inside the interval of 99 % or the noise floor is called indistinguishable."
        )
        for (name, timings) in timed {
            let floor = ByteFormat.percent(timings.noiseFloor.part, digits: 1)
            document.paragraph(.code(name), .text(", noise floor \(floor):"))
            document.table(table(timings))
            document.list(timings.warnings.map(\.text))
        }
    }

    private static func table(_ timings: Timings) -> Document.Table {
        let decode = timings.operations.first {
            $0.approach == .reference && $0.operation == .decodeRequest
        }
        var table = Document.Table(
            texts: ["operation"],
            numbers: ["median", "P95", "MAD"]
        )
        table.columns.append(Document.Table.Column(["against api-json"], isNumeric: false))
        for timing in timings.operations {
            let values = timing.nanoseconds
            table.add(
                timing.name,
                ByteFormat.duration(values.median / 1e6),
                ByteFormat.duration(values.quantile(0.95) / 1e6),
                ByteFormat.duration(values.medianAbsoluteDeviation / 1e6),
                timing.approach == nil
                    ? share(values.median, of: decode) : comparison(timing.comparison)
            )
        }
        return table
    }

    /// Validation is shown as a share of decoding the JSON request.
    private static func share(_ median: Double, of decode: OperationTiming?) -> String {
        guard let decode, decode.nanoseconds.median > 0 else { return "" }
        let part = ByteFormat.percent(median / decode.nanoseconds.median, digits: 0)
        return "\(part) of decoding the JSON request"
    }

    private static func comparison(_ comparison: Comparison?) -> String {
        guard let comparison, let ratio = comparison.ratio else { return "" }
        let interval = comparison.interval.map { interval in
            " [\(ByteFormat.fixed(interval.lower, digits: 2)), "
                + "\(ByteFormat.fixed(interval.upper, digits: 2))]"
        }
        let text = ByteFormat.ratio(ratio) + (interval ?? "")
        return comparison.verdict == .indistinguishable ? text + " indistinguishable" : text
    }
}
