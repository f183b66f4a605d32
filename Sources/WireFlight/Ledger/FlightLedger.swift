public import WireCore

/// Gives every byte of a Flight text or stream to exactly one owner.
public enum FlightLedger {
    /// Counts the text of a reply, or of one part of it.
    ///
    /// - Returns: a ledger whose sum is the length of `text`.
    public static func reply(_ text: Span<UInt8>) -> Ledger {
        var scanner = FlightModelLedger()
        for index in text.indices { scanner.take(text[index]) }
        return scanner.finish()
    }

    /// Counts the rows of a response.
    ///
    /// - Parameters:
    ///   - stream: the whole stream.
    ///   - dialect: the build that wrote it.
    ///   - envelope: what the framework wrapped around the result; its row 0 and its page have
    ///     owners of their own.
    /// - Returns: a ledger whose sum is the length of `stream`.
    /// - Throws: `flight.rowHeaderInvalid`, `flight.rowLengthExceedsInput`, `flight.tooManyRows`.
    public static func response(
        _ stream: Span<UInt8>,
        _ dialect: FlightDialect,
        envelope: FlightEnvelope? = nil
    ) throws(WireError) -> Ledger {
        var scanner = FlightRowScanner(dialect, limits: .standard)
        try scanner.feed(stream)
        let rows = scanner.takeRows()
        var ledger = Ledger()
        var counted = 0
        for row in rows {
            let count = row.headCount + row.content.count + (row.hasLength ? 0 : 1)
            counted += count
            if let envelope, row.id == 0, row.tag == nil {
                let pageCount = min(envelope.page?.data.count ?? 0, row.content.count)
                ledger.add(row.content.count - pageCount, to: .envelope)
                ledger.add(pageCount, to: .page)
                ledger.add(count - row.content.count, to: .rowFraming)
            } else if let page = envelope?.page, page.holds(row.offset, in: stream.count, rows) {
                ledger.add(count, to: .page)
            } else {
                add(row, to: &ledger)
            }
        }
        // What is left is a row that was cut off.
        ledger.add(stream.count - counted, to: .rowFraming)
        return ledger
    }

    private static func add(_ row: FlightRow, to ledger: inout Ledger) {
        ledger.add(row.headCount + (row.hasLength ? 0 : 1), to: .rowFraming)
        if row.hasLength {
            ledger.add(row.content.count, to: row.tag == UInt8(ascii: "T") ? .value : .fileContent)
        } else {
            ledger.add(reply(row.content.span))
        }
    }
}

extension FlightPage {
    /// Whether the row at `offset` of an answer belongs to the page.
    func holds(_ offset: Int, in count: Int, _ answer: [FlightRow]) -> Bool {
        guard offset >= modules.count, offset < count - rows.count else { return true }
        guard let envelope = answer.first(where: { $0.offset >= modules.count }) else {
            return false
        }
        let start = envelope.offset + envelope.headCount + envelope.content.count + 1
        return (start..<(start + earlyRows.count)).contains(offset)
    }
}
