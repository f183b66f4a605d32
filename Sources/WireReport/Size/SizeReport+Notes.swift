internal import WireAnalysis

extension SizeReport {
    /// The title of the section on HTTP/2.
    static let http2Title = "On HTTP/2"

    /// The table of whole calls on HTTP/2, first on a connection and repeated.
    func http2(_ document: inout Document) {
        let approaches = approaches
        var table = Document.Table(texts: ["sample"], numbers: approaches.map(\.title))
        var footnotes = Footnotes()
        for sample in analysis.samples {
            let cells = approaches.map { approach -> [Document.Inline] in
                guard let weighing = sample.weighing(approach), let first = weighing.http2First,
                    let repeated = weighing.http2Repeat
                else { return ["–"] }
                var marks = ""
                if weighing.response.hasPage {
                    marks += " " + footnotes.mark("with the page in the response")
                }
                if !weighing.followUps.isEmpty {
                    let count = weighing.followUps.count
                    marks +=
                        " "
                        + footnotes.mark(
                            "without \(count) follow-up request\(count == 1 ? "" : "s")"
                        )
                }
                return [
                    .text("\(ByteFormat.count(first)) / \(ByteFormat.count(repeated))" + marks)
                ]
            }
            table.rows.append([[.anchor(sample.name)]] + cells)
        }
        guard !table.rows.isEmpty else { return }
        document.heading(2, .text(Self.http2Title))
        document.paragraph(
            .text(
                "Bytes of the call itself, both ways: first on a fresh connection / the same call "
                    + "again. Header blocks (HPACK: Chromium's encoder up, nghttp2's down), bodies "
                    + "without chunk framing, 9 bytes for each frame and the 5 of priority that "
                    + "Chromium puts before a request's block."
            )
        )
        document.table(table)
        if !footnotes.texts.isEmpty { document.blocks.append(.list(footnotes.lines)) }
    }

    /// How to read the figures, and what they were made with.
    func notes(_ document: inout Document) {
        document.heading(2, "How to read this")
        document.list([
            "Every size of a head or a body before compression is exact: the bytes "
                + "that Chromium 156 and the server of the profile send for this call.",
            "Each body was decoded again and held against the sample before its size "
                + "was written down; what did not come back the same is listed as lost.",
            "Upward bodies count raw, since browsers do not compress them. Downward they "
                + "count as the server sends them: compressed where it compresses, in "
                + "the pieces in which it flushes them, chunk framing included.",
            "A compressed size is modelled with the zlib named below; the one in Node "
                + "differs by a few per cent on small bodies.",
            "An approach that loses data, and not merely a type such as that of a date, is never "
                + "called the lightest; – means that it cannot carry the sample, for the reason given.",
        ])
        document.heading(2, "Made with")
        let libraries = analysis.tool.libraries.map { ", \($0.name) \($0.version)" }.joined()
        document.paragraph(
            .text(
                "wireweight \(analysis.tool.version), zlib \(analysis.tool.zlib)\(libraries), "
                    + "responses \(analysis.codings.joined(separator: ", "))"
                    + ". The same input gives the same bytes: "
            ),
            .code(command)
        )
    }
}
