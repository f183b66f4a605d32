internal import WireCore

/// The text between `$'` and `'`, as browsers write it when they copy a request as curl.
enum ANSIQuote {
    /// Resolves the escapes as bash does.
    ///
    /// Chrome and Firefox write UTF-16 units, so two surrogates make one character. A `\x` is a byte;
    /// where such bytes are no UTF-8, as older browsers wrote them for Latin letters, they are the
    /// characters of these numbers instead.
    static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let output = resolved(text, bytesAreCharacters: false)
        guard WTF8.firstFault(output.span) != nil else { return output }
        return resolved(text, bytesAreCharacters: true)
    }

    private static func resolved(
        _ text: ArraySlice<UInt8>,
        bytesAreCharacters: Bool
    ) -> [UInt8] {
        var output: [UInt8] = []
        var cursor = ByteCursor(text)
        while let byte = cursor.take() {
            guard byte == UInt8(ascii: "\\"), let letter = cursor.take() else {
                output.append(byte)
                continue
            }
            switch letter {
            case UInt8(ascii: "u"): appendUnit(&cursor, to: &output)
            case UInt8(ascii: "U"):
                append(number(&cursor, atMost: 8, radix: 16), letter, to: &output)
            case UInt8(ascii: "x"):
                let value = number(&cursor, atMost: 2, radix: 16)
                if let value, !bytesAreCharacters {
                    output.append(UInt8(truncatingIfNeeded: value))
                } else {
                    append(value, letter, to: &output)
                }
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                let rest = number(&cursor, atMost: 2, radix: 8, from: UInt32(letter & 7)) ?? 0
                output.append(UInt8(truncatingIfNeeded: rest))
            case UInt8(ascii: "c"): if let key = cursor.take() { output.append(key & 0x1F) }
            default: output.append(controls[letter] ?? letter)
            }
        }
        return output
    }

    /// The letters that stand for control characters.
    private static let controls: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "e"): 0x1B,
        UInt8(ascii: "E"): 0x1B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
    ]

    /// Appends the character of a `\u`, which may be the first half of a surrogate pair.
    private static func appendUnit(_ cursor: inout ByteCursor, to output: inout [UInt8]) {
        let unit = number(&cursor, atMost: 4, radix: 16)
        if let unit, (0xD800..<0xDC00).contains(unit) {
            var ahead = cursor
            if ahead.skip("\\"), ahead.skip("u"),
                let low = number(&ahead, atMost: 4, radix: 16), (0xDC00..<0xE000).contains(low)
            {
                cursor = ahead
                let point = 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                return WTF8.append(codePoint: point, to: &output)
            }
        }
        append(unit, UInt8(ascii: "u"), to: &output)
    }

    /// Appends a character; without digits, the escape stays as it is written.
    private static func append(_ value: UInt32?, _ letter: UInt8, to output: inout [UInt8]) {
        if let value, value < 0x11_0000 {
            WTF8.append(codePoint: value, to: &output)
        } else {
            output += [UInt8(ascii: "\\"), letter]
        }
    }

    /// The number that the next digits spell; nil without any, and nothing taken.
    private static func number(
        _ cursor: inout ByteCursor,
        atMost count: Int,
        radix: UInt32,
        from start: UInt32? = nil
    ) -> UInt32? {
        var value = start
        for _ in 0..<count {
            guard let digit = cursor.next?.hexValue, digit < radix else { break }
            value = (value ?? 0) &* radix &+ UInt32(digit)
            _ = cursor.take()
        }
        return value
    }
}
