import Testing
import WireAnalysis
import WireCore
import WireReport

/// A document in Markdown: what markup it needs, and what is no markup.
@Suite struct MarkdownRendererTests {
    private func markdown(_ build: (inout Document) -> Void) -> String {
        var document = Document()
        build(&document)
        return String(decoding: MarkdownRenderer().render(document), as: UTF8.self)
    }

    @Test func `writes each kind of block`() {
        let text = markdown { document in
            document.heading(2, "Sizes of ", .code("a`b"))
            document.paragraph(.strong("Yes."), " No <b> & *c*.")
            document.blocks.append(.list([["one"], ["2. two"]]))
            document.blocks.append(.preformatted("a\n  b"))
            document.blocks.append(.details("more", [.paragraph(["inside"])]))
        }
        #expect(
            text == """
                ## Sizes of ``a`b``

                **Yes.** No &lt;b&gt; &amp; \\*c\\*.

                * one
                * 2\\. two

                ```text
                a
                  b
                ```

                <details><summary>more</summary>

                inside

                </details>

                """
        )
    }

    @Test func `a table aligns numbers, fills short rows and keeps bars in their cells`() {
        let text = markdown { document in
            var table = Document.Table(texts: ["name"], numbers: ["bytes"])
            table.add("a|b", "12")
            table.add("c")
            document.table(table)
            document.table(Document.Table(texts: ["empty"], numbers: []))
        }
        #expect(text == "| name | bytes |\n|---|--:|\n| a\\|b | 12 |\n| c |  |\n")
    }

    @Test func `links to plain headings only`() {
        let text = markdown { $0.paragraph(.anchor("order.2"), .anchor("a b")) }
        #expect(text == "[order.2](#order2)`a b`\n")
    }

    @Test func `an empty document is a line feed`() {
        #expect(markdown { _ in } == "\n")
    }
}

/// Text that shows what is there.
@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain é 😀", "plain é 😀"), ("a\nb\r\tc", #"a\nb\r\tc"#), ("\u{1B}[31m", #"\u{1b}[31m"#),
        ("\u{202E}abc", #"\u{202e}abc"#), ("\u{200B}\u{FEFF}", #"\u{200b}\u{feff}"#),
        ("\u{7F}\u{9F}\u{A0}", "\\u{7f}\\u{9f}\u{A0}"), ("", ""),
    ])
    func `spells out what cannot be seen`(text: String, shown: String) {
        #expect(VisibleText.visible(text) == shown)
    }

    @Test func `cuts what is too long, and says how long it was`() {
        #expect(VisibleText.visible("abc", limit: 3) == "abc")
        #expect(VisibleText.visible("abcd", limit: 3) == "abc… (4 characters)")
        let long = String(repeating: "é", count: VisibleText.limit + 1)
        #expect(VisibleText.visible(long).hasSuffix("é… (257 characters)"))
    }
}

/// The formats of the reports.
@Suite struct ReportFormatTests {
    private func names<Model>(_ formats: [ReportFormat<Model>]) -> [String] { formats.map(\.name) }

    @Test func `each report has its formats, in the order of help`() {
        #expect(names(SizeReport.formats) == ["markdown", "json", "csv", "text"])
        #expect(names(ExplanationReport.formats) == ["markdown", "json", "text"])
        #expect(names(CheckReport.formats) == ["text", "markdown", "junit", "json", "github"])
    }

    @Test func `a ReportRenderer of JSON ends its one line`() {
        func render<Renderer: ReportRenderer>(
            _ renderer: Renderer,
            _ model: Renderer.Model
        ) -> [UInt8] {
            renderer.render(model)
        }
        let text = render(JSONRenderer(), CheckReport([]))
        let line = String(decoding: text, as: UTF8.self)
        #expect(line.hasPrefix(#"{"schema_version":1,"outcome":"unchecked","#))
        #expect(line.hasSuffix(#""errors":[]}"# + "\n"))
    }
}

/// The report of `explain`; that on the shipped samples is kept byte for byte.
@Suite struct ExplanationReportTests {
    private static let tool = Analysis.Tool(version: "1", zlib: "2")

    @Test func `without an explanation there is nothing to read`() {
        #expect(ExplanationReport(tool: Self.tool).document.blocks.isEmpty)
    }

    @Test func `an input that failed stands in the JSON, with its place`() {
        var report = ExplanationReport(tool: Self.tool)
        report.errors = [
            Analysis.InputError(
                source: "a.json",
                error: WireError(SampleError.wrongValue, at: 7, "the link x is none")
            )
        ]
        let text = String(decoding: JSONRenderer().render(report), as: UTF8.self)
        #expect(text.contains(#""explanations":[]"#))
        #expect(text.contains(#""source":"a.json""#) && text.contains(#""offset":7"#))
        #expect(text.contains("sample.wrongValue") && text.contains("the link x is none"))
    }
}
