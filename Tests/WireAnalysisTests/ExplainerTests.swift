import Testing
import WireAnalysis
import WireCore
import WireLatency

/// Why one approach was faster than another.
@Suite struct ExplainerTests {
    private static func sample(_ members: String) -> String {
        #"{"call":{"arguments":[{"text":"Buy Milk"}]},"result":{"ok":true}"#
            + (members.isEmpty ? "" : "," + members) + "}"
    }

    private static let observed =
        #""observed":{"api-json":{"mean_ms":145},"action-flight":{"mean_ms":110}}"#

    @Test func `effects of the causes add up to the modelled gap`() throws {
        for members in [
            "", Self.observed, #""action":{"revalidates":true},"page":{"flight":9000}"#,
        ] {
            let explanation = try WrittenSample.explained(Self.sample(members))
            let gap =
                explanation.scenario.duration(of: explanation.sides.faster)
                - explanation.scenario.duration(of: explanation.sides.than)
            let sum = explanation.attribution.effects.reduce(0) { $0 + $1.milliseconds }
            #expect(abs(explanation.attribution.gap - gap) < 1e-9)
            #expect(abs(sum - gap) < 1e-9, "\(members)")
        }
    }

    @Test func `without an observation or a claim there is the model alone`() throws {
        let explanation = try WrittenSample.explained(Self.sample(""))
        #expect(explanation.observed == nil && explanation.claim == nil)
        #expect(explanation.unexplained == nil && explanation.alone == nil)
        #expect((explanation.faster, explanation.than) == (.actionFlight, .apiJSON))
    }

    @Test func `what the model leaves is the observed less the modelled gap`() throws {
        let explanation = try WrittenSample.explained(Self.sample(Self.observed))
        #expect(explanation.observed?.mean == -35)
        #expect(explanation.observed?.typical == -35)
        #expect(explanation.observed?.p95 == nil)
        #expect(explanation.unexplained == -35 - explanation.attribution.gap)
    }

    @Test func `a gap observed on one side only is no gap`() throws {
        let explanation = try WrittenSample.explained(
            Self.sample(#""observed":{"api-json":{"mean_ms":145}}"#)
        )
        #expect(explanation.observed == nil && explanation.unexplained == nil)
    }

    @Test func `sides are the bytes that were weighed`() throws {
        let weighed = try WrittenSample.weighed(Self.sample(""))
        let explanation = try Explainer().explain(weighed)
        for (approach, side) in [
            (Approach.apiJSON, explanation.sides.than),
            (.actionFlight, explanation.sides.faster),
        ] {
            let weighing = try #require(weighed.analysis.weighing(approach))
            #expect(side.requestHead == weighing.request.headByteCount)
            #expect(side.requestBody == weighing.request.bodyByteCount)
            #expect(side.responseHead == weighing.response.headByteCount)
            #expect(side.responseBody == weighing.response.bodyByteCount)
            #expect(side.pieces == weighing.response.pieces)
        }
    }

    @Test func `a link of the command line wins, and a load is left out for one user`() throws {
        let text = Self.sample(
            #""observed":{"link":"3g","load":{"users":50},"api-json":{"mean_ms":1},"#
                + #""action-flight":{"mean_ms":2}}"#
        )
        let own = try WrittenSample.explained(text)
        #expect(own.scenario.link.link.roundTrip == NetworkLink.preset("3g")?.roundTrip)
        #expect(own.scenario.load?.users == 50)
        #expect(own.alone != nil)
        let link = try LinkSpec(parsing: "rtt=70")
        let other = try Explainer(link: link).explain(WrittenSample.weighed(text))
        #expect(other.scenario.link.link.roundTrip == 70)
    }

    @Test(arguments: [
        (
            #""claim":{"faster":"api-json","than":"api-json","because":"codec"},"# + observed,
            SampleError.wrongValue
        ),
        (
            #""claim":{"faster":"action-flight","than":"api-json","because":"magic"},"# + observed,
            SampleError.wrongValue
        ),
        (
            #""claim":{"faster":"action-flight","than":"api-json","because":"codec"}"#,
            SampleError.missingMember
        ),
        (
            #""observed":{"link":"moon","api-json":{"mean_ms":1},"action-flight":{"mean_ms":2}}"#,
            SampleError.wrongValue
        ),
    ])
    func `refuses what cannot be explained`(members: String, code: SampleError) throws {
        let error = #expect(throws: WireError.self) {
            try WrittenSample.explained(Self.sample(members))
        }
        #expect(error?.code == code, "\(members): \(error?.reason ?? "")")
    }

    @Test func `an approach that cannot carry the call is not explained`() throws {
        let text = #"{"call":{"arguments":[1,2]},"observed":{"api-json":{"mean_ms":2},"#
        let claim = #""form-nojs":{"mean_ms":1}},"claim":{"faster":"form-nojs","than":"api-json","#
        let error = #expect(throws: WireError.self) {
            try WrittenSample.explained(text + claim + #""because":"codec"}}"#)
        }
        #expect(error?.code == SampleError.notCarried)
        #expect(
            error?.reason
                == "form-nojs cannot carry the call: it has 2 arguments, and a form is one, "
                + "so todo cannot be explained"
        )
    }

    @Test func `a claim needs half of the observed gap from its cause`() throws {
        let explanation = try WrittenSample.explained(
            Self.sample(
                #""claim":{"faster":"action-flight","than":"api-json","percent":24,"#
                    + #""because":"payload-size"},"# + Self.observed
            )
        )
        let claim: CheckedClaim = try #require(explanation.claim)
        #expect(claim.because == "payload-size" && claim.percent == 24)
        #expect(claim.check.needed == 17.5)
        #expect(claim.check.verdict == .impossible)
    }
}

