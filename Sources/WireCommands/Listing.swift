internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WireReport

/// A list of what the program knows of itself.
struct Listing: Report {
    /// What a row says in one column.
    enum Cell {
        case text(String)
        case number(Int)
        /// A number with a fraction; nil for one without bound.
        case decimal(Double?)
    }

    let columns: [String]
    let rows: [[Cell]]

    /// Wide enough for every line; a list is searched, not read.
    private static let width = 200

    static let formats: [ReportFormat<Self>] = [
        ReportFormat("text") { listing, _ in
            TextRenderer(width: width).render(listing.document)
        },
        ReportFormat("json") { listing, _ in JSONRenderer(isIndented: true).render(listing) },
    ]

    var document: Document {
        var table = Document.Table(
            columns.enumerated().map { index, name in
                Document.Table.Column([.text(name)], isNumeric: isNumeric(index))
            }
        )
        table.rows = rows.map { row in
            row.map { cell in
                switch cell {
                case .text(let text): [.text(text)]
                case .number(let number): [.text(String(number))]
                case .decimal(let number): [.text(number.map(Self.decimal) ?? "–")]
                }
            }
        }
        var document = Document()
        document.table(table)
        return document
    }

    func write(to json: inout JSONTextWriter) {
        json.array(rows) { json, row in
            json.object { json in
                for (name, cell) in zip(columns, row) {
                    switch cell {
                    case .text(let text): json.member(name, text)
                    case .number(let number): json.member(name, number)
                    case .decimal(let number): json.member(name, number)
                    }
                }
            }
        }
    }

    private func isNumeric(_ column: Int) -> Bool {
        if case .text = rows.first?[column] { false } else { true }
    }

    private static func decimal(_ number: Double) -> String {
        var text: [UInt8] = []
        NumberText.append(number, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
