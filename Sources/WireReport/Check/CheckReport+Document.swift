internal import WireAnalysis
internal import WireCore

extension CheckReport {
    /// What a step summary may hold stays far below GitHub's limit of 1 MB, and can be read.
    private static let rowByteCount = 40_000
    private static let foldedByteCount = 10_000
    private static let errorByteCount = 5_000

    /// The checks for people: what does not hold first, then what changed, one row for each sample;
    /// the rest folded away.
    package var document: Document {
        var document = Document()
        document.heading(1, "Size check")
        document.paragraph(.strong(headline))
        document.list(notes)
        unread(&document)
        let samples = Self.groups(results)
        let shown = samples.filter { $0.isBroken } + samples.filter { !$0.isBroken && $0.isChanged }
        let rest = samples.filter { !$0.isBroken && !$0.isChanged }
        let left = rows(shown, &document)
        if left > 0 {
            let more = Self.count(left, "more sample")
            document.paragraph(
                .text(
                    "\(more) that \(left == 1 ? "is" : "are") broken or changed "
                        + "\(left == 1 ? "is" : "are") left out here; "
                ),
                .code("--format json"),
                " has them all."
            )
        }
        folded(rest, &document)
        return document
    }

    /// The inputs that could not be read, with the reasons.
    private func unread(_ document: inout Document) {
        let points = errors.map { error -> [Document.Inline] in
            [
                .code(
                    error.source + (error.error.position.map { ":\($0.line):\($0.column)" } ?? "")
                ),
                ": ", .code(error.error.code.name),
                .text(": \(VisibleText.visible(error.error.reason))"),
            ]
        }
        let count = Self.fitting(points, Self.errorByteCount)
        guard count > 0 else { return }
        var list = Array(points.prefix(count))
        if count < points.count { list.append([.text("and \(points.count - count) more")]) }
        document.blocks.append(.list(list))
    }

    /// Appends a row for each sample as far as they fit.
    ///
    /// - Returns: the number of samples without a row.
    private func rows(_ samples: [Group], _ document: inout Document) -> Int {
        var table = Document.Table(texts: ["sample"], numbers: hasBaseline ? ["up", "down"] : [])
        table.columns.append(Document.Table.Column(["what does not hold"], isNumeric: false))
        let rows = samples.map { sample -> [[Document.Inline]] in
            let changes = hasBaseline ? [sample.change(.request), sample.change(.response)] : []
            let causes = Self.causes(sample.results.filter { !$0.verdict.isPass })
            return [[.code(sample.name)]] + changes.map { [.text($0)] }
                + [[.text(causes.isEmpty ? "–" : causes)]]
        }
        let count = Self.fitting(rows.map { $0.flatMap(\.self) }, Self.rowByteCount)
        table.rows = Array(rows.prefix(count))
        document.table(table)
        return samples.count - count
    }

    /// Appends the samples that hold, and with a baseline are as they were.
    private func folded(_ samples: [Group], _ document: inout Document) {
        guard !samples.isEmpty else { return }
        let holding = samples.count { $0.results.contains { $0.verdict == .passed } }
        var summary =
            "\(Self.count(holding, "sample")) \(holding == 1 ? "holds" : "hold")"
            + (hasBaseline ? ", unchanged" : "")
        if holding < samples.count {
            summary += "; \(ByteFormat.count(samples.count - holding)) new or left out"
        }
        var table = Document.Table(texts: ["sample"], numbers: ["checks"])
        let remarks = samples.map { sample in
            let news = [CheckResult.Verdict.new, .leftOut].compactMap { verdict in
                sample.results.first { $0.verdict == verdict }.map(Self.words)
            }
            return (news + [sample.nearest].compactMap(\.self)).joined(separator: "; ")
        }
        let hasRemarks = remarks.contains { !$0.isEmpty }
        if hasRemarks {
            table.columns.append(Document.Table.Column(["nearest to its bound"], isNumeric: false))
        }
        let rows = zip(samples, remarks).map { sample, remark -> [[Document.Inline]] in
            let held = sample.results.count { $0.verdict == .passed }
            let cells: [[Document.Inline]] = [
                [.code(sample.name)], [.text(ByteFormat.count(held))],
            ]
            return hasRemarks ? cells + [[.text(remark)]] : cells
        }
        let count = Self.fitting(rows.map { $0.flatMap(\.self) }, Self.foldedByteCount)
        table.rows = Array(rows.prefix(count))
        var blocks: [Document.Block] = [.table(table)]
        if count < samples.count {
            blocks.append(
                .paragraph([
                    .text("\(Self.count(samples.count - count, "more sample")) left out here; "),
                    .code("--format json"), " has them all.",
                ])
            )
        }
        document.blocks.append(.details(summary, blocks))
    }

    /// How many of some lines fit into a number of bytes of Markdown.
    private static func fitting(_ lines: [[Document.Inline]], _ byteCount: Int) -> Int {
        var left = byteCount
        for (index, line) in lines.enumerated() {
            var document = Document()
            document.blocks.append(.paragraph(line))
            // Each piece may be a cell: bars around it, and one more for a bar within.
            left -= MarkdownRenderer().render(document).count + 4 * line.count
            if left < 0 { return index }
        }
        return lines.count
    }
}

extension CheckReport {
    /// The checks of one sample.
    struct Group {
        let name: String
        var results: [CheckResult] = []

        var isBroken: Bool { results.contains { !$0.verdict.isPass } }
        var isChanged: Bool { results.contains { $0.change.map { $0 != 0 } ?? false } }

        /// By how much the bytes of one kind differ from the baseline: `+37`, or where approaches
        /// differ `−3 to +37`.
        func change(_ kind: Tolerance.Kind) -> String {
            let changes = results.filter { $0.bound == kind.bound }.compactMap(\.change)
            guard let least = changes.min(), let most = changes.max() else { return "–" }
            let words = [least, most].map { change in
                Int(exactly: change).map(ByteFormat.difference) ?? "–"
            }
            return least == most ? words[0] : "\(words[0]) to \(words[1])"
        }

        /// The budget that leaves the least room.
        var nearest: String? {
            let parts = results.filter { $0.origin != .baseline && $0.verdict == .passed }
                .compactMap { result -> (result: CheckResult, part: Double)? in
                    guard let value = result.value, let limit = result.limit, limit > 0 else {
                        return nil
                    }
                    return (result, value / limit)
                }
            guard let (result, _) = parts.max(by: { $0.part < $1.part }) else { return nil }
            return "\(result.bound) \(figure(result.value, result.bound)) of "
                + figure(result.limit, result.bound)
        }
    }

    /// The checks by sample, in order.
    static func groups(_ results: [CheckResult]) -> [Group] {
        var groups: [Group] = []
        var places: [String: Int] = [:]
        for result in results {
            let place = places[result.sample] ?? groups.count
            if place == groups.count {
                places[result.sample] = place
                groups.append(Group(name: result.sample))
            }
            groups[place].results.append(result)
        }
        return groups
    }
}
