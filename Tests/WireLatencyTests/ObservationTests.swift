import Testing
import WireCore
import WireFrameworks
import WireLatency
import WireStatistics
import WireTestSupport

@Suite struct ObservationTests {
    @Test func `a gap of 35 ms with 50 users on one core needs 0.7 ms of processor time`() {
        #expect(ClosedLoad(users: 50).cpuTime(for: 35) == 0.7)
        #expect(ClosedLoad(users: 50, cores: 2).cpuFactor == 25)
        #expect(ClosedLoad(users: 1, cores: 4).cpuFactor == 1)
    }

    @Test func `a closed loop is bound by its demand, then by its bottleneck`() {
        #expect(ClosedLoad(users: 1).responseBound(demand: 10, bottleneck: 3) == 10)
        #expect(ClosedLoad(users: 50).responseBound(demand: 10, bottleneck: 3) == 150)
        #expect(
            ClosedLoad(users: 50).responseBound(demand: 10, bottleneck: 3, thinkTime: 30) == 120
        )
    }

    @Test func `what all quantiles share is the most that a constant cause can claim`() throws {
        let article = try #require(ShiftTest(gaps: [-35, -60, -130]))
        #expect(article.common == -35)
        #expect(article.spread == 95)
        #expect(!article.isConstantShiftPossible)
        #expect(ShiftTest(gaps: [35, 36, 34])?.isConstantShiftPossible == true)
        #expect(ShiftTest(gaps: [-5, 3])?.common == 0)
        #expect(ShiftTest(gaps: [1]) == nil)
    }

    @Test func `first and last bytes are never compared`() {
        #expect(TimedByte.first.flaw(against: .last, isStreamed: false) == .differentBytes)
        #expect(TimedByte.first.flaw(against: .first, isStreamed: true) == .firstByteBeforeWork)
        #expect(TimedByte.first.flaw(against: .first, isStreamed: false) == nil)
        #expect(TimedByte.last.flaw(against: .last, isStreamed: true) == nil)
    }

    @Test func `the stated noise is that of the recorded pairs of runs`() throws {
        let noise = Recorded.runNoise
        let pairs = try VectorLine.all("next-load.jsonl").filter { $0.number("users") == 50 }
            .map { $0.numbers("runs") }.filter { $0.count == 2 }
        let differences = pairs.map { (max($0[0], $0[1]) / min($0[0], $0[1]) - 1) * 100 }
        let sample = try #require(Series(differences))
        #expect(sample.count == noise.pairs)
        #expect(differences.filter { $0 >= noise.percent }.count == noise.count)
        #expect(abs(sample.median - noise.median) < 0.05)
        #expect(abs(sample.maximum - noise.worst) < 0.05)
    }
}

@Suite struct BreakEvenTests {
    @Test func `the lead changes at one value, or never`() {
        #expect(BreakEven(in: 0...1000) { Double(300 - $0) } == .at(300))
        #expect(BreakEven(in: 0...1000) { _ in -1 } == .never(ahead: .second))
        #expect(BreakEven(in: 0...1000) { _ in 0 } == .never(ahead: nil))
    }

    @Test func `a refetch loses more the longer the way`() {
        var refetching = CallProfile()
        refetching.followUps = [
            LinkExchange(
                requestByteCount: 300,
                responseHeadByteCount: 200,
                responseBodyByteCount: 100
            )
        ]
        var rendering = CallProfile()
        rendering.render = 20
        let scenario = CallScenario(link: LinkSpec(link: .fibre))
        guard case .at(let tenths) = BreakEven.roundTrip(refetching, rendering, under: scenario)
        else {
            Issue.record("no break-even")
            return
        }
        #expect((190...200).contains(tenths))
    }

    @Test func `compression and base64 have break-evens without a link`() {
        #expect(BreakEven.compression(in: 0...1000) { 20 + $0 / 2 } == .at(39))
        // Base64 grows in steps of four bytes, so that the lead changes back and forth nearby.
        let files = BreakEven.base64AgainstMultipart(jsonOverhead: 60, multipartOverhead: 160)
        guard case .at(let length) = files else {
            Issue.record("no break-even")
            return
        }
        #expect((290...301).contains(length))
    }
}
