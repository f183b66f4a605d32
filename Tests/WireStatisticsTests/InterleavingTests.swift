import Testing
import WireStatistics

@Suite struct InterleavingTests {
    @Test func `every second round runs backwards`() {
        #expect(Interleaving.order(of: 2, rounds: 2) == [0, 1, 1, 0])
        #expect(Interleaving.order(of: 3, rounds: 3) == [0, 1, 2, 2, 1, 0, 0, 1, 2])
    }

    @Test func `nothing to measure has no order`() {
        #expect(Interleaving.order(of: 0, rounds: 4).isEmpty)
        #expect(Interleaving.order(of: 3, rounds: 0).isEmpty)
        #expect(Interleaving.order(of: -1, rounds: -1).isEmpty)
    }

    @Test func `a steady drift adds the same to each thing after two rounds`() {
        var sums = [0, 0, 0, 0]
        for (time, thing) in Interleaving.order(of: 4, rounds: 6).enumerated() {
            sums[thing] += time
        }
        #expect(Set(sums).count == 1)
    }
}
