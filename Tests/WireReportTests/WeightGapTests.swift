import Testing
import WireCore

@testable import WireAnalysis
@testable import WireReport

/// Where an action and a JSON request differ, byte by byte.
@Suite struct WeightGapTests {
    private func gap(_ api: Weighing, _ action: Weighing) throws -> WeightGap {
        try WeightGap(
            ByHand.sample([.apiJSON: .success(api), .actionFlight: .success(action)])
        )
    }

    @Test func `the parts add up to the difference`() throws {
        let gap = try gap(ByHand.api, ByHand.action)
        #expect(gap.api == 417 && gap.action == 744)
        #expect(gap.parts.map(\.difference) == [203, 2, 80, 42, 0, 0])
        #expect(gap.largest.name == "request head" && gap.body.difference == 2)
        #expect(gap.difference(of: "response head") == 80 && gap.difference(of: "tail") == 0)
        #expect(gap.summary == "request head +203, response head +80")
        #expect(
            try self.gap(ByHand.api, ByHand.api).summary == "nothing: they weigh the same"
        )
    }

    @Test func `a page and requests afterwards are parts of their own`() throws {
        var (api, action) = (ByHand.api, ByHand.action)
        action.response = ByHand.message(230, 190, decoded: 90, page: .byteCount(100))
        api.followUps = [FollowUp(purpose: "refetch", upByteCount: 100, downByteCount: 50)]
        let gap = try gap(api, action)
        #expect(gap.parts.map(\.difference) == [203, 2, 80, 42, 100, -150])
        #expect(gap.parts.reduce(0) { $0 + $1.difference } == gap.action - gap.api)
    }

    @Test func `the response's part says what makes it differ`() throws {
        var action = ByHand.action
        action.response = ByHand.message(230, 90, as: "gzip")
        #expect(
            try gap(ByHand.api, action).parts[3].name
                == "response body, compressed on one side only"
        )
        action.response = ByHand.message(230, 90, page: .included(40))
        #expect(try gap(ByHand.api, action).parts[3].name == "response body with the page")
    }

    @Test func `what cannot be compared says why`() throws {
        #expect(throws: WeightGap.Obstacle.unweighed) {
            try WeightGap(ByHand.sample([.apiJSON: .success(ByHand.api)]))
        }
        var lossy = ByHand.action
        lossy.losses = [Loss(path: "$.a", from: "NaN", to: "null", dropsData: true)]
        #expect(throws: WeightGap.Obstacle.losesData) { try gap(ByHand.api, lossy) }
        var open = ByHand.action
        open.response = ByHand.message(230, nil, page: .unknown)
        #expect(throws: WeightGap.Obstacle.unknownPage) { try gap(ByHand.api, open) }
    }
}
