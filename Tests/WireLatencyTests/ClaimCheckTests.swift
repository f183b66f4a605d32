import Testing
import WireLatency

@Suite struct ClaimCheckTests {
    private func check(
        _ cause: String,
        faster: CallProfile = Profiles.action,
        than slower: CallProfile = Profiles.api,
        gap: Double = -35,
        on link: Link = .sameRegion,
        load: ClosedLoad? = ClosedLoad(users: 50)
    ) throws -> ClaimCheck {
        ClaimCheck(
            because: try #require(ClaimedCause(cause)),
            faster: faster,
            than: slower,
            observedGap: gap,
            scenario: CallScenario(link: LinkSpec(link: link), load: load)
        )
    }

    @Test func `a heavier call is not faster because of its payload`() throws {
        let claim = try check("payload-size")
        #expect(claim.verdict == .impossible)
        #expect(claim.needed == 17.5)
        #expect(claim.most == nil)
        #expect(claim.reaches.count == LinkSpec.presets.count)
    }

    @Test func `a cause that makes most of the gap on the stated link is supported`() throws {
        let claim = try check(
            "round-trips",
            than: Profiles.refetching,
            gap: -160,
            on: .slow4G,
            load: nil
        )
        #expect(claim.verdict == .supported)
        #expect(try #require(claim.reaches.first).link == LinkSpec(link: .slow4G))
    }

    @Test func `a cause that needs another link is possible`() throws {
        let claim = try check("round-trips", than: Profiles.refetching, gap: -35, load: nil)
        #expect(claim.verdict == .possible)
        let most = try #require(claim.most)
        #expect(most.link.link.roundTrip == 300)
        #expect(most.milliseconds > 300)
    }

    @Test func `a cause that never reaches half is impossible`() throws {
        let claim = try check("round-trips", than: Profiles.refetching, gap: -900, load: nil)
        #expect(claim.verdict == .impossible)
        #expect(try #require(claim.most).milliseconds < claim.needed)
    }

    @Test func `validation takes nothing from the side that has it`() throws {
        let claim = try check("validation")
        #expect(claim.verdict == .impossible)
        #expect(claim.most == nil)
    }

    @Test func `what was not faster was not so for any reason`() throws {
        for gap in [0.0, 12] {
            let claim = try check("round-trips", than: Profiles.refetching, gap: gap)
            #expect(claim.verdict == .impossible)
        }
    }

    @Test func `a claim names one cause or the five of the payload`() {
        #expect(ClaimedCause("payload-size")?.causes == Cause.payload)
        #expect(Cause.payload.count == 5)
        #expect(ClaimedCause("render")?.causes == [.render])
        #expect(ClaimedCause("luck") == nil)
        #expect(ClaimedCause.names.allSatisfy { ClaimedCause($0) != nil })
        #expect(ClaimedCause.names.count == 13)
    }
}
