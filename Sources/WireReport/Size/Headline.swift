internal import WireAnalysis

/// The first lines of a report: is a Server Action lighter, by how much, and what decides.
struct Headline {
    private let analysis: Analysis
    private let gaps: [WeightGap]
    private let obstacles: [WeightGap.Obstacle]

    init(_ analysis: Analysis) {
        self.analysis = analysis
        var gaps: [WeightGap] = []
        var obstacles: [WeightGap.Obstacle] = []
        for sample in analysis.samples {
            do {
                gaps.append(try WeightGap(sample))
            } catch {
                obstacles.append(error)
            }
        }
        (self.gaps, self.obstacles) = (gaps, obstacles)
    }

    func append(to document: inout Document) {
        var text: [Document.Inline] = []
        if !analysis.errors.isEmpty {
            let count = analysis.errors.count
            text.append(.strong("\(count) input\(count == 1 ? "" : "s") could not be read."))
            if !analysis.samples.isEmpty { text.append(" ") }
        }
        if let gap = gaps.first, analysis.samples.count == 1 {
            text += [.strong(Self.verdict(gap)), .text(" " + Self.decider(gap))]
        } else if !gaps.isEmpty {
            text += [.strong(verdict), .text(" It weighs \(range) times what the JSON request ")]
            text.append(.text("weighs, both ways, heads included. \(decider)"))
        } else if !analysis.samples.isEmpty {
            text.append(.strong(withoutGap))
        } else if analysis.errors.isEmpty {
            text.append(.strong("There was no sample to weigh."))
        }
        document.blocks.append(.paragraph(text))
    }

    // MARK: One sample

    private static func verdict(_ gap: WeightGap) -> String {
        let figures =
            "\(ByteFormat.count(gap.action)) bytes against \(ByteFormat.count(gap.api)), both "
            + "ways, heads included"
        switch (gap.action, gap.api) {
        case (let action, let api) where action > api:
            return "A Server Action is heavier than the JSON request here: \(figures)."
        case (let action, let api) where action < api:
            return "A Server Action is lighter than the JSON request here: \(figures)."
        default: return "A Server Action weighs what the JSON request weighs here: \(figures)."
        }
    }

    private static func decider(_ gap: WeightGap) -> String {
        let top = gap.largest
        guard top.difference != 0 else { return "No part of it differs." }
        return "What decides is its \(top.name) (\(ByteFormat.difference(top.difference)) of "
            + "\(ByteFormat.difference(gap.action - gap.api)) bytes)\(notItsBody(top, gap.body))."
    }

    // MARK: Several samples

    private var verdict: String {
        let lighter = gaps.count { $0.action < $0.api }
        let count = "\(gaps.count) sample\(gaps.count == 1 ? "" : "s")"
        let samples = gaps.count == analysis.samples.count ? count : count + " that can be compared"
        switch lighter {
        case 0: return "A Server Action is never lighter than a JSON request in the \(samples)."
        case gaps.count: return "A Server Action is lighter than a JSON request in all \(samples)."
        default:
            return "A Server Action is lighter than a JSON request in \(lighter) of the \(samples)."
        }
    }

    private var range: String {
        let ratios = gaps.map { Double($0.action) / Double($0.api) }.sorted()
        // Two digits say nothing about large bodies, which differ in the fourth.
        let digits = ratios.allSatisfy { abs($0 - 1) < 0.005 } ? 5 : 2
        let ends = [ratios[0], ratios[ratios.count - 1]].map {
            ByteFormat.fixed($0, digits: digits)
        }
        return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    }

    /// The part that is the largest difference most often, and what it comes to.
    private var decider: String {
        let names = gaps.map(\.largest.name)
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let top = ranked[0].key
        let median = Self.median(gaps.map { $0.difference(of: top) })
        let body = Self.median(gaps.map(\.body.difference))
        let isOther = top != "request body" && abs(body) < abs(median)
        return "What decides is its \(top) in \(ranked[0].value) of \(gaps.count)"
            + " (in the median \(Self.text(median)) bytes"
            + (isOther ? ", its request body \(Self.text(body))" : "") + ")."
    }

    private static func notItsBody(_ top: WeightGap.Part, _ body: WeightGap.Part) -> String {
        guard top.name != body.name, body.difference.magnitude < top.difference.magnitude else {
            return ""
        }
        return ", not its request body (\(ByteFormat.difference(body.difference)))"
    }

    private static func median(_ values: [Int]) -> Double {
        let sorted = values.sorted()
        let upper = sorted[sorted.count / 2]
        let lower = sorted[(sorted.count - 1) / 2]
        return Double(lower + upper) / 2
    }

    private static func text(_ median: Double) -> String {
        let whole = median == median.rounded()
        return whole
            ? ByteFormat.difference(Int(median))
            : (median > 0 ? "+" : "") + ByteFormat.fixed(median, digits: 1)
    }

    // MARK: Nothing to compare

    private var withoutGap: String {
        let count = analysis.samples.count
        let reasons = WeightGap.Obstacle.allCases.compactMap { obstacle -> String? in
            let matches = obstacles.count { $0 == obstacle }
            return matches == 0 ? nil : (count == 1 ? "" : "\(matches) ") + obstacle.reason
        }
        let subject = count == 1 ? "The sample" : "None of the \(count) samples"
        return "\(subject) can\(count == 1 ? "not" : "") be compared as a JSON request and as a "
            + "Server Action: \(reasons.joined(separator: ", "))."
    }
}

extension WeightGap.Obstacle {
    fileprivate var reason: String {
        switch self {
        case .unweighed: "not weighed in both ways"
        case .losesData: "one of the two loses data"
        case .isRefused: "the server refuses one of the two"
        case .unknownPage: "the size of the page is not known"
        }
    }
}
