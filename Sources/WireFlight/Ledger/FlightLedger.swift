public import WireCore

/// Gives every byte of a Flight text or stream to exactly one owner.
public enum FlightLedger {
    /// Counts the text of a reply, or of one part of it.
    ///
    /// - Returns: a ledger whose sum is the length of `text`.
    public static func reply(_ text: Span<UInt8>) -> Ledger {
        FlightModelLedger.ledger(of: text)
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
        let (rows, _) = try FlightStreamReader.rows(of: stream, dialect)
        var ledger = Ledger()
        var counted = 0
        for row in rows {
            counted += row.range.count
            if let envelope, row.id == 0, row.tag == nil {
                let pageCount = min(envelope.page?.data.count ?? 0, row.content.count)
                ledger.add(row.content.count - pageCount, to: .envelope)
                ledger.add(pageCount, to: .page)
                ledger.add(row.range.count - row.content.count, to: .rowFraming)
            } else if let page = envelope?.page, page.holds(row, in: stream.count, rows) {
                ledger.add(row.range.count, to: .page)
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

extension FlightPage {
    /// Whether a row of an answer belongs to the page.
    func holds(
        _ row: FlightStreamReader.Row,
        in count: Int,
        _ answer: [FlightStreamReader.Row]
    ) -> Bool {
        let offset = row.range.lowerBound
        guard offset >= modules.count, offset < count - rows.count else { return true }
        let envelope = answer.first { $0.range.lowerBound >= modules.count }
        guard let start = envelope?.range.upperBound else { return false }
        return (start..<(start + earlyRows.count)).contains(offset)
    }
}
