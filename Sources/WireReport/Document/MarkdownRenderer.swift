internal import WireCore

/// Renders a document as GitHub-flavoured Markdown that also reads well raw.
package struct MarkdownRenderer: ReportRenderer {
    package init() {}

    /// Returns the document's text, ending with a line feed.
    package func render(_ document: Document) -> [UInt8] {
        Array((Self.render(document.blocks) + "\n").utf8)
    }

    private static func render(_ blocks: [Document.Block]) -> String {
        blocks.map(render).joined(separator: "\n\n")
    }

    private static func render(_ block: Document.Block) -> String {
        switch block {
        case .heading(let level, let text):
            String(repeating: "#", count: level) + " " + inline(text)
        case .paragraph(let text):
            paragraph(text)
        case .list(let points):
            points.map { "* " + paragraph($0) }.joined(separator: "\n")
        case .table(let table):
            render(table)
        case .preformatted(let text):
            fence(text)
        case .details(let summary, let blocks):
            "<details><summary>\(escape(summary))</summary>\n\n\(render(blocks))\n\n</details>"
        }
    }

    private static func render(_ table: Document.Table) -> String {
        let head = "| " + table.columns.map { cell($0.title) }.joined(separator: " | ") + " |"
        let rule = "|" + table.columns.map { $0.isNumeric ? "--:|" : "---|" }.joined()
        let rows = table.rows.map { row in
            let cells = table.columns.indices.map { $0 < row.count ? cell(row[$0]) : "" }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return ([head, rule] + rows).joined(separator: "\n")
    }

    private static func inline(_ text: [Document.Inline]) -> String {
        text.map { piece in
            switch piece {
            case .text(let text): escape(text)
            case .strong(let text), .best(let text): "**\(escape(text))**"
            case .bestMark: "in bold"
            case .code(let text): code(text)
            case .anchor(let name): anchor(name)
            case .section(let title): "[\(escape(title))](#\(Self.slug(title)))"
            }
        }.joined()
    }

    /// Running text whose beginning is not read as a heading or a list (CommonMark, 4.2 and 5.2).
    private static func paragraph(_ text: [Document.Inline]) -> String {
        var line = inline(text)
        let digits = line.prefix { ("0"..."9").contains($0) }
        let marks: [Character] = digits.isEmpty ? ["#", "+", "-", "="] : [".", ")"]
        let mark = digits.endIndex
        if mark < line.endIndex, marks.contains(line[mark]) { line.insert("\\", at: mark) }
        return line
    }

    /// Inside a table a bar ends the cell even within code; GitHub takes the backslash away again.
    private static func cell(_ text: [Document.Inline]) -> String {
        inline(text).replacing("|", with: "\\|")
    }

    /// A code span with more backticks around it than are inside (CommonMark, section 6.1).
    static func code(_ text: String) -> String {
        let visible = VisibleText.visible(text)
        var longest = 0
        var run = 0
        for character in visible.utf8 {
            run = character == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let ticks = String(repeating: "`", count: longest + 1)
        let needsSpace = visible.isEmpty || visible.hasPrefix("`") || visible.hasSuffix("`")
        return needsSpace ? "\(ticks) \(visible) \(ticks)" : ticks + visible + ticks
    }

    /// A link to a heading whose text is the plain name.
    private static func anchor(_ name: String) -> String {
        isPlainName(name) ? "[\(name)](#\(name.lowercased().replacing(".", with: "")))" : code(name)
    }

    /// The fragment that GitHub gives to a heading.
    private static func slug(_ title: String) -> String {
        let kept = title.lowercased().filter {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == " "
        }
        return kept.replacing(" ", with: "-")
    }

    /// Whether a name can stand in a heading and be linked to without escapes.
    static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100
            && name.utf8.allSatisfy { $0.isAlphanumeric || "-.".utf8.contains($0) }
    }

    /// Escapes what Markdown or HTML would read as markup.
    private static func escape(_ text: String) -> String {
        var output = ""
        for character in VisibleText.visible(text, limit: VisibleText.proseLimit) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "~": output += "\\" + String(character)
            // GitHub makes links of bare addresses.
            case "/" where output.hasSuffix(":"): output += "\\/"
            case "." where output.hasSuffix("www"): output += "\\."
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "&": output += "&amp;"
            default: output.append(character)
            }
        }
        return output
    }

    private static func fence(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { VisibleText.visible(String($0)) }
        let ticks = lines.contains { $0.hasPrefix("```") } ? "````" : "```"
        return ([ticks + "text"] + lines + [ticks]).joined(separator: "\n")
    }
}
