public import WireAnalysis
internal import WireCore
internal import WireFrameworks
internal import WireLatency

/// The report of `explain`, as a document and as JSON.
public struct ExplanationReport: Sendable {
    /// What the figures were made with.
    public var tool: Analysis.Tool
    /// The explanations in the order of the samples.
    public var explanations: [Explanation] = []
    /// Samples that could not be explained.
    public var errors: [Analysis.InputError] = []

    /// Creates an empty report.
    public init(tool: Analysis.Tool) { self.tool = tool }

    /// The report for Markdown or a terminal.
    public var document: Document {
        var document = Document()
        for explanation in explanations { ExplanationSection(explanation).append(to: &document, 1) }
        guard !explanations.isEmpty else { return document }
        document.heading(2, "How to read this")
        document.blocks.append(
            .list([
                [
                    .text(
                        "A cause's effect is its Shapley value: what switching it from one side to "
                            + "the other does, over all orders. The effects add up to the "
                            + "explained gap exactly; the rest is shown as unexplained."
                    )
                ],
                [
                    .text(
                        "The link model is TCP slow start by packets. Against "
                            + "\(Recorded.linkModelError.overAllCount) recorded exchanges it is off by "
                            + "\(ByteFormat.fixed(Recorded.linkModelError.overAll, digits: 1)) % on "
                            + "average, "
                            + "\(ByteFormat.fixed(Recorded.linkModelError.fromSixtyMilliseconds, digits: 1))"
                            + " % from round trips of 60 ms on."
                    )
                ],
                [
                    .text(
                        "A claim is supported when its cause makes more than half of the observed "
                            + "gap on the stated link, impossible when it does so on no preset "
                            + "link, cold or warm."
                    )
                ],
            ])
        )
        return document
    }
}

/// One explanation as a section of a document.
struct ExplanationSection {
    private let explanation: Explanation

    init(_ explanation: Explanation) { self.explanation = explanation }

    /// Appends the section with headings from the given level on.
    func append(to document: inout Document, _ level: Int) {
        document.blocks.append(.heading(level, title))
        document.blocks.append(.paragraph(verdict))
        document.table(causes)
        document.blocks.append(.preformatted(Waterfall(explanation).text))
        document.blocks.append(
            .list(explanation.remarks.map { [.text($0)] } + [sources] + elsewhere)
        )
        document.table(breakEvens)
        document.blocks.append(.paragraph(choice))
    }

    private var gap: Double { explanation.observed?.typical ?? explanation.attribution.gap }

    private var title: [Document.Inline] {
        let amount = ByteFormat.milliseconds(abs(gap))
        guard explanation.observed?.typical != nil else {
            return [
                .text("\(explanation.name): "), .code(explanation.faster.rawValue),
                .text(" against "), .code(explanation.than.rawValue),
            ]
        }
        let word = gap < 0 ? "faster" : "slower"
        return [
            .text("\(explanation.name): why was "), .code(explanation.faster.rawValue),
            .text(" \(amount) ms \(word) than "), .code(explanation.than.rawValue), "?",
        ]
    }

    private var bytes: Int {
        total(explanation.sides.faster) - total(explanation.sides.than)
    }

    private func total(_ side: CallProfile) -> Int {
        side.requestHead + side.requestBody + side.responseHead + side.codedBody + side.framing
            + side.followUps.reduce(0) { $0 + $1.requestByteCount + $1.responseBodyByteCount }
    }

    /// The verdict on the claim as a paragraph of its own, for reports of another kind.
    func appendVerdict(to document: inout Document) {
        document.blocks.append(.paragraph(verdict))
    }

