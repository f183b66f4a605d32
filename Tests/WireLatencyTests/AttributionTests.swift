import Testing
import WireLatency

/// A profile with an answer of some length, compressed or not.
private func profile(head: Int = 300, body: Int, compressed: Int? = nil) -> CallProfile {
    var profile = CallProfile()
    profile.requestHead = head
    profile.responseHead = 200
    profile.responseBody = body
    profile.compressedBody = compressed
    return profile
}

@Suite struct AttributionTests {
    private let slow = CallScenario(link: LinkSpec(link: .slow4G))

    @Test func `effects add up to the gap between the two profiles as they are`() {
        let profiles = [
            profile(body: 10, compressed: 8), profile(body: 10_000, compressed: 7_900),
            profile(body: 0), profile(body: 0, compressed: 20), profile(body: 1, compressed: 20),
            profile(head: 900, body: 5_000, compressed: 5_100), profile(body: 100),
        ]
        for one in profiles {
            for other in profiles {
                let attribution = Attribution(from: one, to: other, under: slow)
                #expect(attribution.first == slow.duration(of: one))
                #expect(attribution.second == slow.duration(of: other))
                let sum = attribution.effects.reduce(0) { $0 + $1.milliseconds }
                #expect(abs(sum - attribution.gap) < 1e-9)
            }
        }
    }

    @Test func `the way back has the same effects with the other sign`() {
        let one = profile(body: 10, compressed: 8)
        let other = profile(head: 700, body: 10_000, compressed: 7_900)
        let there = Attribution(from: one, to: other, under: slow)
        let back = Attribution(from: other, to: one, under: slow)
        for cause in Cause.allCases {
            #expect(abs(there.effect(of: cause) + back.effect(of: cause)) < 1e-9, "\(cause)")
        }
    }

    @Test func `a short answer that compression makes longer does not inflate a long one`() {
        let one = profile(body: 1, compressed: 20)
        let other = profile(body: 5_000, compressed: 5_100)
        let attribution = Attribution(from: one, to: other, under: slow)
        #expect(attribution.effect(of: .compression) > 0)
        #expect(attribution.effect(of: .responseBody) < 30)
    }

    @Test func `a cause of one side alone has all of the gap`() {
        var other = profile(body: 100)
        other.validation = 3
        let attribution = Attribution(from: profile(body: 100), to: other, under: slow)
        #expect(abs(attribution.effect(of: .validation) - 3) < 1e-9)
        #expect(attribution.effects.count == Cause.allCases.count)
        #expect(attribution.effects.filter { $0.milliseconds != 0 }.count == 1)
        #expect(abs(attribution.unexplained(of: 10) - 7) < 1e-9)
    }

    @Test func `serial calls wait and a load multiplies processor time`() {
        var other = profile(body: 100)
        other.queue = .serial
        let three = CallScenario(calls: 3, sharedServerTime: 200)
        let queue = Attribution(from: profile(body: 100), to: other, under: three)
        #expect((400...405).contains(queue.effect(of: .clientQueue)))
        other = profile(body: 100)
        other.serverCodec = 0.7
        let load = CallScenario(load: ClosedLoad(users: 50))
        let codec = Attribution(from: profile(body: 100), to: other, under: load)
        #expect(abs(codec.effect(of: .codec) - 35) < 1e-9)
    }

    @Test func `small pieces overrun the first window`() {
        var other = profile(body: 100)
        other.pieces = 14
        let cold = CallScenario(link: LinkSpec(link: .slow4G, connection: .cold))
        let gap = Attribution(from: profile(body: 100), to: other, under: cold)
        #expect((140...165).contains(gap.effect(of: .flushPieces)))
    }
}

@Suite struct ClaimCheckTests {
    private let light = profile(body: 100)
    private let heavy = profile(body: 100_000)

    private func check(
        _ cause: String,
        faster: CallProfile,
        than slower: CallProfile,
        gap: Double
    ) throws -> ClaimCheck {
        ClaimCheck(
            because: try #require(ClaimedCause(cause)),
            faster: faster,
            than: slower,
            observedGap: gap,
            scenario: CallScenario()
        )
    }

    @Test func `a cause that makes most of the gap on the stated link is supported`() throws {
        let claim = try check("payload-size", faster: light, than: heavy, gap: -0.1)
        #expect(claim.verdict == .supported)
    }

    @Test func `a cause that does so only on another link is possible`() throws {
        let claim = try check("response-body", faster: light, than: heavy, gap: -500)
        #expect(claim.verdict == .possible)
        #expect(claim.needed == 250)
        let most = try #require(claim.most)
        #expect(most.link.link.name == "3g")
        #expect(most.milliseconds > 250)
    }

    @Test func `a cause that points the other way is impossible, and so is no gain`() throws {
        let wrong = try check("payload-size", faster: heavy, than: light, gap: -35)
        #expect(wrong.verdict == .impossible)
        #expect(wrong.most == nil)
        #expect(
            try check("payload-size", faster: light, than: heavy, gap: 5).verdict == .impossible
        )
        #expect(
            try check("payload-size", faster: light, than: heavy, gap: -1e6).verdict == .impossible
        )
        #expect(try check("validation", faster: light, than: heavy, gap: -1).verdict == .impossible)
    }

    @Test func `payload size is the five byte causes`() {
        #expect(ClaimedCause("payload-size")?.causes.count == 5)
        #expect(ClaimedCause("bytes") == nil)
        #expect(ClaimedCause.names.count == Cause.allCases.count + 1)
    }
}
