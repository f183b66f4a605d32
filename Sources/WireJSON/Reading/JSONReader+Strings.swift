internal import WireCore

extension JSONReader {
    /// Reads the string whose quote is at `start`; returns the position behind it.
    mutating func readString(
        _ input: Span<UInt8>,
        _ start: Int,
        _ kind: PayloadNode.Kind
    ) throws(WireError) -> Int {
        let first = start + 1
        let end = try JSONScan.plainEnd(input, first)
        let position = end < input.count ? end : input.count
        guard byte(input, position) != UInt8(ascii: "\\") else {
            return try readEscapedString(input, start, position, kind)
        }
        guard position < input.count else {
            throw unexpected(input, position, "a closing quote")
        }
        try append(kind, low: first, count: position - first, start)
        return position + 1
    }

    private mutating func append(
        _ kind: PayloadNode.Kind,
        low: Int,
        count: Int,
        _ start: Int,
        flags: PayloadNode.Flags = []
    ) throws(WireError) {
        guard count <= limits.stringBytes else {
            throw tooMuch(.jsonStringTooLong, start, "stringBytes", count, limits.stringBytes)
        }
        nodes.append(
            PayloadNode(
                kind,
                low: low,
                high: count,
                source: UInt32(truncatingIfNeeded: start),
                flags: flags
            )
        )
    }

    /// Reads on behind plain text up to the first backslash, with all escapes resolved.
    private mutating func readEscapedString(
        _ input: Span<UInt8>,
        _ start: Int,
        _ backslash: Int,
        _ kind: PayloadNode.Kind
    ) throws(WireError) -> Int {
        let low = input.count + unescaped.count
        var plain = start + 1
        var position = backslash
        while true {
            JSONScan.copy(input, plain..<position, to: &unescaped)
            guard position < input.count else {
                throw unexpected(input, position, "a closing quote")
            }
            if input[position] == UInt8(ascii: "\"") { break }
            position = try readEscape(input, position)
            plain = position
            position = try JSONScan.plainEnd(input, position)
        }
        guard low <= Int(UInt32.max) else {
            throw tooMuch(.jsonInputTooLarge, start, "inputBytes", low, Int(UInt32.max))
        }
        let count = input.count + unescaped.count - low
        try append(kind, low: low, count: count, start, flags: .hasEscapes)
        return position + 1
    }

    /// Resolves the escape whose backslash is at `position`; returns the position behind it.
    private mutating func readEscape(
        _ input: Span<UInt8>,
        _ position: Int
    ) throws(WireError) -> Int {
        let resolved: UInt8
        switch byte(input, position + 1) {
        case UInt8(ascii: "\""): resolved = UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): resolved = UInt8(ascii: "\\")
        case UInt8(ascii: "/"): resolved = UInt8(ascii: "/")
        case UInt8(ascii: "b"): resolved = 0x08
        case UInt8(ascii: "f"): resolved = 0x0C
        case UInt8(ascii: "n"): resolved = 0x0A
        case UInt8(ascii: "r"): resolved = 0x0D
        case UInt8(ascii: "t"): resolved = 0x09
        case UInt8(ascii: "u"): return try readUnicodeEscape(input, position)
        default: throw unexpected(input, position + 1, "an escape that JSON has")
        }
        unescaped.append(resolved)
        return position + 2
    }

    private mutating func readUnicodeEscape(
        _ input: Span<UInt8>,
        _ position: Int
    ) throws(WireError) -> Int {
        let unit = try readHex(input, position + 2)
        guard unit & 0xF800 == 0xD800 else {
            WTF8.append(codePoint: unit, to: &unescaped)
            return position + 6
        }
        if unit < 0xDC00, byte(input, position + 6) == UInt8(ascii: "\\"),
            byte(input, position + 7) == UInt8(ascii: "u")
        {
            let second = try readHex(input, position + 8)
            if second & 0xFC00 == 0xDC00 {
                let codePoint = 0x1_0000 + (unit & 0x3FF) << 10 + second & 0x3FF
                WTF8.append(codePoint: codePoint, to: &unescaped)
                return position + 12
            }
        }
        diagnostics.warn(.jsonLoneSurrogate, at: position)
        WTF8.append(codePoint: unit, to: &unescaped)
        return position + 6
    }

    private func readHex(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> UInt32 {
        var value: UInt32 = 0
        for position in start..<(start + 4) {
            let byte = byte(input, position)
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value << 4 | UInt32(byte & 0xF)
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | UInt32(byte & 0xF + 9)
            default: throw unexpected(input, position, "four hexadecimal digits")
            }
        }
        return value
    }
}
