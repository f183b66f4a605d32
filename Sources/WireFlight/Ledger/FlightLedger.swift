package import WireCore

/// Gives every byte of a Flight text or stream to exactly one owner.
package enum FlightLedger {
    /// Counts the text of a reply, or of one part of it.
    ///
    /// - Returns: a ledger whose sum is the length of `text`.
    package static func reply(_ text: Span<UInt8>) -> Ledger {
        FlightModelLedger.ledger(of: text)
    }

    /// Counts the rows of a response.
    ///
    /// - Parameters:
    ///   - stream: the whole stream.
    ///   - dialect: the build that wrote it.
    /// - Returns: a ledger whose sum is the length of `stream`.
    /// - Throws: `flight.rowHeaderInvalid`, `flight.rowLengthExceedsInput`, `flight.tooManyRows`.
    package static func response(
        _ stream: Span<UInt8>,
        _ dialect: FlightDialect
    ) throws(WireError) -> Ledger {
        try response(stream, dialect) { _, _ in nil }
    }

    /// Counts the rows of a response, some of which belong to a framework.
    ///
    /// - Parameters:
    ///   - stream: the whole stream.
    ///   - dialect: the build that wrote it.
    ///   - framework: the owners of a row's bytes, given the row and all rows; nil for a row that
    ///     is React's own.
    /// - Returns: a ledger whose sum is the length of `stream`.
    /// - Throws: as `response(_:_:)`.
    package static func response(
        _ stream: Span<UInt8>,
        _ dialect: FlightDialect,
        framework: (FlightStreamReader.Row, [FlightStreamReader.Row]) -> Ledger?
    ) throws(WireError) -> Ledger {
        let (rows, _) = try FlightStreamReader.rows(of: stream, dialect)
        var ledger = Ledger()
        var counted = 0
        for row in rows {
            counted += row.range.count
            if let owners = framework(row, rows) {
                ledger.add(owners)
            } else {
                add(row, stream.extracting(row.content), to: &ledger)
            }
        }
        // What is left is a row that was cut off.
        ledger.add(stream.count - counted, to: .rowFraming)
        return ledger
    }

    private static func add(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>,
        to ledger: inout Ledger
    ) {
        if let tag = row.tag, !row.hasLength, "DNWJ".utf8.contains(tag) {
            ledger.add(row.range.count, to: .development)
            return
        }
        ledger.add(row.range.count - row.content.count, to: .rowFraming)
        if row.hasLength {
            ledger.add(row.content.count, to: row.tag == UInt8(ascii: "T") ? .value : .fileContent)
        } else {
            ledger.add(reply(content))
        }
    }
}
