internal import WireCore

/// Splits a text into commands and words as a POSIX shell does, as far as copied `curl` commands
/// need it: quotes, line continuations, comments, here-documents; nothing is expanded or run.
struct ShellWords {
    /// One command: its words, and what it would read from standard input.
    struct Command {
        var words: [[UInt8]] = []
        var input: [UInt8]?
    }

    /// Where the shell would put something in the place of a variable or a command; nil for nowhere.
    private(set) var expansion: Int?
    private var cursor: ByteCursor
    private var word: [UInt8]?
    private var command = Command()
    /// What ends the here-document that begins with the next line.
    private var delimiter: [UInt8]?
    /// What becomes of the word at hand: the operator in front of it decides.
    private var role = Role.word

    private enum Role {
        case word
        /// The file of a redirection, which is no word.
        case file
        case delimiter
        case hereString
    }

    init(_ text: [UInt8]) { cursor = ByteCursor(text) }

    /// Reads the next command that has words; nil at the end of the text.
    ///
    /// - Throws: `init.quote` at the quote that is never closed; `init.windowsCommand` and
    ///   `init.powerShell` where the text is quoted for these shells.
    mutating func next() throws(WireError) -> Command? {
        command = Command()
        while let byte = cursor.next {
            guard try !readQuoted(byte) else { continue }
            let start = cursor.position
            _ = cursor.take()
            switch byte {
            case UInt8(ascii: " "), 0x09, 0x0D: endWord()
            case UInt8(ascii: "#") where word == nil: _ = cursor.take { $0 != 0x0A }
            case UInt8(ascii: ">"), UInt8(ascii: "<"): redirect(byte)
            case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
                UInt8(ascii: ")"), 0x0A:
                endWord()
                if byte == 0x0A, let delimiter { readDocument(delimiter) }
                if !command.words.isEmpty { return command }
            case UInt8(ascii: "^") where cursor.next.map(Self.isQuotedByCmd) ?? false:
                throw WireError(InitError.windowsCommand, at: start)
            case UInt8(ascii: "`") where cursor.next == 0x0A || cursor.next == 0x0D:
                throw WireError(InitError.powerShell, at: start)
            default:
                noteExpansion(byte, at: start)
                word = (word ?? []) + [byte]
            }
        }
        endWord()
        return command.words.isEmpty ? nil : command
    }

    /// What `cmd` escapes with a caret in copied commands: quotes and line ends.
    private static func isQuotedByCmd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    private mutating func endWord() {
        guard let finished = word else { return }
        switch role {
        case .word: command.words.append(finished)
        case .file: break
        case .delimiter: delimiter = finished
        case .hereString: command.input = finished + [0x0A]
        }
        word = nil
        role = .word
    }

    // MARK: Quotes

    /// Reads what is quoted, into the word at hand; returns whether there was such a thing.
    private mutating func readQuoted(_ byte: UInt8) throws(WireError) -> Bool {
        let start = cursor.position
        var ahead = cursor
        _ = ahead.take()
        switch byte {
        case UInt8(ascii: "'"):
            cursor = ahead
            word = (word ?? []) + (try close(from: start, byte))
        case UInt8(ascii: "\""):
            cursor = ahead
            let text = try close(from: start, byte)
            word = (word ?? []) + unescaped(text)
        case UInt8(ascii: "$") where ahead.skip("'"):
            cursor = ahead
            word = (word ?? []) + ANSIQuote.resolved(try close(from: start, 0x27, escapes: true))
        case UInt8(ascii: "$") where ahead.next == UInt8(ascii: "\""):
            // A text to be translated is itself where there is no translation.
            cursor = ahead
        case UInt8(ascii: "\\"):
            cursor = ahead
            readEscaped()
        default: return false
        }
        return true
    }

    /// Reads what follows a backslash: a character that is meant as such, or the end of a line.
    private mutating func readEscaped() {
        let isReturn = cursor.skip("\r")
        if cursor.skip("\n") {
            // A line that a terminal continues begins with its second prompt.
            var ahead = cursor
            if ahead.skip(">"), ahead.skip(" ") { cursor = ahead }
        } else if !isReturn, let byte = cursor.take() {
            word = (word ?? []) + [byte]
        }
    }

    /// The text up to the quote that closes the one at `start`; passes over both.
    private mutating func close(
        from start: Int,
        _ quote: UInt8,
        escapes: Bool = false
    ) throws(WireError) -> ArraySlice<UInt8> {
        let begin = cursor.position
        while let byte = cursor.take() {
            if byte == quote { return cursor.text[begin..<(cursor.position - 1)] }
            if byte == UInt8(ascii: "\\"), quote == 0x22 || escapes { _ = cursor.take() }
        }
        throw WireError(InitError.quote, at: start)
    }

    /// Within double quotes a backslash only escapes `$`, a backquote, `"`, itself and line ends.
    private mutating func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var inner = ByteCursor(text)
        while let byte = inner.take() {
            if byte == UInt8(ascii: "\\"), let next = inner.next, "$`\"\\\n".utf8.contains(next) {
                _ = inner.take()
                if next != 0x0A { output.append(next) }
                continue
            }
            if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "`") {
                noteExpansion(byte, at: inner.position - 1)
            }
            output.append(byte)
        }
        return output
    }

    /// Notes a dollar sign that begins a variable or a command, and a backquote.
    private mutating func noteExpansion(_ byte: UInt8, at position: Int) {
        guard expansion == nil else { return }
        let next = position + 1 < cursor.text.endIndex ? cursor.text[position + 1] : 0
        let begins = next.isLetter || "_{(".utf8.contains(next)
        if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "$") && begins { expansion = position }
    }

    // MARK: Redirections

    /// Reads an operator; at the start of a command a `>` is a prompt.
    private mutating func redirect(_ byte: UInt8) {
        let isPrompt = byte == UInt8(ascii: ">") && word == nil && command.words.isEmpty
        // The number of a descriptor belongs to the operator; anything else is a word before it.
        if let digits = word, digits.allSatisfy(\.isDigit) { word = nil }
        endWord()
        guard !isPrompt else { return }
        role = .file
        if byte == UInt8(ascii: "<"), cursor.skip("<") {
            role = cursor.skip("<") ? .hereString : .delimiter
            _ = cursor.skip("-")
        } else {
            _ = cursor.take { ">&|".utf8.contains($0) }
        }
        cursor.skipBlanks()
    }

    /// Reads the lines of a here-document up to its delimiter.
    private mutating func readDocument(_ delimiter: [UInt8]) {
        self.delimiter = nil
        var lines: [UInt8] = []
        while !cursor.isAtEnd {
            let line = cursor.text[cursor.take { $0 != 0x0A }]
            _ = cursor.skip("\n")
            guard !line.elementsEqual(delimiter) else { break }
            lines += line + [0x0A]
        }
        command.input = lines
    }
}
