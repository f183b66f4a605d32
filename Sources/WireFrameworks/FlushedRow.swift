internal import WireFlight

/// A row of an answer, as far as its flushing depends on it.
struct FlushedRow {
    /// The number before the colon.
    let id: Int
    /// The letter after the colon, or nil for a row that is JSON.
    let tag: UInt8?
    /// Where the row begins.
    let start: Int
    /// Where what follows the colon begins, the tag included.
    let content: Int
    /// Where the content of a row with a length begins, after the comma; else nil.
    let payload: Int?
    /// Where the next row begins.
    let end: Int

    /// Finds the rows of a stream; what follows no rule is taken as one row to the end.
    static func rows(of stream: Span<UInt8>, _ dialect: FlightDialect) -> [FlushedRow] {
        var reader = FlightStreamReader(dialect)
        var position = 0
        var rows: [FlushedRow] = []
        while let row = try? reader.next(in: stream, &position) { rows.append(FlushedRow(row)) }
        let start = rows.last?.end ?? 0
        if start < stream.count {
            rows.append(
                FlushedRow(
                    id: 0,
                    tag: nil,
                    start: start,
                    content: start,
                    payload: nil,
                    end: stream.count
                )
            )
        }
        return rows
    }
}

extension FlushedRow {
    private init(_ row: FlightStreamReader.Row) {
        id = row.id
        tag = row.tag
        start = row.range.lowerBound
        content = row.content.lowerBound - (row.tag == nil || row.hasLength ? 0 : 1)
        payload = row.hasLength ? row.content.lowerBound : nil
        end = row.range.upperBound
    }
}
