import Testing
import WireAnalysis
import WireCore

/// What every report is rendered from.
@Suite struct SampleAnalysisTests {
    @Test func `sums up without the call and with few losses, those of data first`() throws {
        let nans = Array(repeating: #"{"$number":"NaN"}"#, count: 70).joined(separator: ",")
        let dates = Array(repeating: #"{"$date":"1970-01-01T00:00:00.000Z"}"#, count: 3).joined(
            separator: ","
        )
        let whole = try WrittenSample.weighed(#"{"call":{"arguments":[[\#(dates),\#(nans)]]}}"#)
            .analysis
        let sum = whole.summed()
        #expect(whole.weighing(.apiJSON)?.losses.count == 73)
        #expect(sum.weighing(.apiJSON)?.losses.count == 64)
        #expect(!whole.call.isEmpty && sum.call.isEmpty)
        #expect(sum.approaches.map(\.approach) == whole.approaches.map(\.approach))
        #expect(sum.weighing(.apiJSON)?.total == whole.weighing(.apiJSON)?.total)
        #expect(sum.weighing(.apiJSON)?.losses.allSatisfy(\.dropsData) == true)
    }

    @Test func `ApproachAnalysis keeps the reason of a refusal`() throws {
        let analysis = try WrittenSample.weighed(#"{"call":{"arguments":[1,2]}}"#).analysis
        let entry: ApproachAnalysis = try #require(
            analysis.approaches.first { $0.approach == .apiMultipart }
        )
        #expect(entry.weighing == nil && analysis.weighing(.apiMultipart) == nil)
        let error = #expect(throws: WireError.self) { try entry.outcome.get() }
        #expect(error?.code == SampleError.notCarried)
        #expect(error?.reason == "it has 2 arguments, and a form is one")
    }
}

/// What one message weighs.
@Suite struct MessageWeightTests {
    @Test func `head and body add up, and the ledger owns each byte of the body`() throws {
        let weighed = try WrittenSample.weighed(
            #"{"call":{"arguments":[{"text":"Buy Milk"}]},"result":{"id":7}}"#
        )
        let exchange = try #require(weighed.exchanges[.apiJSON])
        let request: MessageWeight = exchange.weighing.request
        #expect(String(decoding: exchange.requestBody, as: UTF8.self) == #"{"text":"Buy Milk"}"#)
        #expect(request.bodyByteCount == 19 && request.sentByteCount == 19)
        #expect(request.headByteCount == exchange.requestHead.count)
        #expect(request.total == request.headByteCount + 19)
        #expect(request.sentEncoding == "identity" && request.pieces == 1 && !request.hasPage)
        #expect(request.ledger.byteCount == 19)
        // Nine bytes of frame header each for HEADERS and DATA, and five of Chromium's priority.
        #expect(request.http2First == request.hpackFirst + 9 + 5 + 19 + 9)
        #expect(request.http2Repeat == request.hpackRepeat + 9 + 5 + 19 + 9)
        #expect(request.hpackRepeat < request.hpackFirst)
    }

    @Test func `CompressedSize is given for each coding that was asked for`() throws {
        let weighed = try WrittenSample.weighed(#"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#)
        let sizes: [CompressedSize] = try #require(weighed.analysis.weighing(.apiJSON)).request
            .compressed
        #expect(sizes.map(\.algorithm) == ["gzip"] && sizes.map(\.level) == [6])
        // Nothing repeats in 19 bytes: gzip adds its header, its end and the block's own bits.
        #expect(sizes.allSatisfy { (19 + 18...19 + 23).contains($0.byteCount) })
    }

    @Test func `a page of unknown size makes the sums unknown, not smaller`() throws {
        let call = #"{"call":{"arguments":[{"$form":[["a","b"]]}]},"action":{"form":true}"#
        let unknown = try WrittenSample.weighed(call + "}").analysis
        let open = try #require(unknown.weighing(.formNoJS))
        #expect(open.response.total == nil && open.totalDown == nil && open.total == nil)
        #expect(open.http2First == nil && open.totalUp != nil && open.response.hasPage)
        let known = try WrittenSample.weighed(call + #","page":{"html":4000}}"#).analysis
        let closed = try #require(known.weighing(.formNoJS))
        #expect(closed.response.sentByteCount == 4000)
        #expect(closed.totalUp == open.totalUp && closed.total != nil)
    }

    @Test func `FollowUp exchanges count both ways`() throws {
        let call = #"{"call":{"arguments":[{"a":1}]},"action":{"revalidates":true"#
        let page = #","page":{"flight":900,"data":300}}"#
        let plain = try WrittenSample.weighed(call + "}" + page).analysis
        let more = try WrittenSample.weighed(call + #","follow_up_requests":2}"# + page).analysis
        let one = try #require(plain.weighing(.apiJSON))
        let three = try #require(more.weighing(.apiJSON))
        let followUps: [FollowUp] = three.followUps
        #expect(followUps.count >= one.followUps.count)
        let up = followUps.reduce(0) { $0 + $1.upByteCount }
        let down = followUps.reduce(0) { $0 + ($1.downByteCount ?? 0) }
        #expect(three.totalUp == three.request.total.map { $0 + up })
        #expect(three.totalDown == three.response.total.map { $0 + down })
    }
}

/// What an approach lacks that a sample can need.
@Suite struct ObjectionTests {
    /// Approaches that have an objection to each need.
    private static let objections: [(need: String, approaches: [Approach])] = [
        ("webhook", [.actionFlight, .formNoJS]), ("public-api", [.actionFlight, .formNoJS]),
        ("custom-headers", [.actionFlight, .formNoJS]), ("caching", [.actionFlight, .formNoJS]),
        ("binary-stream", [.apiJSON]),
        ("without-javascript", [.apiJSON, .apiMultipart, .actionFlight]),
        ("error-status", [.actionFlight, .formNoJS]),
        ("parallel-calls", [.actionFlight, .formNoJS]),
    ]

    @Test func `every need is tested`() {
        #expect(Set(Self.objections.map(\.need)) == Set(Sample.Need.allCases.map(\.rawValue)))
    }

    @Test(arguments: objections)
    func `says which approaches cannot meet a need`(need: String, approaches: [Approach]) throws {
        let text = #"{"call":{"arguments":[{"a":"b"}]},"needs":["\#(need)"]}"#
        let choice = try WrittenSample.explained(text).choice
        let objected = choice.refused.filter { entry in
            if case .objection = entry.reason { true } else { false }
        }
        #expect(objected.map(\.approach) == approaches)
    }
}
