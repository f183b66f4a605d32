internal import WireAnalysis
internal import WireLatency

/// Bars of the same scale: where the time of each side goes.
struct Waterfall {
    /// The columns that a line takes at most.
    private static let width = 80
    private let explanation: Explanation

    init(_ explanation: Explanation) { self.explanation = explanation }

    /// Two lines, and what the marks mean.
    var text: String {
        let sides = [
            (explanation.than.rawValue, explanation.sides.than),
            (explanation.faster.rawValue, explanation.sides.faster),
        ]
        let timings = sides.map { timing($0.1) }
        let longest = max(timings.map { $0.reduce(0, +) }.max() ?? 0, .leastNonzeroMagnitude)
        let nameWidth = sides.map(\.0.count).max() ?? 0
        let totals = timings.map { "  \(ByteFormat.milliseconds($0.reduce(0, +))) ms" }
        let barWidth = Self.width - nameWidth - 2 - (totals.map(\.count).max() ?? 0)
        let lines = sides.indices.map { index in
            let name = sides[index].0
            let padding = String(repeating: " ", count: nameWidth - name.count + 2)
            return name + padding + bar(timings[index], longest, barWidth) + totals[index]
        }
        return lines.joined(separator: "\n")
            + "\n█ request on its way   ░ server   ▓ response on its way   ▒ further exchanges"
    }

    /// Milliseconds of the request, the server, the response and what follows.
    private func timing(_ side: CallProfile) -> [Double] {
        let whole = explanation.scenario.duration(of: side)
        var alone = side
        alone.followUps = []
        let first = explanation.scenario.duration(of: alone)
        var idle = alone
        (idle.serverCodec, idle.validation, idle.render) = (0, 0, 0)
        var scenario = explanation.scenario
        scenario.sharedServerTime = 0
        let wire = scenario.duration(of: idle)
        let server = max(0, first - wire)
        // Half of the way belongs to each direction; opening the connection goes with the request.
        return [wire / 2, server, wire - wire / 2, max(0, whole - first)]
    }

    /// One side's bar; the longest takes all of the width.
    private func bar(_ parts: [Double], _ longest: Double, _ width: Int) -> String {
        let marks: [Character] = ["█", "░", "▓", "▒"]
        var drawn = 0
        var sum = 0.0
        var bar = ""
        for (part, mark) in zip(parts, marks) {
            sum += part
            let end = Int((sum / longest * Double(width)).rounded())
            bar += String(repeating: mark, count: max(0, end - drawn))
            drawn = max(drawn, end)
        }
        return bar + String(repeating: " ", count: max(0, width - drawn))
    }
}
