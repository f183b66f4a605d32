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
            return bold(title) + (level <= 2 ? "\n" + line : "")
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

    /// Columns are as wide as their widest cell; a table that is too wide is split below its first
    /// column into several of the terminal's width.
    private func render(_ table: Document.Table) -> String {
        let cells = ([table.columns.map(\.title)] + table.rows).map { $0.map(plain) }
        let widths = table.columns.indices.map { column in
            cells.map { column < $0.count ? columns($0[column]) : 0 }.max() ?? 0
        }
        var blocks: [[Int]] = []
        var used = 0
        for column in table.columns.indices.dropFirst() {
            let needed = widths[column] + 2
            if blocks.isEmpty || used + needed > width {
                blocks.append([])
                used = min(widths[0], width / 2)
            }
            blocks[blocks.count - 1].append(column)
            used += needed
        }
        return blocks.map { block in
            cells.enumerated().map { index, row in
                let line = line(row, [0] + block, widths, table)
                return index == 0 ? bold(line) : line
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func line(
        _ row: [String],
        _ shown: [Int],
        _ widths: [Int],
        _ table: Document.Table
    ) -> String {
        var line = ""
        for (position, column) in shown.enumerated() {
            let text = column < row.count ? row[column] : ""
            let padding = String(repeating: " ", count: max(0, widths[column] - columns(text)))
            if position > 0 { line += "  " }
            line += table.columns[column].isNumeric ? padding + text : text + padding
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private func wrap(_ text: [Document.Inline], indent: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in plain(text).split(separator: " ") {
            if !line.isEmpty, columns(line) + 1 + columns(word) + indent.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        lines.append(line)
        return lines.joined(separator: "\n" + indent)
    }

    private func plain(_ text: [Document.Inline]) -> String {
        text.map { piece in
            switch piece {
            case .text(let text), .strong(let text): VisibleText.visible(text, limit: 4_096)
            case .code(let text), .anchor(let text): VisibleText.visible(text)
            }
        }.joined()
    }

    private func bold(_ text: String) -> String {
        isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    /// The columns a text takes: wide East Asian characters and emoji take two, combining marks none.
    private func columns(_ text: some StringProtocol) -> Int {
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
