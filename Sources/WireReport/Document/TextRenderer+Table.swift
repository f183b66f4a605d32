internal import WireCore

extension TextRenderer {
    /// The columns that a name takes at most in a table that would be too wide.
    private static let nameWidth = 40
    /// The least width of a column whose texts are wrapped to make a table fit.
    private static let wrappedWidth = 20

    /// Returns the table's lines, its columns as wide as their widest cells.
    ///
    /// When that is too much, names are cut, then the last column of texts is wrapped, then the
    /// table is split below its first column into several of the terminal's width.
    func render(_ table: Document.Table) -> String {
        let rows = [table.columns.map(\.title)] + table.rows
        var cells = rows.map { $0.map(plain) }
        var widths = widths(cells, table)
        if total(widths) > width {
            cells = rows.map { $0.map { plain($0.map(shortened)) } }
            widths = fitted(self.widths(cells, table), table)
        }
        return blocks(widths).map { block in
            cells.enumerated().map { index, row in
                let lines = lines(row, block, widths, table)
                return (index == 0 ? lines.map(bold) : lines).joined(separator: "\n")
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func widths(_ cells: [[String]], _ table: Document.Table) -> [Int] {
        table.columns.indices.map { column in
            cells.map { column < $0.count ? TextWrap.columns($0[column]) : 0 }.max() ?? 0
        }
    }

    private func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    }

    /// A name cut to the width of names.
    private func shortened(_ piece: Document.Inline) -> Document.Inline {
        switch piece {
        case .text, .strong, .best, .bestMark, .section: return piece
        case .code, .anchor:
            let visible = plain([piece])
            guard TextWrap.columns(visible) > Self.nameWidth else { return piece }
            return .text(TextWrap.pieces(visible[...], width: Self.nameWidth - 1)[0] + "…")
        }
    }

    /// Takes what is too much from the last column of texts if enough is left of it, and lets any
    /// two columns fit beside each other.
    private func fitted(_ natural: [Int], _ table: Document.Table) -> [Int] {
        var widths = natural
        let excess = total(widths) - width
        if excess > 0, let last = table.columns.lastIndex(where: { !$0.isNumeric }), last > 0,
            widths[last] - excess >= Self.wrappedWidth
        {
            widths[last] -= excess
        }
        guard total(widths) > width, let first = widths.first else { return widths }
        widths[0] = min(first, width / 2)
        for column in widths.indices.dropFirst() {
            widths[column] = min(widths[column], width - widths[0] - 2)
        }
        return widths
    }

    /// The columns of each part of the table; all parts begin with the first column.
    private func blocks(_ widths: [Int]) -> [[Int]] {
        var blocks: [[Int]] = [[0]]
        var used = widths.first ?? 0
        for column in widths.indices.dropFirst() {
            let needed = widths[column] + 2
            if used + needed > width, blocks[blocks.count - 1].count > 1 {
                blocks.append([0])
                used = widths[0]
            }
            blocks[blocks.count - 1].append(column)
            used += needed
        }
        return blocks
    }

    /// The lines of a row: as many as its longest wrapped cell has.
    private func lines(
        _ row: [String],
        _ shown: [Int],
        _ widths: [Int],
        _ table: Document.Table
    ) -> [String] {
        let wrapped = shown.map { $0 < row.count ? TextWrap.lines(row[$0], width: widths[$0]) : [] }
        return (0..<max(1, wrapped.map(\.count).max() ?? 0)).map { index in
            var line = ""
            for (position, column) in shown.enumerated() {
                let text = index < wrapped[position].count ? wrapped[position][index] : ""
                let padding = String(
                    repeating: " ",
                    count: max(0, widths[column] - TextWrap.columns(text))
                )
                if position > 0 { line += "  " }
                line += table.columns[column].isNumeric ? padding + text : text + padding
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
