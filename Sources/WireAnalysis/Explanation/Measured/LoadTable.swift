internal import WireCore

/// A table with one request a row, known by the columns in its heading.
struct LoadTable: LoadFormat {
    /// The column of the latency.
    let time: String
    /// Milliseconds of the unit it is in.
    let unit: Double
    /// Another column that must be there, and what stands in it in the rows that count.
    var metric: (column: String, value: String)?
    /// The column of the response's status.
    var status: String?
    /// The column that says whether the response was one that its caller expects.
    var isExpected: String?
    /// The column of what went wrong.
    var error: String?
    /// The columns that tell series apart.
    var name: [String] = []
    var separator = UInt8(ascii: ",")

    /// hey `-o csv`, oha `--output-format csv`, k6 `--out csv`, ab `-g`.
    static let all: [LoadTable] = [
        LoadTable(time: "response-time", unit: 1_000, status: "status-code"),
        LoadTable(time: "request-duration", unit: 1_000, status: "status"),
        LoadTable(
            time: "metric_value",
            unit: 1,
            metric: ("metric_name", "http_req_duration"),
            status: "status",
            isExpected: "expected_response",
            error: "error",
            name: ["method", "name"]
        ),
        LoadTable(time: "ttime", unit: 1, separator: UInt8(ascii: "\t")),
    ]

    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard content.document == nil, content.record == nil, let heading = content.lines.first
        else { return nil }
        let columns = heading.cells(separator)
        guard let time = columns.firstIndex(of: time),
            metric.map({ columns.contains($0.column) }) ?? true
        else { return nil }
        var result = LoadResult()
        for line in content.lines.dropFirst() where line.bytes != heading.bytes {
            let row = Row(columns: columns, cells: line.cells(separator))
            if let metric, row[metric.column] != metric.value { continue }
            guard time < row.cells.count,
                let latency = LoadTime.milliseconds(row.cells[time], unit: unit)
            else {
                throw LoadText.unreadable(line, "has no latency in the column \(self.time)")
            }
            let names = name.map { row[$0] }.filter { !$0.isEmpty }
            result.add(
                failure(row).map(Result.failure) ?? .success(latency.value),
                to: names.joined(separator: " ")
            )
        }
        return result
    }

    private func failure(_ row: Row) -> LoadFailure? {
        let status = status.flatMap { Int(row[$0]) }
        switch isExpected.map({ row[$0] }) ?? "" {
        case "true": return nil
        case "false":
            let known = status.flatMap { LoadFailure(status: $0) } ?? .unexpected
            return status == 0 ? .unanswered(error.map { row[$0] } ?? "") : known
        default: return status.flatMap { LoadFailure(status: $0) }
        }
    }

    private struct Row {
        let columns: [String]
        let cells: [String]

        /// The cell of a column; empty where the row or the table has none.
        subscript(column: String) -> String {
            guard let index = columns.firstIndex(of: column), index < cells.count else { return "" }
            return cells[index]
        }
    }
}
