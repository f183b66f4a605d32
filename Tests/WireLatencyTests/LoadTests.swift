import Testing
import WireCore
import WireLatency
import WireTestSupport

@Suite struct LoadTests {
    @Test func `fifty users on one core need 0.7 ms of CPU for 35 ms`() {
        let load = ClosedLoad(users: 50, cores: 1)
        #expect(load.cpuFactor == 50)
        #expect(abs(load.cpuTime(for: 35) - 0.7) < 1e-12)
    }

    @Test func `a user alone, or with a core for each, waits for nobody`() {
        #expect(ClosedLoad(users: 1).cpuFactor == 1)
        #expect(ClosedLoad(users: 4, cores: 16).cpuFactor == 1)
        #expect(ClosedLoad(users: 50, cores: 2).cpuFactor == 25)
        #expect(ClosedLoad(users: -3, cores: 0) == ClosedLoad(users: 1, cores: 1))
    }

    @Test func `the response time is bounded by the demand and by the busiest resource`() {
        let load = ClosedLoad(users: 50)
        #expect(load.responseBound(demand: 5, bottleneck: 2) == 100)
        #expect(load.responseBound(demand: 5, bottleneck: 2, thinkTime: 98) == 5)
    }

    @Test func `a gap that grows along the quantiles is no constant shift`() throws {
        let article = try #require(ShiftTest(gaps: [-35, -60, -130]))
        #expect(!article.isConstantShiftPossible)
        #expect(article.common == -35)
        #expect(article.spread == 95)
    }

    @Test func `equal gaps may be one shift, opposite ones have nothing in common`() throws {
        #expect(try #require(ShiftTest(gaps: [10, 11, 12])).isConstantShiftPossible)
        #expect(try #require(ShiftTest(gaps: [10, 11, 12])).common == 10)
        let opposite = try #require(ShiftTest(gaps: [-5, 5]))
        #expect(opposite.common == 0)
        #expect(!opposite.isConstantShiftPossible)
        #expect(try #require(ShiftTest(gaps: [0, 0])).isConstantShiftPossible)
        #expect(ShiftTest(gaps: [4]) == nil)
    }

    @Test func `first and last bytes are never compared`() {
        #expect(TimedByte.first.flaw(against: .last, isStreamed: false) == .differentBytes)
        #expect(TimedByte.last.flaw(against: .first, isStreamed: true) == .differentBytes)
        #expect(TimedByte.first.flaw(against: .first, isStreamed: true) == .firstByteBeforeWork)
        #expect(TimedByte.first.flaw(against: .first, isStreamed: false) == nil)
        #expect(TimedByte.last.flaw(against: .last, isStreamed: true) == nil)
    }

    @Test func `the stated noise is that of the recorded runs`() throws {
        let recorded = RunNoise.recorded
        let lines = try VectorLine.all("next-load.jsonl").filter { $0.number("users") == 50 }
        let differences = try lines.map { line in
            let runs = line.numbers("runs")
            let low = try #require(runs.min())
            return (try #require(runs.max()) / low - 1) * 100
        }.sorted()
        let middle = differences.count / 2
        let median = (differences[middle - 1] + differences[middle]) / 2
        #expect(differences.count == recorded.pairs)
        #expect(differences.filter { $0 >= recorded.percent }.count == recorded.count)
        #expect(abs(median - recorded.median) < 0.05)
        #expect(abs((differences.last ?? 0) - recorded.worst) < 0.05)
    }
}
