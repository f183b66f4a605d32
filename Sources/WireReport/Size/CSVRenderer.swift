internal import WireAnalysis
internal import WireCore

extension ReportFormat<SizeReport> {
    /// Comma-separated values.
    static var csv: Self { Self("csv") { report, _ in CSVRenderer().render(report.analysis) } }
}

/// Renders an analysis as CSV (RFC 4180): one row per sample, approach and message.
///
/// Columns, in this order (`header`): the sample's name, its file, the profile, the approach,
/// `request`, `response`, `follow-up request` or `follow-up response`, `weighed` or `refused`, then
/// bytes of the head on HTTP/1.1, of its HEADERS frame on HTTP/2 first and repeated, of the body, of
/// the body as sent, its coding, the number of pieces, one column for each coding asked for, the
/// number of losses, the reason of a refusal, and the bytes of the whole message on HTTP/1.1: those
/// of an approach add up to its total. Unknown is an empty cell.
struct CSVRenderer: ReportRenderer {
    /// The header line's cells for the codings of an analysis.
    private func header(_ analysis: Analysis) -> [String] {
        [
            "sample", "source", "profile", "approach", "direction", "status", "head_bytes_http1",
            "head_bytes_http2_first", "head_bytes_http2_repeat", "body_bytes", "sent_bytes",
            "sent_encoding", "pieces",
        ] + analysis.codings.map { "body_bytes_" + $0.replacing(":", with: "_") }
            + ["losses", "reason", "total_bytes"]
    }

    /// Returns the rows, each ended by CRLF.
    func render(_ analysis: Analysis) -> [UInt8] {
        var output = Self.line(header(analysis))
        for sample in analysis.samples {
            for approach in sample.approaches {
                output += rows(sample, approach, analysis).map(Self.line).joined()
            }
        }
        return Array(output.utf8)
    }

    private func rows(
        _ sample: SampleAnalysis,
        _ approach: ApproachAnalysis,
        _ analysis: Analysis
    ) -> [[String]] {
        let start = [sample.name, sample.source, sample.profile, approach.approach.rawValue]
        switch approach.outcome {
        case .failure(let refusal):
            return ["request", "response"].map { direction in
                let known = start + [direction, "refused"]
                let blanks = header(analysis).count - known.count - 2
                return known + Array(repeating: "", count: blanks) + [refusal.reason, ""]
            }
        case .success(let weighing):
            let ofResult = weighing.losses.count { $0.isOfResult }
            let messages = [
                ("request", weighing.request, weighing.losses.count - ofResult),
                ("response", weighing.response, ofResult),
            ]
            let rows = messages.map { direction, message, losses in
                start + [direction, "weighed"] + Self.cells(message, analysis)
                    + ["\(losses)", "", Self.cell(message.total)]
            }
            return rows
                + weighing.followUps.flatMap { followUp in
                    [("request", followUp.upByteCount), ("response", followUp.downByteCount)].map {
                        direction,
                        bytes in
                        let known = start + ["follow-up \(direction)", "weighed"]
                        let blanks = header(analysis).count - known.count - 1
                        return known + Array(repeating: "", count: blanks) + [Self.cell(bytes)]
                    }
                }
        }
    }

    private static func cells(_ message: MessageWeight, _ analysis: Analysis) -> [String] {
        let sizes = [
            message.headByteCount, message.hpackFirst, message.hpackRepeat, message.bodyByteCount,
            message.sentByteCount,
        ]
        let compressed = analysis.codings.map { coding in
            message.compressed.first { "\($0.algorithm):\($0.level)" == coding }?.byteCount
        }
        return sizes.map(cell) + [message.sentEncoding, "\(message.pieces)"] + compressed.map(cell)
    }

    private static func cell(_ size: Int?) -> String { size.map(String.init) ?? "" }

    private static func line(_ cells: [String]) -> String {
        cells.map(escape).joined(separator: ",") + "\r\n"
    }

    /// Quotes a cell where needed.
    ///
    /// One that a spreadsheet would take for a formula is prefixed with
    /// an apostrophe (OWASP, CSV injection; CWE-1236).
    private static func escape(_ cell: String) -> String {
        let visible = VisibleText.visible(cell)
        let formula: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
        let isFormula =
            visible.unicodeScalars.first.map(formula.contains) ?? false
            || cell.unicodeScalars.first.map { $0 == "\t" || $0 == "\r" } ?? false
        let text = isFormula ? "'" + visible : visible
        guard isFormula || text.utf8.contains(where: { Set("\",; ".utf8).contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
