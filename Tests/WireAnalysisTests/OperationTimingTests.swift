import Testing
import WireAnalysis
import WireStatistics

/// What the codecs take on the machine at hand.
@Suite struct OperationTimingTests {
    @Test func `each codec of each approach is timed, in the order in which they are listed`()
        throws
    {
        let analyzed = try WrittenSample.timed(
            #"{"call":{"arguments":[{"a":1}]},"result":{"b":2},"schema":{"type":"object"}}"#
        )
        let timings: Timings = try #require(analyzed.timings)
        let codecs = timings.operations.filter { $0.operation == .encodeRequest }
        #expect(codecs.compactMap(\.approach) == Approach.allCases)
        #expect(timings.operations.allSatisfy { $0.nanoseconds.median > 0 && $0.batchCount > 0 })
        for timing: OperationTiming in timings.operations {
            let isComparable =
                timing.approach.map { $0 != .reference } == true
                && timings.operations.contains {
                    $0.approach == .reference && $0.operation == timing.operation
                }
            #expect((timing.comparison != nil) == isComparable, "\(timing.operation)")
        }
        let places = timings.operations.compactMap {
            OperationTiming.Operation.allCases.firstIndex(of: $0.operation)
        }
        #expect(places == places.sorted())
        #expect(timings.operations.contains { $0.operation == .validate && $0.approach == nil })
        #expect(!timings.operations.contains { $0.operation == .validateInvalid })
        #expect(timings.noiseFloor.part >= 0)
        // Every doubt is about a figure that is there.
        let warnings: [TimingWarning] = timings.warnings
        for warning in warnings {
            let timing = timings.operations.first {
                $0.approach == warning.approach && $0.operation == warning.operation
            }
            guard case .batches(let doubt, let count) = warning.doubt else { continue }
            #expect(timing?.nanoseconds.count == count)
            #expect(timing?.nanoseconds.warnings.contains(doubt) == true)
        }
    }
}
