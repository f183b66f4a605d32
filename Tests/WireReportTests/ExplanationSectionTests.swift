import Testing
import WireCore
import WireLatency

@testable import WireAnalysis
@testable import WireReport

/// An explanation of two calls that differ only in 25 ms of rendering, on a round trip of 100 ms.
@Suite struct ExplanationSectionTests {
    private func explanation(isObserved: Bool) throws -> Explanation {
        let link = LinkSpec(link: try NetworkLink(roundTrip: 100), connection: .warm)
        let scenario = CallScenario(link: link)
        let api = CallProfile()
        var action = api
        action.render = 25
        let figures = [120.0, 150].map {
            Sample.Observation.Figures(mean: $0, p95: nil, p99: nil, byte: .last)
        }
        return Explanation(
            name: "todo",
            title: "todo",
            profile: "next-16",
            faster: .actionFlight,
            than: .apiJSON,
            scenario: scenario,
            sides: (action, api),
            attribution: Attribution(from: api, to: action, under: scenario),
            alone: nil,
            observed: isObserved ? ObservedGap(faster: figures[1], than: figures[0]) : nil,
            claim: nil,
            breakEvens: [],
            choice: Choice(try ByHand.sample(), needs: []),
            remarks: []
        )
    }

    @Test func `CauseTable gives the gap to the cause that makes it`() throws {
        #expect(
            ByHand.rows(CauseTable(try explanation(isObserved: false)).table) == [
                ["render", "0", "25.0 ms", "+25.0 ms", "–", ""],
                ["explained", "", "", "+25.0 ms", "–", ""],
            ]
        )
    }

    @Test func `CauseTable leaves open what the model does not explain`() throws {
        #expect(
            ByHand.rows(CauseTable(try explanation(isObserved: true)).table) == [
                ["render", "0", "25.0 ms", "+25.0 ms", "83.3 %", ""],
                ["explained", "", "", "+25.0 ms", "83.3 %", ""],
                ["unexplained", "", "", "+5.00 ms", "16.7 %"],
                ["observed, mean", "120 ms", "150 ms", "+30.0 ms"],
            ]
        )
    }

    @Test func `Waterfall draws both sides to one scale`() throws {
        func marks(_ mark: String, _ count: Int) -> String { String(repeating: mark, count: count) }
        let lines = Waterfall(try explanation(isObserved: false)).text.split(separator: "\n")
        // 57 columns are 125 ms: 50 up, 25 in the server, 50 down.
        #expect(
            lines.prefix(2) == [
                "api-json       \(marks("█", 23))\(marks("▓", 23))\(marks(" ", 11))  100 ms",
                "action-flight  \(marks("█", 23))\(marks("░", 11))\(marks("▓", 23))  125 ms",
            ]
        )
        #expect(lines.count == 3)
    }

    @Test func `ExplanationSection asks why, weighs and chooses`() throws {
        let explanation = try explanation(isObserved: true)
        let text = ByHand.markdown { ExplanationSection(explanation).append(to: &$0, 2) }
        let title = "## todo: why was `action-flight` 30.0 ms slower than `api-json`?\n"
        #expect(text.hasPrefix(title))
        let verdict =
            "It weighs the same; over \(explanation.scenario.link.title) the model makes it "
            + "+25.0 ms.\n"
        #expect(text.contains("\n" + verdict))
        #expect(text.contains("\n* What could make 5.00 ms: "))
        let choice =
            "\n**Which to choose:** `api-json` (417 bytes), `action-flight` (744 bytes).\n"
        #expect(text.hasSuffix(choice))
        let alone = ByHand.markdown { ExplanationSection(explanation).appendVerdict(to: &$0) }
        #expect(alone == verdict)
    }

    @Test func `ExplanationSection without figures compares by the model alone`() throws {
        let explanation = try explanation(isObserved: false)
        let text = ByHand.markdown { ExplanationSection(explanation).append(to: &$0, 3) }
        #expect(text.hasPrefix("### todo: `action-flight` against `api-json`\n"))
        #expect(!text.contains("What could make"))
    }
}
