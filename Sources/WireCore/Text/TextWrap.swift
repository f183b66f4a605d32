/// Breaks text into lines of a given width, as a terminal shows it.
package enum TextWrap {
    /// Returns the text in lines of at most `width` columns.
    ///
    /// Line ends of the text are kept, and so is a line that fits; a word that is too long is cut.
    package static func lines(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            wrapped(paragraph, width: width)
        }
    }

    private static func wrapped(_ paragraph: Substring, width: Int) -> [String] {
        guard columns(paragraph) > width else { return [String(paragraph)] }
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(separator: " ").flatMap({ pieces($0, width: width) }) {
            if !line.isEmpty, columns(line) + 1 + columns(word) > width {
                lines.append(line)
                line = word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    /// Returns a word, broken where it would exceed the width; at least one piece.
    package static func pieces(_ word: Substring, width: Int) -> [String] {
        guard columns(word) > width else { return [String(word)] }
        var pieces = [""]
        var used = 0
        for character in word {
            let needed = columns(String(character))
            if used > 0, used + needed > width {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += needed
        }
        return pieces
    }

    /// The columns a text takes: wide East Asian characters and emoji take two, combining marks none.
    package static func columns(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x0300...0x036F, 0xFE00...0xFE0F: sum
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
                0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
                0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
