import Testing
<<<<<<< HEAD
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
=======
import WireCore
import WireLatency
import WireTestSupport

/// A small JSON API call and the Server Action that does the same, as Next.js 16 sends them.
enum Profiles {
    static let api = {
        var profile = CallProfile()
        profile.requestHead = 573
        profile.requestBody = 19
        profile.responseHead = 296
        profile.responseBody = 129
        profile.compressedBody = 135
        profile.pieces = 2
        profile.framing = 13
        profile.serverCodec = 0.02
        return profile
    }()

    static let action = {
        var profile = CallProfile()
        profile.requestHead = 776
        profile.requestBody = 21
        profile.responseHead = 354
        profile.responseBody = 197
        profile.compressedBody = 206
        profile.pieces = 3
        profile.framing = 22
        profile.queue = .serial
        profile.serverCodec = 0.05
        profile.validation = 0.01
        profile.render = 0.5
        return profile
    }()

    /// The API with the refetch that shows its effect.
    static let refetching = {
        var profile = api
        profile.followUps = [
            LinkExchange(
                requestByteCount: 315,
                responseHeadByteCount: 291,
                responseBodyByteCount: 219,
                pieces: 2,
                serverTotal: 1.7
            )
        ]
        return profile
    }()

    /// A profile of random figures.
    static func random(_ random: inout SeededGenerator) -> CallProfile {
        func size(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &random) }
        func time() -> Double { Double.random(in: 0...20, using: &random) }
        var profile = CallProfile()
        profile.requestHead = size(2000)
        profile.requestBody = size(20_000)
        profile.responseHead = size(2000)
        profile.responseBody = size(40_000)
        profile.compressedBody = Bool.random(using: &random) ? size(10_000) : nil
        profile.pieces = size(12)
        profile.framing = size(100)
        profile.followUps = Bool.random(using: &random) ? refetching.followUps : []
        profile.queue = Bool.random(using: &random) ? .serial : .parallel
        profile.connection = Bool.random(using: &random) ? .cold : nil
        (profile.serverCodec, profile.clientCodec) = (time(), time())
        (profile.validation, profile.render) = (time(), time())
        return profile
    }
}

@Suite struct AttributionTests {
    private func scenario(
        _ link: Link,
        _ connection: ConnectionState = .warm,
        calls: Int = 1,
        load: ClosedLoad? = nil
    ) -> CallScenario {
        CallScenario(
            link: LinkSpec(link: link, connection: connection),
            calls: calls,
            load: load,
            sharedServerTime: 2
        )
    }

    private func check(_ attribution: Attribution, _ comment: Comment) {
        let sum = attribution.effects.reduce(0) { $0 + $1.milliseconds }
        #expect(attribution.effects.map(\.cause) == Cause.allCases)
        #expect(abs(sum - attribution.gap) <= 1e-9 * max(1, attribution.second), comment)
    }

    @Test func `effects add up to the modelled gap on every link`() {
        for link in LinkSpec.presets {
            let scenario = CallScenario(link: link, load: ClosedLoad(users: 50))
            check(Attribution(from: Profiles.api, to: Profiles.action, under: scenario), "\(link)")
        }
    }

    @Test func `effects of random profiles add up to the modelled gap`() {
        for seed in 1...4 {
            var random = SeededGenerator(seed: UInt64(seed))
            let one = Profiles.random(&random)
            let other = Profiles.random(&random)
            let scenario = scenario(.fibre, .cold, calls: 2)
            check(Attribution(from: one, to: other, under: scenario), "seed \(seed)")
        }
    }

    @Test func `the ends of the switching are the two profiles themselves`() {
        let scenario = scenario(.fibre)
        let attribution = Attribution(from: Profiles.api, to: Profiles.action, under: scenario)
        #expect(attribution.first == scenario.duration(of: Profiles.api))
        #expect(attribution.second == scenario.duration(of: Profiles.action))
    }

    @Test func `turning the comparison round turns every effect round`() {
        let scenario = scenario(.slow4G, .cold)
        let there = Attribution(from: Profiles.refetching, to: Profiles.action, under: scenario)
        let back = Attribution(from: Profiles.action, to: Profiles.refetching, under: scenario)
>>>>>>> latency
        for cause in Cause.allCases {
            #expect(abs(there.effect(of: cause) + back.effect(of: cause)) < 1e-9, "\(cause)")
        }
    }

<<<<<<< HEAD
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
=======
    @Test func `equal profiles have no gap and no effects`() {
        let attribution = Attribution(
            from: Profiles.api,
            to: Profiles.api,
            under: scenario(.far)
        )
        #expect(attribution.gap == 0)
        #expect(attribution.effects.allSatisfy { $0.milliseconds == 0 })
    }

    @Test func `a single difference takes all of the gap`() {
        var cold = Profiles.api
        cold.connection = .cold
        let attribution = Attribution(from: Profiles.api, to: cold, under: scenario(.far))
        #expect(attribution.effect(of: .connection) == attribution.gap)
        #expect(abs(attribution.gap - 300) < 10)
    }

    @Test func `a refetch costs a round trip`() {
        let attribution = Attribution(
            from: Profiles.refetching,
            to: Profiles.api,
            under: scenario(.slow4G)
        )
        #expect(attribution.effect(of: .roundTrips) == attribution.gap)
        #expect(attribution.gap < -150)
    }

    @Test func `calls that wait for one another cost a round trip each`() {
        var serial = Profiles.api
        serial.queue = .serial
        let attribution = Attribution(
            from: Profiles.api,
            to: serial,
            under: scenario(.far, calls: 6)
        )
        #expect(attribution.effect(of: .clientQueue) == attribution.gap)
        #expect(abs(attribution.gap - 5 * 302) < 30, "\(attribution.gap)")
    }

    @Test func `six connections carry seven calls in two turns, HTTP 2 in one`() throws {
        let one = try Link(roundTrip: 100)
        let two = try Link(roundTrip: 100, http: .http2)
        #expect(abs(scenario(one, calls: 6).duration(of: Profiles.api) - 102) < 5)
        #expect(abs(scenario(one, calls: 7).duration(of: Profiles.api) - 204) < 10)
        #expect(scenario(two, calls: 7).duration(of: Profiles.api) < 140)
    }

    @Test func `load multiplies CPU time and not bytes`() {
        let alone = scenario(.sameRegion)
        let crowded = scenario(.sameRegion, load: ClosedLoad(users: 50, cores: 1))
        let one = Attribution(from: Profiles.api, to: Profiles.action, under: alone)
        let many = Attribution(from: Profiles.api, to: Profiles.action, under: crowded)
        for cause in [Cause.codec, .validation, .render] {
            let factor = many.effect(of: cause) / one.effect(of: cause)
            #expect(abs(factor - 50) < 2, "\(cause): \(factor)")
        }
        #expect(abs(many.effect(of: Cause.payload) - one.effect(of: Cause.payload)) < 0.01)
    }

    @Test func `what the model does not explain stays unexplained`() {
        let attribution = Attribution(
            from: Profiles.api,
            to: Profiles.action,
            under: scenario(.sameRegion)
        )
        let unexplained = attribution.unexplained(of: -35)
        #expect(unexplained + attribution.gap == -35)
        #expect(unexplained < -35)
>>>>>>> latency
    }
}
