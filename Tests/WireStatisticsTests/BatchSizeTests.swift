import Testing
import WireStatistics

@Suite struct BatchSizeTests {
    @Test func `a batch lasts a hundred ticks of the clock`() {
        #expect(BatchSize.operations(lasting: 3, tick: 1) == 34)
        #expect(BatchSize.operations(lasting: 2, tick: 1) == 50)
        #expect(BatchSize.operations(lasting: 3, tick: 1, error: 0.1) == 4)
    }

    @Test func `a long operation needs no batch`() {
        #expect(BatchSize.operations(lasting: 500, tick: 1) == 1)
        #expect(BatchSize.operations(lasting: .infinity, tick: 1) == 1)
    }

    @Test func `what takes no time gets the limit`() {
        #expect(BatchSize.operations(lasting: 0, tick: 1) == 1_000_000)
        #expect(BatchSize.operations(lasting: 1e-300, tick: 1, limit: 50) == 50)
        #expect(BatchSize.operations(lasting: -1, tick: 1, limit: -3) == 1)
        #expect(BatchSize.operations(lasting: .nan, tick: 1) == 1_000_000)
    }

    @Test func `a clock without a tick needs no batch`() {
        #expect(BatchSize.operations(lasting: 1, tick: 0) == 1)
        #expect(BatchSize.operations(lasting: 1, tick: .nan) == 1)
    }
}
