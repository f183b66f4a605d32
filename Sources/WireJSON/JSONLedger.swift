public import WireCore

/// Who owns each byte of a JSON text.
public enum JSONLedger {
    /// Gives every byte of a JSON text to one owner.
    ///
    /// String content and other scalars are values, or keys; quotes, brackets, commas and colons
    /// are punctuation. Of an escape, as many bytes as its character takes in UTF-8 belong to the
    /// text, the rest is escape.
    ///
    /// - Throws: `json.…` when the text is not JSON.
    public static func ledger(
        of text: Span<UInt8>,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> Ledger {
        var diagnostics = Diagnostics(limit: 0)
        let payload = try JSONCodec().decode(text, limits: limits, diagnostics: &diagnostics)
        var ledger = Ledger()
        var position = 0
        for node in payload.nodes {
            let start = Int(node.source)
            addBetween(text, position..<start, to: &ledger)
            position = start
            switch node.kind {
            case .string, .key:
                let owner: Ledger.Owner = node.kind == .key ? .key : .value
                let end = stringEnd(text, start)
                let written = end - start - 2
                ledger.add(2, to: .punctuation)
                ledger.add(node.high, to: owner)
                ledger.add(written - node.high, to: .escape)
                position = end
            case .number:
                ledger.add(Int(node.detail), to: .value)
                position += Int(node.detail)
            case .true, .null:
                ledger.add(4, to: .value)
                position += 4
            case .false:
                ledger.add(5, to: .value)
                position += 5
            default: break
            }
        }
        addBetween(text, position..<text.count, to: &ledger)
        return ledger
    }

    /// The position behind the closing quote of the string that begins at `start`.
    private static func stringEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start + 1
        while text[position] != UInt8(ascii: "\"") {
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return position + 1
    }

    /// Shares out what stands between scalars: white space and punctuation.
    private static func addBetween(
        _ text: Span<UInt8>,
        _ range: Range<Int>,
        to ledger: inout Ledger
    ) {
        for position in range {
            let isSpace = text[position] <= 0x20
            ledger.add(1, to: isSpace ? .whitespace : .punctuation)
        }
    }
}
