internal import WireAnalysis
internal import WireCore

/// The one table of a sample: approaches as columns, sizes as rows.
struct SampleTable {
    private let weighed: [(approach: Approach, weighing: Weighing)]
    private(set) var table: Document.Table

    init(_ weighed: [(approach: Approach, weighing: Weighing)]) {
        self.weighed = weighed
        table = Document.Table(texts: ["bytes"], numbers: weighed.map(\.approach.title))
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
        row("response body, decoded", decoded)
        row("response body, as sent", sent)
        if weighed.contains(where: { $0.1.response.hasPage }) { row("page, as sent", page) }
        if weighed.contains(where: { !$0.1.followUps.isEmpty }) {
            row("follow-up responses") { weighing in
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

/// The body before coding, a page of which the bytes are known apart.
private func decoded(_ weighing: Weighing) -> String {
    guard !weighing.response.isOnlyPage else { return "–" }
    let ledger = weighing.response.ledger
    let own = ByteFormat.count(ledger.byteCount - ledger[.page])
    guard case .included(let page) = weighing.response.page else { return own }
    return own + " + \(ByteFormat.count(page)) page"
}

/// A page, where it is told apart from the body around it.
private func page(_ weighing: Weighing) -> String {
    switch weighing.response.page {
    case .none: "–"
    case .included: "above"
    case .byteCount(let count): ByteFormat.count(count)
    case .unknown: "not known"
    }
}

/// "148 gzip, 2 chunks".
private func sent(_ weighing: Weighing) -> String {
    guard !weighing.response.isOnlyPage else { return "–" }
    guard let bytes = weighing.response.ownSentByteCount else { return "not known" }
    let response = weighing.response
    let coding = response.isCoded ? " \(response.sentEncoding)" : ""
    let pieces = response.pieces > 1 ? ", \(response.pieces) chunks" : ""
    return ByteFormat.count(bytes) + coding + pieces
}
