internal import WireAnalysis
internal import WireStatistics

/// Renders timings as a block of their own, so that the rest of a report is the same in every run.
enum TimingReport {
    /// Appends one block for each sample that was timed.
    static func append(_ analysis: Analysis, to document: inout Document) {
        let timed = analysis.samples.filter { $0.timings != nil }
        guard !timed.isEmpty else { return }
        document.heading(2, "Timings")
        document.paragraph(
            "Of wireweight's own codecs on the machine at hand, interleaved, in batches; medians. ",
            "A difference inside the interval of 99 % or the noise floor is called indistinguishable."
        )
        for sample in timed {
            if let timings = sample.timings {
                document.blocks.append(.preformatted(text(sample.name, timings)))
            }
        }
    }

    private static func text(_ name: String, _ timings: Timings) -> String {
        let decode = timings.operations.first {
            $0.approach == .reference && $0.operation == .decodeRequest
        }
        var rows = [["operation", "approach", "median", "P95", "MAD", "against api-json"]]
        for timing in timings.operations {
            let sample = timing.nanoseconds
            rows.append([
                timing.operation.rawValue, timing.approach?.rawValue ?? "–",
                ByteFormat.duration(sample.median / 1e6),
                ByteFormat.duration(sample.quantile(0.95) / 1e6),
                ByteFormat.duration(sample.medianAbsoluteDeviation / 1e6),
                timing.approach == nil
                    ? share(sample.median, of: decode) : comparison(timing.comparison),
            ])
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return (2...4).contains(column) ? padding + cell : cell + padding
            }.joined(separator: "  ")
        }
        let floor = ByteFormat.fixed(timings.noiseFloor.part * 100, digits: 1)
        return ([name + ", noise floor \(floor) %"] + lines + timings.warnings.map { "! " + $0 })
            .joined(separator: "\n")
    }

    /// Validation is shown as a share of decoding the JSON request.
    private static func share(_ median: Double, of decode: OperationTiming?) -> String {
        guard let decode, decode.nanoseconds.median > 0 else { return "" }
        let part = median / decode.nanoseconds.median * 100
        return "\(ByteFormat.fixed(part, digits: 0)) % of decoding the JSON request"
    }

    private static func comparison(_ comparison: WireStatistics.Comparison?) -> String {
        guard let comparison, let ratio = comparison.ratio else { return "" }
        let interval = comparison.interval.map { interval in
            " [\(ByteFormat.fixed(interval.lower, digits: 2)), "
                + "\(ByteFormat.fixed(interval.upper, digits: 2))]"
        }
        let text = ByteFormat.ratio(ratio) + (interval ?? "")
        return comparison.verdict == .indistinguishable ? text + " indistinguishable" : text
    }
}
