package import WireJSON

/// What a command found out: a model for people and one for programs, and the formats that both can
/// be written in.
package protocol Report: Sendable {
    /// The formats, in the order in which help lists them.
    static var formats: [ReportFormat<Self>] { get }
    /// The report for people.
    var document: Document { get }
    /// Writes the one JSON value that the report is for programs.
    func write(to json: inout JSONTextWriter)
}

/// A format that reports of one kind can be written in: adding one is a line in `Report.formats`.
package struct ReportFormat<Model: Report>: Sendable {
    /// Its name on the command line.
    package let name: String
    /// Returns the bytes of a report; `terminal` is how text is shown where a person reads it.
    package let render: @Sendable (_ report: Model, _ terminal: TextRenderer) -> [UInt8]

    package init(
        _ name: String,
        render: @escaping @Sendable (_ report: Model, _ terminal: TextRenderer) -> [UInt8]
    ) {
        self.name = name
        self.render = render
    }
}

extension ReportFormat {
    /// GitHub-flavoured Markdown.
    package static var markdown: Self {
        Self("markdown") { report, _ in MarkdownRenderer().render(report.document) }
    }

    /// Text for a terminal.
    package static var text: Self {
        Self("text") { report, terminal in terminal.render(report.document) }
    }

    /// JSON on one line.
    package static var json: Self {
        Self("json") { report, _ in JSONRenderer().render(report) }
    }
}

/// Writes a model in one format: a pure function from the model to bytes.
package protocol ReportRenderer<Model>: Sendable {
    associatedtype Model
    func render(_ model: Model) -> [UInt8]
}

/// Renders a report as JSON text that ends with a line feed.
package struct JSONRenderer: ReportRenderer {
    private let isIndented: Bool

    package init(isIndented: Bool = false) { self.isIndented = isIndented }

    package func render(_ report: any Report) -> [UInt8] {
        var json = JSONTextWriter(isIndented: isIndented)
        report.write(to: &json)
        return json.text + [UInt8(ascii: "\n")]
    }
}
