package import WireAnalysis
internal import WireCore

/// The report of `analyze`: the headline first, then totals, then every sample.
package struct SizeReport: Report {
    /// What was found out.
    package let analysis: Analysis
    /// The command that makes the report again.
    package let command: String

    /// Creates the report on an analysis.
    package init(_ analysis: Analysis, command: String) {
        self.analysis = analysis
        self.command = command
    }

    package static let formats: [ReportFormat<Self>] = [.markdown, .json, .csv, .text]

    /// The report for people.
    package var document: Document {
        var document = Document()
        document.heading(1, "Size report")
        Headline(analysis).append(to: &document)
        if analysis.samples.count < CorpusSection.threshold {
            totals(&document)
            errors(&document)
            for sample in analysis.samples { SampleSection(sample).append(to: &document) }
            http2(&document)
        } else {
            CorpusSection(analysis, approaches).append(to: &document)
            errors(&document)
        }
        TimingSection.append(analysis, to: &document)
        notes(&document)
        return document
    }

    /// The approaches that any sample was asked to take.
    var approaches: [Approach] {
        Approach.allCases.filter { approach in
            analysis.samples.contains { sample in
                sample.approaches.contains { $0.approach == approach }
            }
        }
    }

    /// The lightest approach that arrives with all of its data; nil when no total is known.
    static func lightest(_ sample: SampleAnalysis) -> Approach? {
        sample.approaches
            .filter { $0.weighing.map { $0.total != nil && $0.arrives } ?? false }
            .min { ($0.weighing?.total ?? .max) < ($1.weighing?.total ?? .max) }?
            .approach
    }

    private func totals(_ document: inout Document) {
        let approaches = approaches
        guard !analysis.samples.isEmpty else { return }
        var footnotes = Footnotes()
        var table = Document.Table(texts: ["sample"], numbers: approaches.map(\.title))
        table.columns.append(Document.Table.Column(["what decides"], isNumeric: false))
        for sample in analysis.samples {
            let lightest = Self.lightest(sample)
            let base = sample.weighing(.reference)?.total
            table.rows.append(
                [[.anchor(sample.name)]]
                    + approaches.map { approach in
                        Self.total(sample, approach, lightest, base, &footnotes)
                    } + [[.text((try? WeightGap(sample))?.summary ?? "–")]]
            )
        }
        document.table(table)
        document.paragraph(
            .text(
                "Bytes of the whole call on HTTP/1.1, both ways, heads included, responses as sent; "
                    + "ratios are to "
            ),
            .code(Approach.reference.rawValue),
            ", the lightest is ",
            .bestMark,
            ". The same calls on HTTP/2: ",
            .section(Self.http2Title),
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
                    ? .best(ByteFormat.count(total)) : .text(ByteFormat.count(total))
            ]
            if let base, approach != .reference {
                cell.append(.text(" · " + ByteFormat.ratio(Double(total) / Double(base))))
            }
            if let exceeded = weighing.refusal {
                cell.append(.text(" " + footnotes.mark("refused: it \(exceeded.reason)")))
            } else if weighing.dropsData {
                cell.append(.text(" " + footnotes.mark("loses data, so it is never the lightest")))
            } else if weighing.response.hasPage {
                cell.append(.text(" " + footnotes.mark("with the page in the response")))
            }
            return cell
        }
    }

    private func errors(_ document: inout Document) {
        guard !analysis.errors.isEmpty else { return }
        document.heading(2, "Not read")
        document.blocks.append(
            .list(
                analysis.errors.map { error in
                    let position = error.error.position.map {
                        " at line \($0.line), column \($0.column)"
                    }
                    return [
                        .code(error.source), .text(": "), .code(error.error.code.name),
                        .text("\(position ?? ""): \(error.error.reason)"),
                    ]
                }
            )
        )
    }
}

extension Approach {
    /// The approach as tables and texts name it.
    var title: Document.Inline { .code(rawValue) }
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
