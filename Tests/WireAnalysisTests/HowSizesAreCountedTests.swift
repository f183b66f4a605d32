import Testing
import WireAnalysis
import WireCompression
import WireCore
import WireFrameworks
import WireTestSupport

/// The tables of the article on sizes, figure by figure.
@Suite struct HowSizesAreCountedTests {
    @Test func `has the figures that the article gives`() throws {
        let article = String(
            decoding: try Vectors.bytes(
                "../../Sources/WireAnalysis/WireAnalysis.docc/HowSizesAreCounted.md"
            ),
            as: UTF8.self
        )
        let tables = ArticleTable.all(in: article)
        #expect(tables.map(\.names).map(\.count) == [1, 1, 1, 2, 1, 1])
        for table in tables {
            let columns = try table.approaches.map { name in
                try WeighedColumn(
                    sample: table.names[0],
                    profile: table.names.dropFirst().first,
                    approach: try #require(Approach(rawValue: name))
                )
            }
            #expect(!table.rows.isEmpty)
            for row in table.rows {
                #expect(
                    row.dropFirst() == columns.map { $0.cell(row[0]) }[...],
                    "\(table.names.joined(separator: " ")): \(row[0])"
                )
            }
        }
    }
}

/// A table whose first cell names a sample and perhaps a profile, the others of its head an
/// approach each.
private struct ArticleTable {
    let names: [String]
    let approaches: [String]
    var rows: [[String]] = []

    static func all(in article: String) -> [Self] {
        var tables: [Self] = []
        var isInside = false
        for line in article.split(separator: "\n", omittingEmptySubsequences: false) {
            let cells = line.split(separator: "|").map(trimmed)
            if !line.hasPrefix("|") {
                isInside = false
            } else if !isInside {
                isInside = true
                tables.append(
                    Self(names: quoted(cells[0]), approaches: cells.dropFirst().flatMap(quoted))
                )
            } else if !line.hasPrefix("|--") {
                tables[tables.count - 1].rows.append(cells)
            }
        }
        return tables
    }

    private static func trimmed(_ cell: Substring) -> String {
        let start = cell.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }

    /// What stands between backticks.
    private static func quoted(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
}

/// One of the samples that come with the program, weighed in one form.
private struct WeighedColumn {
    let weighing: Weighing
    let pieces: [Int]

    init(sample name: String, profile: String?, approach: Approach) throws {
        let analyzer = SampleAnalyzer(
            approaches: [approach],
            codings: [try #require(ContentCoding("gzip:6"))],
            profile: profile.flatMap(Framework.init)
        )
        let source = name + ".sample.json"
        let reader = SampleReader { (file) throws(WireError) in
            throw WireError(SampleError.wrongValue, at: 0, "no test reads \(file)")
        }
        var diagnostics = Diagnostics()
        let sample = try reader.read(
            try Vectors.bytes("../../Samples/" + source),
            source: source,
            name: name,
            diagnostics: &diagnostics
        )
        let exchange = try #require(try analyzer.weigh(sample).exchanges[approach])
        (weighing, pieces) = (exchange.weighing, exchange.pieces)
    }

    /// What stands in the row of this name.
    func cell(_ row: String) -> String {
        if row == "chunks" { return pieces.map(Self.grouped).joined(separator: " + ") }
        if row.hasPrefix("`") {
            let loss = weighing.losses.first { "`\($0.path)`" == row }
            return loss.map { "\($0.from) → \($0.to)" } ?? "as sent"
        }
        if let count = Self.figures[row] { return count(weighing).map(Self.grouped) ?? "–" }
        let words = row.split(separator: ": ").map(String.init)
        let message = words[0] == "request" ? weighing.request : weighing.response
        let entry = message.ledger.entries.first { $0.owner.name == words.last }
        return entry.map { Self.grouped($0.byteCount) } ?? "–"
    }

    private static let figures: [String: @Sendable (Weighing) -> Int?] = [
        "request head": \.request.headByteCount,
        "request body": \.request.bodyByteCount,
        "up": \.totalUp,
        "response head": \.response.headByteCount,
        "response body": \.response.bodyByteCount,
        "gzip in one go": \.response.compressed.first?.byteCount,
        "gzip in pieces": \.response.contentByteCount,
        "as sent": \.response.sentByteCount,
        "down": \.totalDown,
        "total": \.total,
        "request block, first": \.request.hpackFirst,
        "request block, again": \.request.hpackRepeat,
        "request frames, first": \.request.http2First,
        "request frames, again": \.request.http2Repeat,
        "response block, first": \.response.hpackFirst,
        "response block, again": \.response.hpackRepeat,
        "response frames, first": \.response.http2First,
        "response frames, again": \.response.http2Repeat,
        "both ways, first": \.http2First,
        "both ways, again": \.http2Repeat,
    ]

    /// A number with a comma before every three digits.
    private static func grouped(_ count: Int) -> String {
        var digits = Array(String(count))
        for place in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(",", at: place)
        }
        return String(digits)
    }
}
