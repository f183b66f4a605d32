internal import WireCore
internal import WireFlight
internal import WireHTTP

/// Finds the rows that leave together.
struct FlushGroups {
    typealias Row = FlightStreamReader.Row

    let rules: FlushRules
    /// Whether a page is rendered into the stream: its client modules give it away.
    var isPage: Bool
    private var flushes: [[Row]] = [[]]
    private var promised: Set<Int> = []
    private var isPastRoot = false
    private var wroteValue = false

    init(rules: FlushRules, isPage: Bool) {
        self.rules = rules
        self.isPage = isPage
    }

    mutating func flushes(of rows: [Row], in content: Span<UInt8>) -> [[Row]] {
        isPage = isPage || rows.contains { content.has("I[", at: $0.body) }
        for (index, row) in rows.enumerated() {
            let isModule = row.isModule(in: content)
            if isPage, isPastRoot, beginsFlush(row, isModule: isModule, in: content) { cut() }
            flushes[flushes.count - 1].append(row)
            if isPage, isPastRoot { notePromises(of: row, in: content) }
            wroteValue = !isModule
            let isResult = row.id == 1 && isPastRoot
            if row.id == 0, isPage || !rules.joinsResult {
                isPastRoot = true
                cut()
            } else if isResult, endsFlush(before: index + 1 < rows.count ? rows[index + 1] : nil) {
                cut()
            } else if isPage, rules.pageBreaks.contains(.metadata), row.isMetadata(in: content) {
                cut()
            }
        }
        return flushes
    }

    private mutating func cut() {
        guard !(flushes.last ?? []).isEmpty else { return }
        flushes.append([])
        promised = []
    }

    private func beginsFlush(
        _ row: Row,
        isModule: Bool,
        in content: Span<UInt8>
    ) -> Bool {
        // Within a flush React writes modules first, so one after a value begins another.
        isModule && wroteValue || promised.contains(row.id)
            || rules.pageBreaks.contains { pageBreak in
                switch pageBreak {
                case .afterResult: false
                case .viewport: content.has(#"[["$","meta""#, at: row.body)
                case .metadata: row.isMetadata(in: content)
                case .emptyRow: content.has("null\n", at: row.body)
                }
            }
    }

    private func endsFlush(before next: Row?) -> Bool {
        let isCut = isPage ? rules.pageBreaks.contains(.afterResult) : !rules.joinsResult
        return isCut && next?.tag != UInt8(ascii: "E")
    }

    /// Notes the rows that `$@` refers to.
    private mutating func notePromises(of row: Row, in content: Span<UInt8>) {
        for index in row.body..<max(row.body, row.end - 2) where content[index] == UInt8(ascii: "$")
        {
            guard content[index + 1] == UInt8(ascii: "@") else { continue }
            promised.insert(content.hexNumber(at: index + 2))
        }
    }
}

extension FlightStreamReader.Row {
    /// Whether it names a client module, or a string that modules share.
    fileprivate func isModule(in content: Span<UInt8>) -> Bool {
        tag == UInt8(ascii: "I") || content.has(#""$S"#, at: body)
            || content.has(#""/_next"#, at: body)
    }

    fileprivate func isMetadata(in content: Span<UInt8>) -> Bool {
        content.has(#"{"metadata""#, at: body)
    }
}

extension Span<UInt8> {
    /// The number that up to eight hex digits at `index` are.
    fileprivate func hexNumber(at index: Int) -> Int {
        var value = 0
        var position = index
        while position < count, position - index < 8, let digit = self[position].hexValue {
            value = value << 4 | Int(digit)
            position += 1
        }
        return value
    }
}
