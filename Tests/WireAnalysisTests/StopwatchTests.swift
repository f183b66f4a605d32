import Testing
import WireStatistics

@testable import WireAnalysis

/// Things timed in turns, in batches.
@Suite struct StopwatchTests {
    @Test func `each work gets as many batches as there are rounds`() {
        var stopwatch = Stopwatch()
        (stopwatch.batchNanoseconds, stopwatch.rounds) = (0, 3)
        var runs = [0, 0]
        let readings = stopwatch.time([{ runs[0] += 1 }, { runs[1] += 1 }])
        #expect(readings.map(\.nanoseconds.count) == [3, 3])
        #expect(readings.map(\.batchCount) == [1, 1])
        // The first run of all, one that finds the length of batches, and three batches of one.
        #expect(runs == [5, 5])
    }

    @Test func `batches grow until the clock can see them`() {
        var stopwatch = Stopwatch()
        (stopwatch.batchNanoseconds, stopwatch.rounds) = (100_000, 1)
        let reading = stopwatch.time([{}]).first
        let count = reading?.batchCount ?? 0
        #expect(count > 1 && count.nonzeroBitCount == 1)
    }

    @Test func `a first run that takes long is doubtful`() throws {
        let series = try #require(Series([1, 1, 1]))
        func doubts(_ ratio: Double) -> [TimingWarning.Doubt] {
            Stopwatch.Reading(nanoseconds: series, batchCount: 1, firstRatio: ratio).doubts
        }
        #expect(doubts(100).isEmpty && doubts(101).count == 1)
        guard case .slowFirstRun(101) = doubts(101).first else {
            Issue.record("\(doubts(101))")
            return
        }
    }

    @Test func `TimingRun times the works of each approach and the schema at work`() throws {
        var run = TimingRun(
            try WrittenSample.weighed(
                #"{"call":{"arguments":[{"a":1}]},"result":{"b":2},"#
                    + #""schema":{"type":"object"},"invalid":[1]}"#
            )
        )
        (run.stopwatch.batchNanoseconds, run.stopwatch.rounds) = (0, 9)
        let operations = run.timings().operations
        let requests = operations.filter { $0.operation == .encodeRequest }
        #expect(requests.map(\.approach) == Approach.allCases.map(Optional.some))
        #expect(requests.map { $0.comparison != nil } == [false, true, true, true])
        let shared = operations.filter { $0.approach == nil }
        #expect(shared.map(\.operation) == [.validate, .validateInvalid])
        #expect(operations.allSatisfy { $0.nanoseconds.count == 9 && $0.batchCount == 1 })
    }
}
