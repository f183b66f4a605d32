import WireCore

@testable import WireAnalysis
@testable import WireReport

/// Figures as a test writes them: an action of 744 bytes against a JSON request of 417.
enum ByHand {
    static func message(
        _ head: Int,
        _ sent: Int?,
        as encoding: String = "identity",
        pieces: Int = 1,
        decoded: Int? = nil,
        compressed: Int? = nil,
        page: PagePart = .none
    ) -> MessageWeight {
        var ledger = Ledger()
        ledger.add(decoded ?? sent ?? 0, to: .value)
        return MessageWeight(
            headByteCount: head,
            hpackFirst: 20,
            hpackRepeat: 10,
            bodyByteCount: decoded ?? sent,
            sentByteCount: sent,
            sentEncoding: encoding,
            compressed: compressed.map {
                [CompressedSize(algorithm: "gzip", level: 6, byteCount: $0)]
            } ?? [],
            ledger: ledger,
            pieces: pieces,
            page: page
        )
    }

    static let api = Weighing(
        losses: [],
        exceeded: [],
        request: message(200, 19),
        response: message(150, 48),
        followUps: []
    )
    static let action = Weighing(
        losses: [],
        exceeded: [],
        request: message(403, 21),
        response: message(230, 90),
        followUps: []
    )

    /// A sample named `todo` with these figures.
    static func sample(
        _ outcomes: KeyValuePairs<Approach, Result<Weighing, WireError>> = [
            .apiJSON: .success(api), .actionFlight: .success(action),
        ]
    ) throws -> SampleAnalysis {
        var sample = try Samples.analysis(("todo", "1")).samples[0]
        sample.approaches = outcomes.map { ApproachAnalysis(approach: $0.key, outcome: $0.value) }
        return sample
    }

    static func analysis(_ samples: SampleAnalysis...) -> Analysis {
        Analysis(
            tool: Analysis.Tool(version: "0", zlib: "0"),
            codings: ["gzip:6"],
            samples: samples
        )
    }

    static let refusal = WireError(
        SampleError.notCarried,
        at: 0,
        "it has 2 arguments, and a form is one"
    )

    /// The blocks that something appends, as Markdown.
    static func markdown(_ append: (inout Document) -> Void) -> String {
        var document = Document()
        append(&document)
        return String(decoding: MarkdownRenderer().render(document), as: UTF8.self)
    }

    /// The rows of a table as plain texts.
    static func rows(_ table: Document.Table) -> [[String]] {
        table.rows.map { $0.map(TextRenderer().plain) }
    }
}
