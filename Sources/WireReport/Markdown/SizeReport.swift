public import WireAnalysis
internal import WireCore

/// Builds the size report of `analyze`: the answer first, then totals, then every sample.
public enum SizeReport {
    /// Returns the report as a document, for Markdown or a terminal.
    ///
    /// - Parameters:
    ///   - analysis: what was found out.
    ///   - command: the command that makes the report again.
    /// - Returns: the document.
    public static func document(_ analysis: Analysis, command: String) -> Document {
        var document = Document()
        document.heading(1, "Size report")
        answer(analysis, &document)
        if analysis.samples.count < CorpusReport.threshold {
            totals(analysis, &document)
            errors(analysis, &document)
            for sample in analysis.samples { self.sample(sample, &document) }
            http2(analysis, &document)
        } else {
            CorpusReport.append(analysis, to: &document)
            errors(analysis, &document)
        }
        TimingReport.append(analysis, to: &document)
        notes(analysis, command: command, &document)
        return document
    }

    /// The approaches that any sample was asked to take.
    static func approaches(_ analysis: Analysis) -> [Approach] {
        Approach.allCases.filter { approach in
            analysis.samples.contains { sample in
                sample.approaches.contains { $0.approach == approach }
            }
        }
    }

    /// The lightest approach that loses no data; nil when no total is known.
    static func lightest(_ sample: SampleAnalysis) -> Approach? {
        sample.approaches
            .filter { $0.weighing.map { $0.total != nil && !$0.dropsData } ?? false }
            .min { ($0.weighing?.total ?? .max) < ($1.weighing?.total ?? .max) }?
            .approach
    }

    private static func totals(_ analysis: Analysis, _ document: inout Document) {
        let approaches = approaches(analysis)
        guard !analysis.samples.isEmpty else { return }
        var footnotes = Footnotes()
        var table = Document.Table(
            [Document.Table.Column(["sample"], isNumeric: false)]
                + approaches.map { Document.Table.Column([.code($0.rawValue)]) }
                + [Document.Table.Column(["what decides"], isNumeric: false)]
        )
        for sample in analysis.samples {
            let lightest = lightest(sample)
            let base = sample.weighing(.reference)?.total
            table.rows.append(
                [[.anchor(sample.name)]]
                    + approaches.map { approach in
                        total(sample, approach, lightest, base, &footnotes)
                    } + [[.text(Comparison(sample)?.summary ?? "–")]]
            )
        }
        document.table(table)
        document.paragraph(
            .text(
                "Bytes of the whole call on HTTP/1.1, both ways, heads included, answers as sent; "
                    + "ratios are to "
            ),
            .code("api-json"),
            .text(", the lightest is in bold. On a warm HTTP/2 connection: "),
            .anchor("on-http2"),
            "."
        )
        if !footnotes.texts.isEmpty { document.blocks.append(.list(footnotes.lines)) }
    }

    private static func total(
        _ sample: SampleAnalysis,
        _ approach: Approach,
        _ lightest: Approach?,
        _ base: Int?,
        _ footnotes: inout Footnotes
    ) -> [Document.Inline] {
        guard let entry = sample.approaches.first(where: { $0.approach == approach }) else {
            return ["–"]
        }
        switch entry.outcome {
        case .failure(let refusal):
            return [.text("– " + footnotes.mark(refusal.reason))]
        case .success(let weighing):
            guard let total = weighing.total else {
                let known = (weighing.totalUp ?? 0) + weighing.response.headByteCount
                let mark = footnotes.mark("and the page, whose size the sample does not say")
                return [.text(ByteFormat.count(known) + " + page " + mark)]
            }
            var cell: [Document.Inline] = [
                approach == lightest
                    ? .strong(ByteFormat.count(total)) : .text(ByteFormat.count(total))
            ]
            if let base, approach != .reference {
                cell.append(.text(" · " + ByteFormat.ratio(Double(total) / Double(base))))
            }
            if weighing.dropsData {
                cell.append(.text(" " + footnotes.mark("loses data, so it is never the lightest")))
            } else if weighing.response.hasPage {
                cell.append(.text(" " + footnotes.mark("with the page it answers")))
            }
            return cell
        }
    }

    private static func errors(_ analysis: Analysis, _ document: inout Document) {
        guard !analysis.errors.isEmpty else { return }
        document.heading(2, "Not read")
        document.blocks.append(
            .list(
                analysis.errors.map { error in
                    [
                        .code(error.source), .text(": "), .code(error.error.code.name),
                        .text(" at byte \(ByteFormat.count(error.error.offset)): "),
                        .text(error.error.reason),
                    ]
                }
            )
        )
    }
}

/// Notes below a table: each text once, with the mark that stands in the cells.
struct Footnotes {
    private(set) var texts: [String] = []

    /// The mark of a note; the note is added when it is new.
    mutating func mark(_ text: String) -> String {
        let index = texts.firstIndex(of: text) ?? texts.count
        if index == texts.count { texts.append(text) }
        return Self.mark(index)
    }

    /// The notes with their marks.
    var lines: [[Document.Inline]] {
        texts.enumerated().map { [.text("\(Self.mark($0.offset)) \($0.element)")] }
    }

    private static func mark(_ index: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return String(String(index + 1).compactMap(\.wholeNumberValue).map { digits[$0] })
    }
}
