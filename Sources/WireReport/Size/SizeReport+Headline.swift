internal import WireAnalysis

extension SizeReport {
    /// The bold line: is the action lighter, by how much, and what decides.
    func headline(_ document: inout Document) {
        let gaps = analysis.samples.compactMap(WeightGap.init)
        guard !gaps.isEmpty else {
            document.paragraph(.strong(withoutGap))
            return
        }
        let lighter = gaps.count { $0.action < $0.api }
        let ratios = gaps.map { Double($0.action) / Double($0.api) }.sorted()
        // Two digits say nothing about large bodies, which differ in the fourth.
        let digits = ratios.allSatisfy { abs($0 - 1) < 0.005 } ? 5 : 2
        let low = ByteFormat.fixed(ratios[0], digits: digits)
        let high = ByteFormat.fixed(ratios[ratios.count - 1], digits: digits)
        let range = low == high ? low : "\(low) to \(high)"
        document.paragraph(
            .strong(Self.verdict(lighter: lighter, of: gaps.count)),
            .text(
                " It weighs \(range) times what the JSON request weighs, both ways, heads included"
                    + "; what decides is " + Self.decider(gaps) + "."
            )
        )
    }

    private static func verdict(lighter: Int, of count: Int) -> String {
        switch lighter {
        case 0: "A Server Action is never the lighter form here."
        case count: "A Server Action is the lighter form in every sample here."
        default:
            "A Server Action is the lighter form in \(lighter) of the \(count) samples that "
                + "can be compared."
        }
    }

    /// The place that differs most over all samples, and what the bodies do.
    private static func decider(_ gaps: [WeightGap]) -> String {
        let parts = gaps[0].parts.indices
        let median = parts.map { index in
            let values = gaps.map { $0.parts[index].difference }.sorted()
            return values[values.count / 2]
        }
        let counts = parts.map { index in
            gaps.count { gap in
                gap.parts.max { $0.difference.magnitude < $1.difference.magnitude }?.name
                    == gap.parts[index].name
            }
        }
        let top = parts.max { counts[$0] < counts[$1] } ?? 0
        let name = gaps[0].parts[top].name
        let bodies =
            name == "request body"
            ? "" : ", not its body (\(ByteFormat.difference(median[1])))"
        return "its \(name) (\(ByteFormat.difference(median[top])) bytes, the median)" + bodies
    }

    private var withoutGap: String {
        guard !analysis.samples.isEmpty else { return "No sample could be read." }
        let weighed = analysis.samples.count { sample in
            sample.approaches.contains { $0.weighing != nil }
        }
        return "\(weighed) of \(analysis.samples.count) samples were weighed; none of them both as "
            + "a JSON request and as a Server Action."
    }
}
