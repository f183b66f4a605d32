import Testing
import WireJSON
import WireReport

/// A report of a kind that the program has not.
@Suite struct NewReportTests {
    private struct Note: Report {
        static let formats: [ReportFormat<Self>] = [.text, .markdown, .json]

        var document: Document {
            var document = Document()
            document.paragraph(.strong("Done"), " at once.")
            return document
        }

        func write(to json: inout JSONTextWriter) { json.object { $0.member("done", 1) } }
    }

    @Test func `is written in each of its formats`() {
        let texts = Note.formats.map { format in
            [format.name, String(decoding: format.render(Note(), TextRenderer()), as: UTF8.self)]
        }
        #expect(
            texts == [
                ["text", "Done at once.\n"], ["markdown", "**Done** at once.\n"],
                ["json", "{\"done\":1}\n"],
            ]
        )
    }
}
