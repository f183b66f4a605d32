import Testing

@testable import WireLatency

/// Subsets of causes, and what each cause is worth over all of them.
@Suite struct CoalitionsTests {
    @Test func `every subset is there once, by the bits of its members`() {
        #expect(
            Coalitions.all([.codec, .render]) == [[], [.codec], [.render], [.codec, .render]]
        )
    }

    @Test func `a cause is worth what it adds, over every order`() {
        // Alone 1 and 2, together 4: (1 + 2) / 2 and (2 + 3) / 2.
        #expect(Coalitions.shapleyValues(of: [0, 1, 2, 4], players: 2) == [1.5, 2.5])
        // A pair of gloves: one left, two right (Shapley's own example): 2/3, 1/6, 1/6.
        let gloves = Coalitions.shapleyValues(of: [0, 0, 0, 1, 0, 1, 0, 1], players: 3)
        for (value, share) in zip(gloves, [2.0 / 3, 1.0 / 6, 1.0 / 6]) {
            #expect(abs(value - share) < 1e-12)
        }
        #expect(Coalitions.shapleyValues(of: [3], players: 0).isEmpty)
    }
}
