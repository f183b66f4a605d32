internal import WireCore

extension JSONReader {
    /// Reads the string whose quote is at `start`; returns the position behind it.
    @inline(__always)
    mutating func readString(
        _ input: Span<UInt8>,
        _ start: Int,
        _ kind: PayloadNode.Kind,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let end = JSONScan.stop(input, start + 1)
        guard JSONScan.byte(input, end) == UInt8(ascii: "\"") else {
            return try readLongString(input, start, end, kind, &nodes)
        }
        try append(kind, low: start + 1, count: end - start - 1, start, to: &nodes)
        return end + 1
    }

    /// Reads on at `stop`, where something stands that is not plain ASCII.
    @inline(never)
    private mutating func readLongString(
        _ input: Span<UInt8>,
        _ start: Int,
        _ stop: Int,
        _ kind: PayloadNode.Kind,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let end = try JSONScan.plainEnd(input, stop)
        switch JSONScan.byte(input, end) {
        case UInt8(ascii: "\""):
            try append(kind, low: start + 1, count: end - start - 1, start, to: &nodes)
            return end + 1
        case UInt8(ascii: "\\"):
            return try readEscapedString(input, start, end, kind, &nodes)
        default: throw unexpected(input, end, "a closing quote")
        }
    }

    @inline(__always)
    private mutating func append(
        _ kind: PayloadNode.Kind,
        low: Int,
        count: Int,
        _ start: Int,
        flags: PayloadNode.Flags = .isPlain,
        to nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) {
        guard count <= limits.stringBytes else {
            throw WireError(
                JSONError.stringTooLong,
                at: start,
                count,
                limit: "stringBytes",
                limits.stringBytes
            )
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
        _ kind: PayloadNode.Kind,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let low = input.count + unescaped.count
        // What is read gets no longer: room for the rest of the text is made once.
        var text = unescaped
        unescaped = []
        var end = backslash
        try text.append(addingCapacity: input.count - start) {
            (output: inout OutputSpan<UInt8>) throws(WireError) in
            end = try unescape(input, start + 1, backslash, to: &output)
        }
        unescaped = text
        guard low <= Int(UInt32.max) else {
            throw WireError(
                JSONError.inputTooLarge,
                at: start,
                low,
                limit: "inputBytes",
                Int(UInt32.max)
            )
        }
        let count = input.count + unescaped.count - low
        try append(kind, low: low, count: count, start, flags: .hasEscapes, to: &nodes)
        return end + 1
    }

    /// Resolves the escapes of a string from the first one on; returns where its closing quote is.
    private mutating func unescape(
        _ input: Span<UInt8>,
        _ start: Int,
        _ backslash: Int,
        to output: inout OutputSpan<UInt8>
    ) throws(WireError) -> Int {
        var plain = start
        var position = backslash
        while true {
            OutputBytes.append(input.extracting(plain..<position), to: &output)
            guard position < input.count else {
                throw unexpected(input, position, "a closing quote")
            }
            if input[position] == UInt8(ascii: "\"") { return position }
            repeat {
                position = try readEscape(input, position, to: &output)
            } while JSONScan.byte(input, position) == UInt8(ascii: "\\")
            plain = position
            position = try JSONScan.plainEnd(input, position)
        }
    }

    /// Resolves the escape whose backslash is at `position`; returns the position behind it.
    @inline(__always)
    private mutating func readEscape(
        _ input: Span<UInt8>,
        _ position: Int,
        to output: inout OutputSpan<UInt8>
    ) throws(WireError) -> Int {
        let resolved: UInt8
        switch JSONScan.byte(input, position + 1) {
        case UInt8(ascii: "\""): resolved = UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): resolved = UInt8(ascii: "\\")
        case UInt8(ascii: "/"): resolved = UInt8(ascii: "/")
        case UInt8(ascii: "b"): resolved = 0x08
        case UInt8(ascii: "f"): resolved = 0x0C
        case UInt8(ascii: "n"): resolved = 0x0A
        case UInt8(ascii: "r"): resolved = 0x0D
        case UInt8(ascii: "t"): resolved = 0x09
        case UInt8(ascii: "u"): return try readUnicodeEscape(input, position, to: &output)
        default: throw unexpected(input, position + 1, "an escape that JSON has")
        }
        output.append(resolved)
        return position + 2
    }

    private mutating func readUnicodeEscape(
        _ input: Span<UInt8>,
        _ position: Int,
        to output: inout OutputSpan<UInt8>
    ) throws(WireError) -> Int {
        let unit = try readHex(input, position + 2)
        guard unit & 0xF800 == 0xD800 else {
            WTF8.append(codePoint: unit, to: &output)
            return position + 6
        }
        if unit < 0xDC00, JSONScan.byte(input, position + 6) == UInt8(ascii: "\\"),
            JSONScan.byte(input, position + 7) == UInt8(ascii: "u")
        {
            let second = try readHex(input, position + 8)
            if second & 0xFC00 == 0xDC00 {
                let codePoint = 0x1_0000 + (unit & 0x3FF) << 10 + second & 0x3FF
                WTF8.append(codePoint: codePoint, to: &output)
                return position + 12
            }
        }
        diagnostics.warn(JSONError.loneSurrogate, at: position)
        WTF8.append(codePoint: unit, to: &output)
        return position + 6
    }

    @inline(__always)
    private func readHex(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> UInt32 {
        if let unit = JSONScan.hexWord(input, start) { return unit }
        return try readDigits(input, start)
    }

    /// Reads four hexadecimal digits one by one, up to the first that is none.
    @inline(never)
    private func readDigits(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> UInt32 {
        var value: UInt32 = 0
        for position in start..<(start + 4) {
            guard let digit = JSONScan.byte(input, position).hexValue else {
                throw unexpected(input, position, "four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
