internal import WireAnalysis
internal import WireCore

extension SizeReport {
    /// The section of one sample: what the call is, one table, the ledger folded away.
    static func sample(_ sample: SampleAnalysis, _ document: inout Document) {
        let name = sample.name
        document.heading(2, MarkdownRenderer.isPlainName(name) ? .text(name) : .code(name))
        introduction(sample, &document)
        if let explanation = sample.explanation {
            ExplanationSection(explanation).appendVerdict(to: &document)
        }
        let weighed = sample.approaches.compactMap { entry in
            entry.weighing.map { (entry.approach, $0) }
        }
        if !weighed.isEmpty {
            document.table(SampleTable(weighed).table)
            losses(weighed, &document)
        }
        refusals(sample, &document)
        difference(sample, &document)
        if !weighed.isEmpty { ledger(weighed, &document) }
        if !sample.notes.isEmpty {
            document.paragraph(.strong("Where zod may differ from its schema:"))
            document.blocks.append(.list(sample.notes.map { [.text($0)] }))
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

    private static func introduction(_ sample: SampleAnalysis, _ document: inout Document) {
        var text: [Document.Inline] = []
        if sample.title != sample.name { text.append(.text(sample.title + ": ")) }
        text += [
            .code(sample.call), " from page ", .code(sample.page), ", profile ",
            .code(sample.profile), ".",
        ]
        document.blocks.append(.paragraph(text))
    }

    private static func losses(_ weighed: [(Approach, Weighing)], _ document: inout Document) {
        for (approach, weighing) in weighed where !weighing.losses.isEmpty {
            let groups = LossGroup.groups(weighing.losses)
            var text: [Document.Inline] = [.text("Lost as "), .code(approach.rawValue), ": "]
            for (index, group) in groups.prefix(8).enumerated() {
                if index > 0 { text.append("; ") }
                text += [.code(group.path), .text(" " + group.change)]
            }
            text.append(groups.count > 8 ? .text("; and \(groups.count - 8) more.") : ".")
            document.blocks.append(.paragraph(text))
        }
    }

    private static func refusals(_ sample: SampleAnalysis, _ document: inout Document) {
        for entry in sample.approaches {
            guard case .failure(let refusal) = entry.outcome else { continue }
            document.paragraph(
                .code(entry.approach.rawValue),
                .text(" cannot carry this: \(refusal.reason).")
            )
        }
    }

    private static func difference(_ sample: SampleAnalysis, _ document: inout Document) {
        guard let comparison = Comparison(sample) else { return }
        let parts = comparison.parts.filter { $0.difference != 0 }
            .map { "\($0.name) \(ByteFormat.difference($0.difference))" }
        let gap = comparison.action - comparison.api
        guard gap != 0, !parts.isEmpty else { return }
        document.paragraph(
            .code(Approach.actionFlight.rawValue),
            .text(" weighs \(ByteFormat.difference(gap)) bytes against "),
            .code(Approach.apiJSON.rawValue),
            .text(": \(parts.joined(separator: ", ")).")
        )
    }

    private static func ledger(_ weighed: [(Approach, Weighing)], _ document: inout Document) {
        var table = Document.Table(
            [Document.Table.Column(["owner"], isNumeric: false)]
                + weighed.map { Document.Table.Column([.code($0.0.rawValue)]) }
        )
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

/// The one table of a sample: approaches as columns, sizes as rows.
private struct SampleTable {
    let weighed: [(approach: Approach, weighing: Weighing)]
    private(set) var table: Document.Table

    init(_ weighed: [(Approach, Weighing)]) {
        self.weighed = weighed.map { (approach: $0.0, weighing: $0.1) }
        table = Document.Table(
            [Document.Table.Column(["bytes"], isNumeric: false)]
                + weighed.map { Document.Table.Column([.code($0.0.rawValue)]) }
        )
        row("request head") { ByteFormat.count($0.request.headByteCount) }
        row("request body") { count($0.request.sentByteCount) }
        if weighed.contains(where: { !$0.1.followUps.isEmpty }) {
            row("follow-up requests") { weighing in
                weighing.followUps.isEmpty
                    ? "–" : count(weighing.followUps.reduce(0) { $0 + $1.upByteCount })
            }
        }
        row("up", isStrong: true) { count($0.totalUp) }
        row("response head") { ByteFormat.count($0.response.headByteCount) }
        row("response body, decoded") { count($0.response.bodyByteCount) }
        row("response body, as sent", sent)
        if weighed.contains(where: { !$0.1.followUps.isEmpty }) {
            row("follow-up answers") { weighing in
                weighing.followUps.isEmpty ? "–" : count(followUpBytes(weighing))
            }
        }
        row("down", isStrong: true) { known($0.totalDown, $0.response.headByteCount) }
        row("total", isStrong: true) {
            known($0.total, ($0.totalUp ?? 0) + $0.response.headByteCount)
        }
        for (index, size) in (weighed.first?.1.request.compressed ?? []).enumerated() {
            row("request body, \(size.algorithm) \(size.level) (browsers do not)") { weighing in
                let sizes = weighing.request.compressed
                return index < sizes.count ? ByteFormat.count(sizes[index].byteCount) : "–"
            }
        }
        for (index, size) in (weighed.first?.1.response.compressed ?? []).enumerated().dropFirst() {
            row("response body, \(size.algorithm) \(size.level)") { weighing in
                let sizes = weighing.response.compressed
                return index < sizes.count ? ByteFormat.count(sizes[index].byteCount) : "–"
            }
        }
    }

    private mutating func row(
        _ name: String,
        isStrong: Bool = false,
        _ cell: (Weighing) -> String
    ) {
        let wrap = { (text: String) in isStrong ? Document.Inline.strong(text) : .text(text) }
        table.rows.append([[wrap(name)]] + weighed.map { [wrap(cell($0.weighing))] })
    }
}

private func count(_ value: Int?) -> String {
    value.map(ByteFormat.count) ?? "and the page"
}

/// A sum, or the part of it that is known without the page.
private func known(_ value: Int?, _ part: Int) -> String {
    value.map(ByteFormat.count) ?? ByteFormat.count(part) + " + page"
}

private func followUpBytes(_ weighing: Weighing) -> Int? {
    weighing.followUps.reduce(Optional(0)) { sum, followUp in
        guard let sum, let bytes = followUp.downByteCount else { return nil }
        return sum + bytes
    }
}

/// "148 gzip, 2 chunks".
private func sent(_ weighing: Weighing) -> String {
    guard let bytes = weighing.response.sentByteCount else { return "and the page" }
    let response = weighing.response
    let coding = response.sentEncoding == "identity" ? "" : " \(response.sentEncoding)"
    let pieces = response.pieces > 1 ? ", \(response.pieces) chunks" : ""
    return ByteFormat.count(bytes) + coding + pieces
}

/// Losses of the same kind at places that differ only in their indices.
private struct LossGroup {
    var path: String
    var loss: Loss
    var count = 1

    var change: String {
        let times = count > 1 ? " (\(ByteFormat.count(count)) times)" : ""
        return "\(loss.from) → \(loss.to)\(times)"
    }

    static func groups(_ losses: [Loss]) -> [LossGroup] {
        var groups: [LossGroup] = []
        var places: [String: Int] = [:]
        for loss in losses {
            let path = generalized(loss.path)
            let key = "\(path) \(loss.from) \(loss.to)"
            if let place = places[key] {
                groups[place].count += 1
            } else {
                places[key] = groups.count
                groups.append(LossGroup(path: losses.count == 1 ? loss.path : path, loss: loss))
            }
        }
        return groups
    }

    /// `$[0].rows[17].due` → `$[0].rows[*].due`: the index of an argument stays.
    private static func generalized(_ path: String) -> String {
        var output = ""
        var isFirst = path.hasPrefix("$[")
        var rest = path[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            let inside = rest[rest.index(after: open)..<close]
            let isIndex = !inside.isEmpty && inside.allSatisfy(\.isNumber)
            output += rest[..<open] + (isIndex && !isFirst ? "[*]" : rest[open...close])
            isFirst = false
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }
}
