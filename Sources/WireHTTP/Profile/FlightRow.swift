/// The frame of one row of a Flight stream: where it lies, without a look at its value.
struct FlightRow {
    /// The number before the colon.
    let id: Int
    /// The letter after the colon, or 0 for a row that is JSON.
    let tag: UInt8
    /// Where the row begins.
    let start: Int
    /// Where its content begins, after the colon.
    let content: Int
    /// Where the content of a row with a length begins, after the comma; else nil.
    let payload: Int?
    /// Where the next row begins.
    let end: Int

    /// Finds the rows of a stream; whatever follows no rule is taken as one line.
    static func scan(_ bytes: Span<UInt8>) -> [FlightRow] {
        var rows: [FlightRow] = []
        var start = 0
        while start < bytes.count {
            let row = scanRow(bytes, from: start)
            rows.append(row)
            start = row.end
        }
        return rows
    }

    private static func scanRow(_ bytes: Span<UInt8>, from start: Int) -> FlightRow {
        let (id, colon) = hexNumber(bytes, from: start)
        let content = colon < bytes.count && bytes[colon] == 0x3A ? colon + 1 : colon
        let first = content < bytes.count ? bytes[content] : 0
        let tag = (0x41...0x5A).contains(first) || lengthTags.contains(first) ? first : 0
        var payload: Int?
        var end = bytes.count
        if tag != 0, lengthTags.contains(tag) {
            let (length, comma) = hexNumber(bytes, from: content + 1)
            if comma > content + 1, comma < bytes.count, bytes[comma] == 0x2C {
                payload = comma + 1
                end = min(comma + 1 + min(length, bytes.count), bytes.count)
            }
        }
        if payload == nil {
            var index = content
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            end = min(index + 1, bytes.count)
        }
        return FlightRow(
            id: id,
            tag: tag,
            start: start,
            content: content,
            payload: payload,
            end: end
        )
    }

    /// Reads hex digits up to 32 bits and returns their value and where they end.
    static func hexNumber(_ bytes: Span<UInt8>, from start: Int) -> (value: Int, end: Int) {
        var value = 0
        var index = start
        while index < bytes.count, index - start < 8, let digit = hexDigit(bytes[index]) {
            value = value << 4 | digit
            index += 1
        }
        return (value, index)
    }

    /// The tags of text and binary rows, which say how long they are.
    private static let lengthTags = Set("TAOoUSsLlGgMmVb".utf8)
}

/// Returns the value of a hex digit, or nil.
func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
}
