/// A report before it is rendered: what stands in it, not how it is written down.
package struct Document: Sendable {
    /// The blocks from top to bottom.
    package var blocks: [Block] = []

    /// Creates an empty document.
    package init() {}

    /// One block of a document.
    package enum Block: Sendable {
        /// A heading; level 1 is the title.
        case heading(Int, [Inline])
        /// A paragraph.
        case paragraph([Inline])
        /// A list of points.
        case list([[Inline]])
        /// A table.
        case table(Table)
        /// Text that keeps its line breaks and columns.
        case preformatted(String)
        /// Blocks that are folded away under a summary.
        case details(String, [Block])
    }

    /// A piece of running text.
    package enum Inline: Sendable, ExpressibleByStringLiteral {
        /// Text of the report itself.
        case text(String)
        /// Emphasised text of the report itself.
        case strong(String)
        /// Text from a sample, or a name: shown literally.
        case code(String)
        /// The value that a table marks as the best of its row.
        case best(String)
        /// How the best value of a row is marked.
        case bestMark
        /// A link to the heading that is a name.
        case anchor(String)
        /// A link to the heading of these words.
        case section(String)

        /// Takes a literal as the report's own text.
        package init(stringLiteral value: String) { self = .text(value) }
    }

    /// A table: one heading line, and rows of as many cells.
    package struct Table: Sendable {
        /// The headings; the columns' alignment goes with them.
        package var columns: [Column]
        /// The rows; short ones are filled with empty cells.
        package var rows: [[[Inline]]] = []

        /// Creates a table without rows.
        package init(_ columns: [Column]) { self.columns = columns }

        /// Creates a table without rows whose first columns are texts and whose others are numbers.
        package init(texts: [Inline], numbers: [Inline]) {
            columns =
                texts.map { Column([$0], isNumeric: false) } + numbers.map { Column([$0]) }
        }

        /// Appends a row of plain texts.
        package mutating func add(_ cells: String...) { rows.append(cells.map { [.text($0)] }) }

        /// One column.
        package struct Column: Sendable {
            /// The heading.
            package var title: [Inline]
            /// Whether cells are aligned to the right, as numbers are.
            package var isNumeric: Bool

            /// Creates a column of numbers unless told otherwise.
            package init(_ title: [Inline], isNumeric: Bool = true) {
                self.title = title
                self.isNumeric = isNumeric
            }
        }
    }

    /// Appends a heading.
    package mutating func heading(_ level: Int, _ text: Inline...) {
        blocks.append(.heading(level, text))
    }

    /// Appends a paragraph.
    package mutating func paragraph(_ text: Inline...) { blocks.append(.paragraph(text)) }

    /// Appends a list of points; none where there are no points.
    mutating func list(_ points: [String]) {
        if !points.isEmpty { blocks.append(.list(points.map { [.text($0)] })) }
    }

    /// Appends a table, unless it has no rows.
    package mutating func table(_ table: Table) {
        if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
}
