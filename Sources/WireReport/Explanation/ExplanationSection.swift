internal import WireAnalysis
internal import WireFrameworks
internal import WireLatency

/// One explanation as a section of a document.
struct ExplanationSection {
    private let explanation: Explanation
    /// An unexplained gap of up to so many ms is not worth a word.
    private static let leastGap = 0.05

    init(_ explanation: Explanation) { self.explanation = explanation }

    /// Appends the section with headings from the given level on.
    func append(to document: inout Document, _ level: Int) {
        document.blocks.append(.heading(level, title))
        document.blocks.append(.paragraph(verdict))
        document.table(CauseTable(explanation).table)
        document.blocks.append(.preformatted(Waterfall(explanation).text))
        document.list(explanation.remarks.map(\.text) + [sources] + elsewhere)
        document.table(breakEvens)
        document.blocks.append(.paragraph(choice))
    }

    private var gap: Double { explanation.observed?.typical ?? explanation.attribution.gap }

    private var title: [Document.Inline] {
        let amount = ByteFormat.milliseconds(abs(gap))
        guard explanation.observed?.typical != nil else {
            return [
                .text("\(explanation.name): "), explanation.faster.title,
                .text(" against "), explanation.than.title,
            ]
        }
        let word = gap < 0 ? "faster" : "slower"
        return [
            .text("\(explanation.name): why was "), explanation.faster.title,
            .text(" \(amount) ms \(word) than "), explanation.than.title, "?",
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

    /// The verdict in words: what the bytes do, and what became of the claim.
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

    /// Where the times come from that the sample does not give.
    private var sources: String {
        "Server times are those recorded of \(explanation.profile) on one machine, "
            + "\(ByteFormat.milliseconds(explanation.scenario.sharedServerTime)) ms on both "
            + "sides before rendering. Codec and validation are reckoned from the bytes as "
            + "Node 20 and zod 4 took them: \(Self.words(Recorded.jsonCodec)) for parsing and "
            + "writing, \(Self.words(Recorded.zodValidation)) for validating."
    }

    private static func words(_ cost: Recorded.BodyCost) -> String {
        "\(ByteFormat.fixed(cost.perBody * 1e6, digits: 0)) ns and "
            + "\(ByteFormat.fixed(cost.perByte * 1e6, digits: 1)) ns a byte"
    }

    /// What else could make such a gap, when there is one that is not explained.
    private var elsewhere: [String] {
        guard let rest = explanation.unexplained, abs(rest) > Self.leastGap else { return [] }
        let amount = ByteFormat.milliseconds(abs(rest))
        return [
            "What could make \(amount) ms: a second round trip on a link of \(amount) ms or "
                + "more (refetching after the call), a cold connection on one side, a "
                + "database call on one side only, a first byte held against a last one. "
                + "Sizes cannot tell these apart; a recording of both sides can."
        ]
    }

    private var breakEvens: Document.Table {
        var table = Document.Table(texts: ["break-even", "result"], numbers: [])
        table.rows = explanation.breakEvens.map {
            $0.cells(than: explanation.than, faster: explanation.faster)
        }
        return table
    }

    private var choice: [Document.Inline] {
        var text: [Document.Inline] = [.strong("Which to choose:"), " "]
        if explanation.choice.qualified.isEmpty {
            text.append("none of them does all that the sample needs. ")
        }
        for (index, entry) in explanation.choice.qualified.enumerated() {
            text += [
                .text(index > 0 ? ", " : ""), entry.approach.title,
                .text(entry.total.map { " (\(ByteFormat.count($0)) bytes)" } ?? " (and the page)"),
            ]
        }
        for entry in explanation.choice.refused {
            text += ["; not ", entry.approach.title, .text(": \(entry.reason.text)")]
        }
        return text + ["."]
    }
}
