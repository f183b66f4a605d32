internal import WireAnalysis
internal import WireCore
internal import WireJSON

extension SizeReport {
    /// The section of one sample: what the call is, one table, the ledger folded away.
    static func sample(_ sample: SampleAnalysis, _ document: inout Document) {
        let name = sample.sample.name
        document.heading(2, MarkdownRenderer.isPlainName(name) ? .text(name) : .code(name))
        introduction(sample, &document)
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
        for warning in sample.warnings {
            document.paragraph(
                .strong("Note: "),
                .code(warning.code.name),
                .text(" – \(warning.reason)")
            )
        }
    }

    private static func introduction(_ sample: SampleAnalysis, _ document: inout Document) {
        let arguments = TypedJSON.text(sample.sample.arguments)
        let call = functionName(sample.sample.name) + "(" + arguments.dropFirst().dropLast() + ")"
        var text: [Document.Inline] = []
        if sample.sample.title != sample.sample.name {
            text.append(.text(sample.sample.title + ": "))
        }
        text.append(
            .code(
                String(call.unicodeScalars.prefix(VisibleText.limit / 2))
                    + (call.unicodeScalars.count > VisibleText.limit / 2 ? "…" : "")
            )
        )
        text.append(.text(" from page "))
        text.append(.code(sample.sample.action.page))
        text.append(.text(", profile "))
        text.append(.code(sample.profile))
        text.append(".")
        document.blocks.append(.paragraph(text))
    }

    /// `create-todo` as a function is called: `createTodo`.
    private static func functionName(_ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first else { return "call" }
        return first.lowercased()
            + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func losses(_ weighed: [(Approach, Weighing)], _ document: inout Document) {
        for (approach, weighing) in weighed where !weighing.losses.isEmpty {
            let groups = LossGroup.groups(weighing.losses)
            let listed = groups.prefix(8).map(\.text).joined(separator: "; ")
            let rest = groups.count > 8 ? "; and \(groups.count - 8) more kinds" : ""
            document.paragraph(
                .text("Lost as "),
                .code(approach.rawValue),
                .text(": \(listed)\(rest).")
            )
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
            let ledgers = weighed.map { $0.1[keyPath: path].ledger }
            for owner in Ledger.Owner.allCases where ledgers.contains(where: { $0[owner] > 0 }) {
                table.rows.append(
                    [[.text("\(direction): \(owner.rawValue)")]]
                        + ledgers.map { [.text($0[owner] > 0 ? ByteFormat.count($0[owner]) : "–")] }
                )
            }
            table.rows.append(
                [[.strong("\(direction) body")]]
                    + ledgers.map { [.strong(ByteFormat.count($0.byteCount))] }
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
        row("down", isStrong: true) { count($0.totalDown) }
        row("total", isStrong: true) { count($0.total) }
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

    var text: String {
        let times = count > 1 ? " (\(ByteFormat.count(count)) times)" : ""
        return "\(path) \(loss.from) → \(loss.to)\(times)"
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
        var isFirst = true
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
