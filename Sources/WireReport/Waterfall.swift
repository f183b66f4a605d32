internal import WireAnalysis
internal import WireLatency

/// Bars of the same scale: where the time of each side goes.
struct Waterfall {
    /// The columns that the longer bar takes.
    private static let width = 60
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
        let lines = zip(sides, timings).map { side, parts in
            let name = side.0 + String(repeating: " ", count: nameWidth - side.0.count)
            let total = ByteFormat.milliseconds(parts.reduce(0, +))
            return "\(name)  \(bar(parts, longest))  \(total) ms"
        }
        return lines.joined(separator: "\n")
            + "\n█ request on its way   ░ server   ▓ answer on its way   ▒ further exchanges"
    }

    /// Milliseconds of the request, the server, the answer and what follows.
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

    private func bar(_ parts: [Double], _ longest: Double) -> String {
        let marks: [Character] = ["█", "░", "▓", "▒"]
        var drawn = 0
        var sum = 0.0
        var bar = ""
        for (part, mark) in zip(parts, marks) {
            sum += part
            let end = Int((sum / longest * Double(Self.width)).rounded())
            bar += String(repeating: mark, count: max(0, end - drawn))
            drawn = max(drawn, end)
        }
        return bar + String(repeating: " ", count: max(0, Self.width - drawn))
    }
}
