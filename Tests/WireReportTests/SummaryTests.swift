import Testing
import WireCore
import WireStatistics

@testable import WireAnalysis
@testable import WireReport

/// What a report says of all its samples.
@Suite struct SummaryTests {
    private func headline(_ analysis: Analysis) -> String {
        ByHand.markdown { Headline(analysis).append(to: &$0) }
    }

    @Test func `Headline compares one sample in bytes, several in times`() throws {
        let sample = try ByHand.sample()
        #expect(
            headline(ByHand.analysis(sample))
                == "**A Server Action is heavier than the JSON request here: 744 bytes against "
                + "417, both ways, heads included.** What decides is its request head (+203 of "
                + "+327 bytes), not its request body (+2).\n"
        )
        #expect(
            headline(ByHand.analysis(sample, sample))
                == "**A Server Action is never lighter than a JSON request in the 2 samples.** It "
                + "weighs 1.78 times what the JSON request weighs, both ways, heads included. What "
                + "decides is its request head in 2 of 2 (in the median +203 bytes, its request "
                + "body +2).\n"
        )
        #expect(headline(ByHand.analysis()) == "**There was no sample to weigh.**\n")
    }

    @Test func `CorpusSection has quartiles that are samples, and the heaviest first`() throws {
        let analysis = ByHand.analysis(
            try sample(200, "a"),
            try sample(220, "b"),
            try sample(210, "c")
        )
        let text = ByHand.markdown { CorpusSection(analysis, [.apiJSON]).append(to: &$0) }
        #expect(text.hasPrefix("3 samples; from 100 on they are summed up."))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(
            rows == [
                "| bytes, both ways | `api-json` |", "| weighed | 3 |", "| sum | 1,281 |",
                "| least | 417 |", "| lower quartile | 427 |", "| median | 427 |",
                "| upper quartile | 437 |", "| most | 437 |", "| refused | 0 |",
                "| sample | `api-json` |", "| `b` | 437 |", "| `c` | 427 |", "| `a` | 417 |",
            ]
        )
    }

    private func sample(_ head: Int, _ source: String) throws -> SampleAnalysis {
        var weighing = ByHand.api
        weighing.request = ByHand.message(head, 19)
        var sample = try ByHand.sample([.apiJSON: .success(weighing)])
        sample.source = source
        return sample
    }

    @Test func `TimingSection holds validating against decoding`() throws {
        func timing(
            _ approach: Approach?,
            _ operation: OperationTiming.Operation,
            _ nanoseconds: Double
        ) throws -> OperationTiming {
            OperationTiming(
                approach: approach,
                operation: operation,
                nanoseconds: try #require(Series([nanoseconds, nanoseconds])),
                batchCount: 1
            )
        }
        var sample = try ByHand.sample()
        let none = ByHand.markdown { TimingSection.append(ByHand.analysis(sample), to: &$0) }
        #expect(none == "\n")
        sample.timings = Timings(
            operations: [
                try timing(.apiJSON, .decodeRequest, 2_000), try timing(nil, .validate, 500),
            ],
            noiseFloor: NoiseFloor(part: 0.021),
            warnings: []
        )
        let text = ByHand.markdown { TimingSection.append(ByHand.analysis(sample), to: &$0) }
        #expect(text.hasPrefix("## Timings\n"))
        #expect(text.contains("\n`todo`, noise floor 2.1 %:\n"))
        #expect(text.contains("\n| api-json decode request | 2.0 µs | 2.0 µs | 0 |  |\n"))
        #expect(
            text.contains(
                "\n| validate | 500 ns | 500 ns | 0 | 25 % of decoding the JSON request |"
            )
        )
    }
}
