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
    ///   - rows: the rows, as a reader found them.
    ///   - stream: the whole stream.
    ///   - framework: the owners of a row's bytes; nil for a row that is React's own.
    /// - Returns: a ledger whose sum is the length of `stream`.
    package static func response(
        _ rows: [FlightStreamReader.Row],
        in stream: Span<UInt8>,
        framework: (FlightStreamReader.Row) -> Ledger? = { _ in nil }
    ) -> Ledger {
        var ledger = Ledger()
        var counted = 0
        for row in rows {
            counted += row.range.count
            if let owners = framework(row) {
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
