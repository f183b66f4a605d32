import Testing
import WireLatency

@Suite struct BreakEvenTests {
    @Test func `the lead changes at the first value where it has changed`() {
        #expect(BreakEven(in: 0...1000) { Double(400 - $0) } == .at(400))
        #expect(BreakEven(in: 0...1000) { Double($0) - 399.5 } == .at(400))
        #expect(BreakEven(in: 0...1) { Double($0) } == .at(1))
    }

    @Test func `a lead that never changes says who has it`() {
        #expect(BreakEven(in: 0...10) { _ in 1 } == .never(ahead: .first))
        #expect(BreakEven(in: 0...10) { _ in -1 } == .never(ahead: .second))
        #expect(BreakEven(in: 0...10) { _ in 0 } == .never(ahead: nil))
        #expect(BreakEven(in: 7...7) { Double($0) } == .never(ahead: .first))
    }

    @Test func `re-rendering beats a refetch from the round trip that it costs in time`() {
        var action = Profiles.action
        action.render = 12
        let scenario = CallScenario(link: LinkSpec(link: .fibre))
        guard
            case .at(let tenths) = BreakEven.roundTrip(Profiles.refetching, action, under: scenario)
        else {
            Issue.record("no break-even")
            return
        }
        #expect((90...120).contains(tenths), "\(tenths)")
    }

    @Test func `a serial queue loses from the second call on`() {
        var action = Profiles.api
        action.queue = .serial
        let scenario = CallScenario(link: LinkSpec(link: .cable))
        #expect(BreakEven.calls(Profiles.api, action, under: scenario) == .at(2))
    }

    @Test func `fewer bytes win on slow links until CPU time decides`() {
        var heavy = Profiles.api
        heavy.responseBody = 60_000
        heavy.compressedBody = nil
        var light = Profiles.api
        light.responseBody = 60_000
        light.compressedBody = 6000
        light.serverCodec += 4
        let scenario = CallScenario(link: LinkSpec(link: .sameRegion))
        guard case .at(let kilobits) = BreakEven.bandwidth(heavy, light, under: scenario) else {
            Issue.record("no break-even")
            return
        }
        #expect((80_000...140_000).contains(kilobits), "\(kilobits)")
    }

    @Test func `compression pays once it saves more than it adds`() {
        let size = { (length: Int) in 20 + (length + 1) / 2 }
        #expect(BreakEven.compression(in: 0...10_000, compressedSize: size) == .at(40))
        #expect(
            BreakEven.compression(in: 0...100) { $0 + 18 } == .never(ahead: .first)
        )
    }

    @Test func `multipart is smaller once a third of the file exceeds its part header`() {
        guard
            case .at(let length) = BreakEven.base64AgainstMultipart(
                jsonOverhead: 60,
                multipartOverhead: 160
            )
        else {
            Issue.record("no break-even")
            return
        }
        #expect((290...304).contains(length))
        #expect(
            BreakEven.base64AgainstMultipart(jsonOverhead: 160, multipartOverhead: 60)
                == .never(ahead: .second)
        )
    }
}
