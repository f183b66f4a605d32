internal import WireCore

/// Splits a command line as a POSIX shell does, as far as copied `curl` commands need it: quotes,
/// backslashes, line continuations and `$'…'`; nothing is expanded or run.
enum ShellWords {
    /// Returns the words.
    ///
    /// - Throws: `init.quote` at the quote that is never closed; `init.windowsCommand` at a caret
    ///   that quotes as `cmd` does.
    static func split(_ text: [UInt8]) throws(WireError) -> [String] {
        var words: [String] = []
        var word: [UInt8]?
        var position = 0
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0D:
                if let finished = word { words.append(String(decoding: finished, as: UTF8.self)) }
                word = nil
                position += 1
            case UInt8(ascii: "'"):
                let end = try close(text, position, byte)
                word = (word ?? []) + text[(position + 1)..<end]
                position = end + 1
            case UInt8(ascii: "\""):
                let end = try close(text, position, byte)
                word = (word ?? []) + unescaped(text[(position + 1)..<end])
                position = end + 1
            case UInt8(ascii: "$") where position + 1 < text.count && text[position + 1] == 0x27:
                let end = try close(text, position + 1, 0x27, escapes: true)
                word = (word ?? []) + ansi(Array(text[(position + 2)..<end]))
                position = end + 1
            case UInt8(ascii: "\\"):
                let next = position + 1 < text.count ? text[position + 1] : nil
                if let next, next != 0x0A, next != 0x0D { word = (word ?? []) + [next] }
                position += next == 0x0D ? 3 : 2
            case UInt8(ascii: "^")
            where position + 1 < text.count && isQuotedByCmd(text[position + 1]):
                throw WireError(InitError.windowsCommand, at: position)
            default:
                word = (word ?? []) + [byte]
                position += 1
            }
        }
        if let finished = word { words.append(String(decoding: finished, as: UTF8.self)) }
        return words
    }

    /// What `cmd` escapes with a caret in copied commands: quotes and line ends.
    private static func isQuotedByCmd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    /// The position of the quote that closes the one at `start`.
    private static func close(
        _ text: [UInt8],
        _ start: Int,
        _ quote: UInt8,
        escapes: Bool = false
    ) throws(WireError) -> Int {
        var position = start + 1
        while position < text.count, text[position] != quote {
            let skips = text[position] == UInt8(ascii: "\\") && (quote == 0x22 || escapes)
            position += skips ? 2 : 1
        }
        guard position < text.count else { throw WireError(InitError.quote, at: start) }
        return position
    }

    /// Within double quotes a backslash only escapes `$`, a backquote, `"`, itself and line ends.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var position = text.startIndex
        while position < text.endIndex {
            let next = position + 1 < text.endIndex ? text[position + 1] : nil
            if text[position] == UInt8(ascii: "\\"), let next, "$`\"\\\n".utf8.contains(next) {
                if next != 0x0A { output.append(next) }
                position += 2
            } else {
                output.append(text[position])
                position += 1
            }
        }
        return output
    }

    /// The escapes of `$'…'`, which browsers write when they copy a request as curl.
    private static func ansi(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        while position < text.count {
            guard text[position] == UInt8(ascii: "\\"), position + 1 < text.count else {
                output.append(text[position])
                position += 1
                continue
            }
            let letter = text[position + 1]
            position += 2
            switch letter {
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"), UInt8(ascii: "x"):
                let width = letter == UInt8(ascii: "u") ? 4 : 2
                let digits = text[position...].prefix(width)
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
                if let value {
                    WTF8.append(codePoint: value, to: &output)
                    position += digits.count
                }
            default: output.append(letter)
            }
        }
        return output
    }
}
