import Testing
import WireStatistics

/// Synthetic timings whose true difference is known.
private struct SyntheticTimings {
    private var random: RandomSource

    init(seed: UInt64) { random = RandomSource(seed: seed) }

    private mutating func uniform() -> Double { Double.random(in: 0..<1, using: &random) }

    /// A standard normal number: the sum of twelve uniform ones, less six.
    private mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + uniform() }
    }

    /// Log-normal noise around `scale`; of a hundred values one to three are wild.
    mutating func sample(_ scale: Double, count: Int = 120) throws -> Series {
        let values = (0..<count).map { _ in
            let isWild = uniform() < 0.02
            return scale * exponential(0.06 * normal()) * (isWild ? 1 + 9 * uniform() : 1)
        }
        return try #require(Series(values))
    }

    /// eˣ for small x, as the limit of (1 + x/n)ⁿ.
    private func exponential(_ x: Double) -> Double {
        (0..<20).reduce(1 + x / 1_048_576) { power, _ in power * power }
    }
}

@Suite struct ComparisonTests {
    private let bootstrap = Bootstrap(resampleCount: 200)

    private func sample(_ values: [Double]) throws -> Series { try #require(Series(values)) }

    /// How often the verdict came out in a hundred runs of samples at 1 and at `scale`.
    private func verdicts(at scale: Double) throws -> [Comparison.Verdict: Int] {
        var counts: [Comparison.Verdict: Int] = [:]
        for run in 1...100 {
            var timings = SyntheticTimings(seed: UInt64(run))
            let floor = NoiseFloor(try timings.sample(1), try timings.sample(1))
            let other = try timings.sample(1)
            let one = try timings.sample(scale)
            let comparison = Comparison(one, with: other, floor: floor, bootstrap: bootstrap)
            counts[comparison.verdict, default: 0] += 1
        }
        return counts
    }

    @Test func `five per cent slower is found in at least 95 of 100 runs`() throws {
        let counts = try verdicts(at: 1.05)
        #expect(counts[.slower, default: 0] >= 95, "\(counts)")
        #expect(counts[.faster] == nil)
    }

    @Test func `five per cent faster is found in at least 95 of 100 runs`() throws {
        let counts = try verdicts(at: 0.95)
        #expect(counts[.faster, default: 0] >= 95, "\(counts)")
        #expect(counts[.slower] == nil)
    }

    @Test func `the same thing twice is called different in at most 5 of 100 runs`() throws {
        let counts = try verdicts(at: 1)
        #expect(counts[.indistinguishable, default: 0] >= 95, "\(counts)")
    }

    @Test func `without a noise floor the interval alone keeps equal things equal`() throws {
        var different = 0
        for run in 1...100 {
            var timings = SyntheticTimings(seed: UInt64(run + 1000))
            let other = try timings.sample(1)
            let one = try timings.sample(1)
            let comparison = Comparison(one, with: other, bootstrap: bootstrap)
            different += comparison.verdict == .indistinguishable ? 0 : 1
        }
        #expect(different <= 5)
    }

    @Test func `equal seeds give equal intervals, other seeds others`() throws {
        var timings = SyntheticTimings(seed: 5)
        let one = try timings.sample(1)
        let other = try timings.sample(1)
        let interval = Bootstrap(seed: 3).ratioInterval(of: one, to: other)
        #expect(interval != nil)
        #expect(Bootstrap(seed: 3).ratioInterval(of: one, to: other) == interval)
        #expect(Bootstrap(seed: 4).ratioInterval(of: one, to: other) != interval)
    }

    @Test func `the interval holds the ratio and widens with the confidence`() throws {
        var timings = SyntheticTimings(seed: 6)
        let one = try timings.sample(1.1)
        let other = try timings.sample(1)
        let wide = try #require(Bootstrap(confidence: 0.99).ratioInterval(of: one, to: other))
        let narrow = try #require(Bootstrap(confidence: 0.5).ratioInterval(of: one, to: other))
        #expect(wide.contains(one.median / other.median))
        #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
    }

    @Test func `a single value on either side has an interval of one point`() throws {
        let comparison = Comparison(try sample([3]), with: try sample([2]))
        #expect(comparison.ratio == 1.5)
        #expect(comparison.interval == Interval(1.5, 1.5))
        #expect(comparison.verdict == .slower)
    }

    @Test func `equal constants are indistinguishable`() throws {
        let equal = try sample([2, 2, 2])
        #expect(Comparison(equal, with: equal).verdict == .indistinguishable)
    }

    @Test func `a median of zero has no ratio`() throws {
        let zero = try sample([0, 0, 0])
        let comparison = Comparison(try sample([1, 2, 3]), with: zero)
        #expect(comparison.ratio == nil)
        #expect(comparison.interval == nil)
        #expect(comparison.verdict == .indistinguishable)
    }

    @Test func `a difference within the noise floor is no difference`() throws {
        let one = try sample([1.02, 1.02, 1.02])
        let other = try sample([1, 1, 1])
        let floor = NoiseFloor(try sample([1]), try sample([1.03]))
        #expect(Comparison(one, with: other).verdict == .slower)
        #expect(Comparison(one, with: other, floor: floor).verdict == .indistinguishable)
        #expect(Comparison(other, with: one, floor: floor).verdict == .indistinguishable)
    }

    @Test func `a noise floor is never negative and needs positive medians`() throws {
        #expect(NoiseFloor(part: -1).part == 0)
        #expect(NoiseFloor(part: .nan).part == 0)
        #expect(NoiseFloor(try sample([0]), try sample([5])).part == 0)
        #expect(abs(NoiseFloor(try sample([2]), try sample([1.6])).part - 0.25) < 1e-9)
    }
}
