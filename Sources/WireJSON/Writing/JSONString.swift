package import WireCore

/// Strings as `JSON.stringify` writes them.
package enum JSONString {
    /// Appends a WTF-8 text in quotes: `"`, `\` and control characters escaped, lone surrogates as
    /// `\udxxx` in lower case, everything else as it stands (ECMA-262, QuoteJSONString).
    package static func appendQuoted(_ text: Span<UInt8>, to output: inout [UInt8]) {
        output.append(addingCapacity: room(for: text)) { write(text, to: &$0) }
    }

    /// Appends a text in quotes as React has it: one that begins with `$` gets a second one, so
    /// that it is not taken for a tag.
    package static func appendEscapingTag(_ text: Span<UInt8>, to output: inout [UInt8]) {
        let isLikeTag = text.count > 0 && text[0] == UInt8(ascii: "$")
        output.append(addingCapacity: room(for: text) + 1) {
            write(text, escapesTag: isLikeTag, to: &$0)
        }
    }

    /// Appends the text of a string or name in quotes, as React has it where `escapesTag`; one that
    /// is known to need no escapes is not looked through.
    package static func appendText(
        _ node: PayloadNode,
        of payload: Payload,
        escapesTag: Bool,
        to output: inout [UInt8]
    ) {
        let text = payload.bytes.span.extracting(node.low..<(node.low + node.high))
        guard node.flags.contains(.isPlain) else {
            return escapesTag
                ? appendEscapingTag(text, to: &output) : appendQuoted(text, to: &output)
        }
        let isLikeTag = escapesTag && text.count > 0 && text[0] == UInt8(ascii: "$")
        output.append(addingCapacity: text.count + 3) {
            $0.append(UInt8(ascii: "\""))
            if isLikeTag { $0.append(UInt8(ascii: "$")) }
            OutputBytes.append(text, to: &$0)
            $0.append(UInt8(ascii: "\""))
        }
    }

    /// How many bytes `write` may need: what the longest escapes take, or what a longer text takes
    /// exactly, since so much should not be set aside for nothing.
    static func room(for text: Span<UInt8>) -> Int {
        guard text.count > 1_024 else { return text.count * 6 + 2 }
        var count = 2
        for index in text.indices {
            let byte = text[index]
            count += byte < 0x20 ? 6 : byte == 0xED ? 4 : byte == 0x22 || byte == 0x5C ? 2 : 1
        }
        return count
    }

    /// Appends a text in quotes, for which there is `room`, and one byte more where another `$` is
    /// to stand before it.
    static func write(
        _ text: Span<UInt8>,
        escapesTag: Bool = false,
        to output: inout OutputSpan<UInt8>
    ) {
        output.append(UInt8(ascii: "\""))
        if escapesTag { output.append(UInt8(ascii: "$")) }
        var plain = 0
        var position = JSONScan.stop(text, 0, at: .surrogate)
        while position < text.count {
            let byte = text[position]
            var length = 1
            if byte == 0xED {
                // Lone surrogates and the characters before them, in three bytes both.
                length = min(3, text.count - position)
                guard length == 3, text[position + 1] >= 0xA0 else {
                    position = JSONScan.stop(text, position + length, at: .surrogate)
                    continue
                }
            }
            OutputBytes.append(text.extracting(plain..<position), to: &output)
            if length == 3 {
                let middle = UInt16(text[position + 1] & 0x3F)
                writeUnit(0xD000 | middle << 6 | UInt16(text[position + 2] & 0x3F), to: &output)
            } else {
                writeEscape(byte, to: &output)
            }
            plain = position + length
            position = JSONScan.stop(text, plain, at: .surrogate)
        }
        OutputBytes.append(text.extracting(plain..<position), to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func writeEscape(_ byte: UInt8, to output: inout OutputSpan<UInt8>) {
        let letter: UInt8
        switch byte {
        case 0x08: letter = UInt8(ascii: "b")
        case 0x09: letter = UInt8(ascii: "t")
        case 0x0A: letter = UInt8(ascii: "n")
        case 0x0C: letter = UInt8(ascii: "f")
        case 0x0D: letter = UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
        default: return writeUnit(UInt16(byte), to: &output)
        }
        output.append(UInt8(ascii: "\\"))
        output.append(letter)
    }

    private static func writeUnit(_ unit: UInt16, to output: inout OutputSpan<UInt8>) {
        output.append(UInt8(ascii: "\\"))
        output.append(UInt8(ascii: "u"))
        for shift: UInt16 in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift) & 0xF
            output.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
    }
}