/// From where on the other side is ahead.
@Suite struct BreakEvenRowTests {
    @Test func `there is a row for each property, and one for each coding asked for`() throws {
        let rows: [BreakEvenRow] = try WrittenSample.explained(
            #"{"call":{"arguments":[1]},"result":"abc"}"#
        ).breakEvens
        #expect(
            rows.map(\.property) == [
                .calls, .roundTrip, .rateDown, .responseBody, .file,
                .compression(coding: "gzip:6"),
            ]
        )
        // 72 bytes and 4 for each 3 of the file, against 187 and the file as it is.
        let file = (0...).first { 72 + ($0 + 2) / 3 * 4 > 187 + $0 }
        #expect(rows[4].result == file.map(BreakEven.at))
        // Five bytes never get shorter.
        #expect(rows[5].result == .never(ahead: .first))
    }

    @Test func `nothing is compressed where there is no response body`() throws {
        let rows = try WrittenSample.explained(
            #"{"call":{"arguments":[1]},"api":{"status":204}}"#
        ).breakEvens
        #expect(rows.contains { $0.property == .file })
    }
}

/// What has to be known beside the figures; their words are in `ExplainCommandTests`.
@Suite struct RemarkTests {
    private func remarks(_ observed: String) throws -> [Remark] {
        try WrittenSample.explained(
            #"{"call":{"arguments":[1]},"observed":{\#(observed)}}"#
        ).remarks
    }

    @Test func `gaps along the quantiles are a shift or grow`() throws {
        let last = #","byte":"last"}"#
        let shift = try remarks(
            #""api-json":{"mean_ms":100,"p95_ms":200\#(last),"#
                + #""action-flight":{"mean_ms":90,"p95_ms":190\#(last)"#
        )
        #expect(shift.first == .constantShift([-10, -10]))
        #expect(shift.count == 2)
        let growth = try remarks(
            #""api-json":{"mean_ms":145,"p95_ms":210},"action-flight":{"mean_ms":110,"p95_ms":150}"#
        )
        #expect(growth.prefix(2) == [.growingGap([-35, -60], common: -35), .untoldByte])
    }

    @Test func `no observation, no remark`() throws {
        #expect(try remarks("").isEmpty)
        #expect(try remarks(#""api-json":{"mean_ms":9}"#).isEmpty)
    }
}

/// Gaps between two measurements.
@Suite struct ObservedGapTests {
    private func gap(_ than: String, _ faster: String) throws -> ObservedGap {
        let text =
            #"{"call":{"arguments":[1]},"observed":{"api-json":{\#(than)},"action-flight":{\#(faster)}},"#
        let claim = #""claim":{"faster":"action-flight","than":"api-json","because":"codec"}}"#
        return try #require(WrittenSample.explained(text + claim).observed)
    }

    @Test func `is the one less the other, where both were measured`() throws {
        let gap = try gap(#""mean_ms":145,"p95_ms":210"#, #""p95_ms":150,"p99_ms":320"#)
        #expect([gap.mean, gap.p95, gap.p99] == [nil, -60, nil])
        #expect(gap.typical == -60)
    }

    @Test func `typical is the lowest quantile there is`() throws {
        #expect(try gap(#""p99_ms":9"#, #""p99_ms":9"#).typical == 0)
        let all = #""p99_ms":9,"p95_ms":8,"mean_ms":7"#
        #expect(try gap(all, #""p99_ms":1,"p95_ms":2,"mean_ms":3"#).typical == -4)
    }
}

/// Which approaches suit what a sample needs.
@Suite struct ChoiceTests {
    private func choice(_ members: String) throws -> Choice {
        try WrittenSample.explained(#"{"call":{"arguments":[{"text":"a"}]}"# + members + "}").choice
    }

    @Test func `the lightest comes first, and each approach is on one of the lists`() throws {
        let choice = try choice("")
        let totals = choice.qualified.compactMap(\.total)
        #expect(totals == totals.sorted())
        #expect(choice.qualified.first?.approach == .apiJSON)
        let all = choice.qualified.map(\.approach) + choice.refused.map(\.approach)
        #expect(all.sorted() == Approach.allCases)
    }

    @Test(arguments: [
        ("public-api", [Approach.actionFlight, .formNoJS]),
        ("without-javascript", [.apiJSON, .apiMultipart, .actionFlight]),
    ])
    func `a need refuses the approaches that cannot meet it`(
        need: String,
        refused: [Approach]
    ) throws {
        let choice = try choice(#","needs":["\#(need)"]"#)
        #expect(Set(choice.refused.map(\.approach)).isSuperset(of: refused))
        #expect(choice.qualified.allSatisfy { !refused.contains($0.approach) })
    }

    @Test func `an approach that loses data is never chosen`() throws {
        let choice = try WrittenSample.explained(
            #"{"call":{"arguments":[{"$number":"NaN"}]}}"#
        ).choice
        #expect(choice.qualified.map(\.approach) == [.actionFlight])
    }
}
