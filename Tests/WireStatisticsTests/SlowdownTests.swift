import Testing
import WireStatistics

/// A machine that gets slower while it is measured.
@Suite struct SlowdownTests {
    @Test(
        arguments: [
            ([4, 4, 4, 5, 5, 5, 6, 6, 6], [.slowingDown(0.5)]),
            ([5, 5, 5, 5, 5, 5, 6, 6, 6], []), ([4, 4, 5, 5, 5, 6, 6, 6], []),
        ] as [([Double], [SeriesWarning])]
    )
    func `is what the last third takes longer than the first`(
        values: [Double],
        warnings: [SeriesWarning]
    ) throws {
        #expect(try #require(Series(values)).warnings == warnings)
    }
}
