internal import WireCore

/// Renders a document for a terminal: aligned columns, wrapped paragraphs, colour when wanted.
package struct TextRenderer: ReportRenderer {
    /// The width of the terminal in columns.
    package var width: Int
    /// Whether headings and emphasis are shown by escape sequences.
    package var isColored: Bool

    /// The columns of a classic terminal.
    package static let standardWidth = 80
    /// Narrower than this no table can be read.
    private static let leastWidth = 40

    /// Creates a renderer.
    package init(width: Int = standardWidth, isColored: Bool = false) {
        self.width = max(Self.leastWidth, width)
        self.isColored = isColored
    }

    /// Returns the document's text, ending with a line feed.
    ///
    /// What is folded away is left out.
    package func render(_ document: Document) -> [UInt8] {
        Array((document.blocks.compactMap(render).joined(separator: "\n\n") + "\n").utf8)
    }

    private func render(_ block: Document.Block) -> String? {
        switch block {
        case .heading(let level, let text):
            let title = plain(text)
            let line = String(
                repeating: level == 1 ? "=" : "-",
                count: min(width, TextWrap.columns(title))
            )
            let lines = TextWrap.lines(title, width: width).map(bold).joined(separator: "\n")
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
        TextWrap.lines(plain(text), width: width - indent.count).joined(separator: "\n" + indent)
    }

    func plain(_ text: [Document.Inline]) -> String {
        text.map { piece in
            switch piece {
            case .text(let text), .strong(let text):
                VisibleText.visible(text, limit: VisibleText.proseLimit)
            case .best(let text): "*" + VisibleText.visible(text)
            case .bestMark: "marked with *"
            case .section(let title): "“\(VisibleText.visible(title))” below"
            case .code(let text), .anchor(let text): VisibleText.visible(text)
            }
        }.joined()
    }

    func bold(_ text: String) -> String {
        isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
