/// Renders a document for a terminal: aligned columns, wrapped paragraphs, colour when wanted.
public struct TextRenderer: Sendable {
    /// The width of the terminal in columns.
    public var width: Int
    /// Whether headings and emphasis are shown by escape sequences.
    public var isColored: Bool

    /// Creates a renderer.
    public init(width: Int = 80, isColored: Bool = false) {
        self.width = max(40, width)
        self.isColored = isColored
    }

    /// Returns the document's text, ending with a line feed.
    ///
    /// What is folded away is left out.
    public func render(_ document: Document) -> String {
        document.blocks.compactMap(render).joined(separator: "\n\n") + "\n"
    }

    private func render(_ block: Document.Block) -> String? {
        switch block {
        case .heading(let level, let text):
            let title = plain(text)
            let line = String(repeating: level == 1 ? "=" : "-", count: min(width, columns(title)))
            let lines = wrap(title, to: width).map(bold).joined(separator: "\n")
            return lines + (level <= 2 ? "\n" + line : "")
        case .paragraph(let text):
            return wrap(text, indent: "")
        case .list(let points):
            return points.map { "* " + wrap($0, indent: "  ") }.joined(separator: "\n")
        case .table(let table):
            return render(table)
        case .preformatted(let text):
            return text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { VisibleText.visible(String($0)) }.joined(separator: "\n")
        case .details:
            return nil
        }
    }

    private func wrap(_ text: [Document.Inline], indent: String) -> String {
        wrap(plain(text), to: width - indent.count).joined(separator: "\n" + indent)
    }

    /// Lines of at most `width` columns; words that are longer are broken.
    func wrap(_ text: String, to width: Int) -> [String] {
        guard columns(text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap({ pieces($0, of: width) }) {
            if !line.isEmpty, columns(line) + 1 + columns(word) > width {
                lines.append(line)
                line = word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    /// A word, broken where it would exceed the width; at least one piece.
    func pieces(_ word: Substring, of width: Int) -> [String] {
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

    func plain(_ text: [Document.Inline]) -> String {
        text.map { piece in
            switch piece {
            case .text(let text), .strong(let text): VisibleText.visible(text, limit: 4_096)
            case .code(let text), .anchor(let text): VisibleText.visible(text)
            }
        }.joined()
    }

    func bold(_ text: String) -> String {
        isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    /// The columns a text takes: wide East Asian characters and emoji take two, combining marks none.
    func columns(_ text: some StringProtocol) -> Int {
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
