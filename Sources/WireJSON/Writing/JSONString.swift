internal import WireCore

/// Strings as `JSON.stringify` writes them.
public enum JSONString {
    /// Appends a WTF-8 text in quotes: `"`, `\` and control characters escaped, lone surrogates as
    /// `\udxxx` in lower case, everything else as it stands (ECMA-262, QuoteJSONString).
    public static func appendQuoted(_ text: Span<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var plain = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte == 0xED, position + 2 < text.count, text[position + 1] >= 0xA0 {
                JSONScan.copy(text, plain..<position, to: &output)
                let unit =
                    0xD000 | UInt32(text[position + 1] & 0x3F) << 6
                    | UInt32(text[position + 2] & 0x3F)
                appendUnit(unit, to: &output)
                position += 3
                plain = position
            } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                JSONScan.copy(text, plain..<position, to: &output)
                appendEscape(byte, to: &output)
                position += 1
                plain = position
            } else {
                position += 1
            }
        }
        JSONScan.copy(text, plain..<position, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        let letter: UInt8
        switch byte {
        case 0x08: letter = UInt8(ascii: "b")
        case 0x09: letter = UInt8(ascii: "t")
        case 0x0A: letter = UInt8(ascii: "n")
        case 0x0C: letter = UInt8(ascii: "f")
        case 0x0D: letter = UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
        default: return appendUnit(UInt32(byte), to: &output)
        }
        output.append(UInt8(ascii: "\\"))
        output.append(letter)
    }

    private static func appendUnit(_ unit: UInt32, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        output.append(UInt8(ascii: "u"))
        for shift: UInt32 in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift) & 0xF
            output.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
    }
}
