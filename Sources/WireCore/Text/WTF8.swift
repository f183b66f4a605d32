/// JavaScript strings as bytes: UTF-8, with lone surrogates as three bytes each (WTF-8).
package enum WTF8 {
    /// The number of UTF-16 code units, which is JavaScript's `length`.
    @inlinable
    package static func utf16Count(_ text: Span<UInt8>) -> Int {
        var count = 0
        for index in text.indices {
            let byte = text[index]
            // Each sequence counts once by its first byte; a four-byte one makes two units.
            if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
        }
        return count
    }

    /// Whether the text holds a lone surrogate, which UTF-8 cannot carry.
    package static func hasLoneSurrogate(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 3 else { return false }
        for index in 0..<(text.count - 2) where text[index] == 0xED && text[index + 1] >= 0xA0 {
            return true
        }
        return false
    }

    /// Appends the text with every lone surrogate as U+FFFD, as `TextEncoder` writes it.
    package static func appendWellFormed(_ text: Span<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            if text[index] == 0xED, index + 2 < text.count, text[index + 1] >= 0xA0 {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                index += 3
            } else {
                output.append(text[index])
                index += 1
            }
        }
    }

    /// Appends one code point, a lone surrogate included, as one to four bytes.
    @inlinable
    package static func append(codePoint: UInt32, to output: inout [UInt8]) {
        if codePoint < 0x80 {
            output.append(UInt8(truncatingIfNeeded: codePoint))
        } else if codePoint < 0x800 {
            output.append(0xC0 | UInt8(truncatingIfNeeded: codePoint >> 6))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint & 0x3F))
        } else if codePoint < 0x1_0000 {
            output.append(0xE0 | UInt8(truncatingIfNeeded: codePoint >> 12))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint >> 6 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint & 0x3F))
        } else {
            output.append(0xF0 | UInt8(truncatingIfNeeded: codePoint >> 18 & 0x07))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint >> 12 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint >> 6 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: codePoint & 0x3F))
        }
    }

    /// Appends one code point, a lone surrogate included, to an output that has room for it.
    @inlinable
    package static func append(codePoint: UInt32, to output: inout OutputSpan<UInt8>) {
        let last = UInt64(0x80 | codePoint & 0x3F)
        let second = UInt64(0x80 | codePoint >> 6 & 0x3F)
        if codePoint < 0x80 {
            output.append(UInt8(truncatingIfNeeded: codePoint))
        } else if codePoint < 0x800 {
            let word = UInt64(0xC0 | codePoint >> 6) | last << 8
            OutputBytes.append(word: word, count: 2, to: &output)
        } else if codePoint < 0x1_0000 {
            let word = UInt64(0xE0 | codePoint >> 12) | second << 8 | last << 16
            OutputBytes.append(word: word, count: 3, to: &output)
        } else {
            let third = UInt64(0x80 | codePoint >> 12 & 0x3F)
            let word = UInt64(0xF0 | codePoint >> 18 & 0x07) | third << 8 | second << 16
            OutputBytes.append(word: word | last << 24, count: 4, to: &output)
        }
    }

    /// Where the first malformed UTF-8 sequence begins; nil when there is none.
    package static func firstFault(_ bytes: Span<UInt8>) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// Decodes bytes as `TextDecoder` does: malformed sequences become U+FFFD, one for each maximal
    /// subpart (WHATWG Encoding, section 4.5); a leading byte order mark stays.
    package static func decodeLossy(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Array(String(decoding: Array(bytes), as: UTF8.self).utf8)
    }
}