    /// The answer in words: what the bytes do, and what became of the claim.
    private var verdict: [Document.Inline] {
        let weight =
            bytes == 0
            ? "It weighs the same"
            : "It is \(ByteFormat.count(abs(bytes))) bytes "
                + (bytes > 0 ? "heavier" : "lighter")
        let modelled = ByteFormat.signedMilliseconds(explanation.attribution.gap)
        let load = explanation.scenario.load.map { ", under \($0.users) users," } ?? ""
        let rest =
            "\(weight); over \(explanation.scenario.link.title)\(load) the model makes it \(modelled) ms."
        guard let claim = explanation.claim else { return [.text(rest)] }
        let percent = claim.percent.map { "\(ByteFormat.fixed($0, digits: 0)) % " } ?? ""
        let most =
            claim.check.most.map { reach in
                "at most \(ByteFormat.milliseconds(reach.milliseconds)) ms, on \(reach.link.title)"
            } ?? "it never points that way on any preset link"
        let needed = ByteFormat.milliseconds(claim.check.needed)
        return [
            .strong(
                "“\(percent)faster because of \(claim.because)”: \(claim.check.verdict.rawValue)."
            ),
            .text(
                " \(rest) The cause would have to make more than \(needed) ms of the gap; \(most)."
            ),
        ]
    }

    private var causes: Document.Table {
        var table = Document.Table([
            Document.Table.Column(["cause"], isNumeric: false),
            Document.Table.Column([.code(explanation.than.rawValue)]),
            Document.Table.Column([.code(explanation.faster.rawValue)]),
            Document.Table.Column(["effect on the gap"]),
            Document.Table.Column(["share"]),
        ])
        if explanation.alone != nil { table.columns.append(Document.Table.Column(["one user"])) }
        let effects = explanation.attribution.effects.sorted {
            $0.milliseconds.magnitude > $1.milliseconds.magnitude
        }
        for effect in effects {
            let cells = (
                Self.cell(effect.cause, explanation.sides.than),
                Self.cell(effect.cause, explanation.sides.faster)
            )
            guard effect.milliseconds != 0 || cells.0 != cells.1 else { continue }
            table.rows.append([
                [.text(effect.cause.rawValue)], [.text(cells.0)], [.text(cells.1)],
                [.text(ByteFormat.signedMilliseconds(effect.milliseconds) + " ms")],
                [.text(share(effect.milliseconds))], alone(effect.cause),
            ])
        }
        let modelled = explanation.attribution.gap
        table.rows.append([
            [.strong("explained")], [], [],
            [.strong(ByteFormat.signedMilliseconds(modelled) + " ms")], [.text(share(modelled))],
            [.text(explanation.alone.map { Self.effect($0.gap) } ?? "")],
        ])
        guard let observed = explanation.observed, let unexplained = explanation.unexplained else {
            return table
        }
        table.rows.append([
            [.strong("unexplained")], [], [],
            [.strong(ByteFormat.signedMilliseconds(unexplained) + " ms")],
            [.text(share(unexplained))],
        ])
        let rows: [(String, Double?, Double?, Double?)] = [
            ("observed, mean", observed.than.mean, observed.faster.mean, observed.mean),
            ("observed, P95", observed.than.p95, observed.faster.p95, observed.p95),
            ("observed, P99", observed.than.p99, observed.faster.p99, observed.p99),
        ]
        for (name, than, faster, gap) in rows {
            guard let gap else { continue }
            table.rows.append([
                [.text(name)], [.text(Self.time(than))], [.text(Self.time(faster))],
                [.text(ByteFormat.signedMilliseconds(gap) + " ms")],
            ])
        }
        return table
    }

    /// The effect of a cause on one user alone, where a load was stated.
    private func alone(_ cause: Cause) -> [Document.Inline] {
        [.text(explanation.alone.map { Self.effect($0.effect(of: cause)) } ?? "")]
    }

    private static func effect(_ milliseconds: Double) -> String {
        ByteFormat.signedMilliseconds(milliseconds) + " ms"
    }

    private func share(_ milliseconds: Double) -> String {
        guard let gap = explanation.observed?.typical, gap != 0 else { return "–" }
        return ByteFormat.fixed(milliseconds / gap * 100, digits: 1) + " %"
    }

