import Testing
import WireStatistics

@Suite struct SeriesWarningTests {
    /// Thirty durations of about 10 without any trend.
    private let steady = (0..<30).map { 10 + Double($0 % 5) / 10 }

    @Test func `a steady sample has no warning`() {
        #expect(Series(steady)?.warnings == [])
        #expect(Series([0])?.warnings == [])
        #expect(Series([5, 5, 5, 5])?.warnings == [])
    }

    @Test func `outliers count from one in five`() {
        let far = (0..<8).map { 30 + Double($0) }
        #expect(Series(far.dropLast() + steady)?.warnings == [])
        #expect(Series(far + steady)?.warnings == [.outliers(8)])
    }

    @Test func `a machine that slows down is named with how much`() throws {
        let warnings = try #require(Series((0..<30).map { 10 + Double($0) / 8 })?.warnings)
        guard case .slowingDown(let part) = try #require(warnings.first) else {
            Issue.record("\(warnings)")
            return
        }
        #expect(abs(part - (13.0625 / 10.5625 - 1)) < 1e-12)
        #expect(Series((0..<30).map { 12.9 - Double($0) / 10 })?.warnings == [])
    }
}
