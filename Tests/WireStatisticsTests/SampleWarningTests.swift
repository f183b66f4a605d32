import Testing
import WireStatistics

@Suite struct SampleWarningTests {
    /// Thirty durations of about 10 without any trend.
    private let steady = (0..<30).map { 10 + Double($0 % 5) / 10 }

    @Test func `a steady sample has no warning`() {
        #expect(Sample(steady)?.warnings == [])
        #expect(Sample([0])?.warnings == [])
        #expect(Sample([5, 5, 5, 5])?.warnings == [])
    }

    @Test func `a slow first run is named, a fast one is not`() {
        #expect(Sample([30] + steady)?.warnings == [.slowFirstRun])
        #expect(Sample([1] + steady)?.warnings == [])
    }

    @Test func `outliers count from one in twenty`() {
        #expect(Sample(steady + [30])?.warnings == [])
        #expect(Sample(steady + [30, 31])?.warnings == [.outliers(2)])
    }

    @Test func `a machine that slows down is named with how much`() throws {
        let warnings = try #require(Sample((0..<30).map { 10 + Double($0) / 10 })?.warnings)
        guard case .slowingDown(let part) = try #require(warnings.first) else {
            Issue.record("\(warnings)")
            return
        }
        #expect(abs(part - (12.45 / 10.45 - 1)) < 1e-12)
        #expect(Sample((0..<30).map { 12.9 - Double($0) / 10 })?.warnings == [])
    }

    @Test func `every warning says what helps`() {
        let warnings: [SampleWarning] = [.outliers(2), .slowFirstRun, .slowingDown(0.2)]
        #expect(Set(warnings.map(\.remedy)).count == 3)
    }
}