    private static func time(_ value: Double?) -> String {
        value.map { ByteFormat.milliseconds($0) + " ms" } ?? "–"
    }

    /// What one side brings to a cause.
    private static func cell(_ cause: Cause, _ side: CallProfile) -> String {
        switch cause {
        case .requestHead: "\(ByteFormat.count(side.requestHead)) B"
        case .requestBody: "\(ByteFormat.count(side.requestBody)) B"
        case .responseHead: "\(ByteFormat.count(side.responseHead)) B"
        case .responseBody: "\(ByteFormat.count(side.responseBody)) B"
        case .compression:
            side.compressedBody.map { ByteFormat.difference($0 - side.responseBody) + " B" }
                ?? "none"
        case .flushPieces: "\(side.pieces) in \(ByteFormat.count(side.framing)) B of framing"
        case .roundTrips: "\(side.followUps.count) more"
        case .clientQueue: side.queue == .serial ? "one after another" : "parallel"
        case .connection: side.connection?.rawValue ?? "as stated"
        case .codec: ByteFormat.duration(side.serverCodec + side.clientCodec)
        case .validation: ByteFormat.duration(side.validation)
        case .render: ByteFormat.duration(side.render)
        }
    }

    /// Where the times come from that the sample does not give.
    private var sources: [Document.Inline] {
        [
            .text(
                "Server times are those recorded of \(explanation.profile) on one machine, "
                    + "\(ByteFormat.milliseconds(explanation.scenario.sharedServerTime)) ms on both "
                    + "sides before rendering. Codec and validation are reckoned from the bytes as "
                    + "Node 20 and zod 4 took them: 180 ns and 4.2 ns a byte for parsing and "
                    + "writing, 32 ns and 2.6 ns a byte for validating."
            )
        ]
    }

    /// What else could make such a gap, when there is one that is not explained.
    private var elsewhere: [[Document.Inline]] {
        guard let rest = explanation.unexplained, abs(rest) > 0.05 else { return [] }
        let amount = ByteFormat.milliseconds(abs(rest))
        return [
            [
                .text(
                    "What could make \(amount) ms: a second round trip on a link of \(amount) ms or "
                        + "more (refetching after the call), a cold connection on one side, a "
                        + "database call on one side only, a first byte held against a last one. "
                        + "Sizes cannot tell these apart; a recording of both sides can."
                )
            ]
        ]
    }

    private var breakEvens: Document.Table {
        var table = Document.Table([
            Document.Table.Column(["break-even"], isNumeric: false),
            Document.Table.Column(["result"], isNumeric: false),
        ])
        for row in explanation.breakEvens {
            table.rows.append([[.text(row.property)], [.text(Self.words(row))]])
        }
        return table
    }

    private static func words(_ row: BreakEvenRow) -> String {
        switch row.result {
        case .never(nil): return "never: both are the same"
        case .never(let ahead?):
            return
                "never: \(ahead == .first ? row.sides.first : row.sides.second) is ahead everywhere"
        case .at(let value):
            let digits = row.step == 1 ? 0 : 1
            return
                "at \(ByteFormat.fixed(Double(value) * row.step, digits: digits)) the lead changes "
                + "between \(row.sides.first) and \(row.sides.second)"
        }
    }

    private var choice: [Document.Inline] {
        var text: [Document.Inline] = [.strong("Which to choose:"), " "]
        if explanation.choice.qualified.isEmpty {
            text.append("none of them does all that the sample needs. ")
        }
        for (index, entry) in explanation.choice.qualified.enumerated() {
            text += [
                .text(index > 0 ? ", " : ""), .code(entry.approach.rawValue),
                .text(entry.total.map { " (\(ByteFormat.count($0)) bytes)" } ?? " (and the page)"),
            ]
        }
        for entry in explanation.choice.refused {
            text += ["; not ", .code(entry.approach.rawValue), .text(": \(entry.reason)")]
        }
        return text + ["."]
    }
}
