/// Makes text from samples safe to show: what a reader sees is what is there.
///
/// Control characters, bidirectional overrides and invisible characters are written as `\u{1b}`, so
/// that no sample can move the cursor, recolour a terminal or reorder a line (CWE-150); very long
/// texts are cut, their length shown.
package enum VisibleText {
    /// The most characters of one text that are shown.
    package static let limit = 256
    /// The most characters that are shown of a report's own text.
    static let proseLimit = 4_096

    /// Returns the text with everything invisible spelled out.
    package static func visible(_ text: String, limit: Int = limit) -> String {
        var output = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit {
                return output + "… (\(text.unicodeScalars.count) characters)"
            }
            count += 1
            switch scalar {
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case _ where isInvisible(scalar):
                output += "\\u{\(String(scalar.value, radix: 16))}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Controls (C0, C1, DEL), bidirectional marks, zero-width characters and line separators.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
