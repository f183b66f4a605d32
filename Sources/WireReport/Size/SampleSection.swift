internal import WireAnalysis
internal import WireCore

/// The section of one sample: what the call is, one table, the ledger folded away.
struct SampleSection {
    private let sample: SampleAnalysis
    /// The approaches that can carry the sample.
    private let weighed: [(approach: Approach, weighing: Weighing)]
    /// So many kinds of losses are named.
    private static let mostLosses = 8

    init(_ sample: SampleAnalysis) {
        self.sample = sample
        weighed = sample.approaches.compactMap { entry in
            entry.weighing.map { (entry.approach, $0) }
        }
    }

    func append(to document: inout Document) {
        let name = sample.name
        document.heading(2, MarkdownRenderer.isPlainName(name) ? .text(name) : .code(name))
        introduction(&document)
        if let explanation = sample.explanation {
            ExplanationSection(explanation).appendVerdict(to: &document)
        }
        if !weighed.isEmpty {
            document.table(SampleTable(weighed).table)
            losses(&document)
        }
        refusals(&document)
        difference(&document)
        if !weighed.isEmpty { ledger(&document) }
        if !sample.notes.isEmpty {
            document.paragraph(.strong("Where zod may differ from its schema:"))
            document.list(sample.notes.map(\.note))
        }
        for warning in sample.warnings {
            document.paragraph(
                .strong("Note:"),
                " ",
                .code(warning.code.name),
                .text(" – \(warning.reason)")
            )
        }
    }

    private func introduction(_ document: inout Document) {
        var text: [Document.Inline] = []
        if sample.title != sample.name { text.append(.text(sample.title + ": ")) }
        text += [
            .code(sample.call), " from page ", .code(sample.page), ", profile ",
            .code(sample.profile), ".",
        ]
        document.blocks.append(.paragraph(text))
    }

    private func losses(_ document: inout Document) {
        for (approach, weighing) in weighed where !weighing.losses.isEmpty {
            let groups = LossGroup.groups(weighing.losses)
            var text: [Document.Inline] = [.text("Lost as "), .code(approach.rawValue), ": "]
            for (index, group) in groups.prefix(Self.mostLosses).enumerated() {
                if index > 0 { text.append("; ") }
                text += [.code(group.path), .text(" " + group.change)]
            }
            let rest = groups.count - Self.mostLosses
            text.append(rest > 0 ? .text("; and \(rest) more.") : ".")
            document.blocks.append(.paragraph(text))
        }
    }

    private func refusals(_ document: inout Document) {
        for entry in sample.approaches {
            guard case .failure(let refusal) = entry.outcome else { continue }
            document.paragraph(
                .code(entry.approach.rawValue),
                .text(" cannot carry this: \(refusal.reason).")
            )
        }
    }

    private func difference(_ document: inout Document) {
        guard let gap = try? WeightGap(sample) else { return }
        let parts = gap.parts.filter { $0.difference != 0 }
            .map { "\($0.name) \(ByteFormat.difference($0.difference))" }
        let bytes = gap.action - gap.api
        guard bytes != 0, !parts.isEmpty else { return }
        document.paragraph(
            .code(Approach.actionFlight.rawValue),
            .text(" weighs \(ByteFormat.difference(bytes)) bytes against "),
            .code(Approach.apiJSON.rawValue),
            .text(": \(parts.joined(separator: ", ")).")
        )
    }

    private func ledger(_ document: inout Document) {
        var table = Document.Table(texts: ["owner"], numbers: weighed.map(\.approach.title))
        for (direction, path) in [("request", \Weighing.request), ("response", \.response)] {
            let messages = weighed.map { $0.1[keyPath: path] }
            let ledgers = messages.map(\.ledger)
            for owner in Ledger.Owner.allCases where ledgers.contains(where: { $0[owner] > 0 }) {
                table.rows.append(
                    [[.text("\(direction): \(owner.name)")]]
                        + ledgers.map { [.text($0[owner] > 0 ? ByteFormat.count($0[owner]) : "–")] }
                )
            }
            table.rows.append(
                [[.strong("\(direction) body")]]
                    + messages.map { message in
                        // A page of which only the size is known has no bytes to give to owners.
                        let isKnown = !message.hasPage || message.ledger[.page] > 0
                        let sum = ByteFormat.count(message.ledger.byteCount)
                        return [.strong(isKnown ? sum : sum + " + page")]
                    }
            )
        }
        document.blocks.append(.details("Every byte of each body, by owner", [.table(table)]))
    }
}
