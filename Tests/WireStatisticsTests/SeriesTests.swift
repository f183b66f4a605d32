import Testing
import WireStatistics

@Suite struct SeriesTests {
    private func sample(_ values: [Double]) throws -> Series { try #require(Series(values)) }

    @Test func `a sample is never empty and always finite`() {
        #expect(Series([]) == nil)
        #expect(Series([1, .nan]) == nil)
        #expect(Series([.infinity]) == nil)
    }

    @Test func `one value is its own everything`() throws {
        let one = try sample([4])
        #expect([one.minimum, one.maximum, one.mean, one.median] == [4, 4, 4, 4])
        #expect(one.quantile(0.99) == 4)
        #expect(one.medianAbsoluteDeviation == 0)
        #expect(one.outliers.isEmpty)
    }

    @Test func `quantiles interpolate between neighbours`() throws {
        let four = try sample([40, 10, 30, 20])
        #expect(four.values == [40, 10, 30, 20])
        #expect(four.median == 25)
        #expect(four.quantile(0) == 10)
        #expect(four.quantile(1) == 40)
        #expect(abs(four.quantile(0.95) - 38.5) < 1e-9)
        #expect(four.quantile(-3) == 10)
        #expect(four.quantile(7) == 40)
    }

    @Test func `the mean of large values of small spread is exact`() throws {
        #expect(try sample([1e15 + 1, 1e15 + 2, 1e15 + 3]).mean == 1e15 + 2)
    }

    @Test func `the median absolute deviation ignores one wild value`() throws {
        #expect(try sample([1, 2, 3, 4, 1000]).medianAbsoluteDeviation == 1)
        #expect(try sample([1, 2, 3, 4, 5]).meanAbsoluteDeviation == 1.2)
    }

    @Test func `a wild value is an outlier`() throws {
        #expect(try sample([9, 10, 11, 10, 12, 9, 10, 60]).outliers == [60])
        #expect(try sample([9, 10, 11, 10, 12, 9, 10, 8]).outliers.isEmpty)
    }

    @Test func `where more than half are equal the mean distance is the measure`() throws {
        let ties = try sample([5, 5, 5, 5, 5, 5, 5, 5, 5, 50])
        #expect(ties.medianAbsoluteDeviation == 0)
        #expect(ties.outliers == [50])
    }

    @Test func `equal values have no outliers`() throws {
        let equal = try sample([3, 3, 3])
        #expect(equal.modifiedScores == [0, 0, 0])
        #expect(equal.outliers.isEmpty)
    }
}
