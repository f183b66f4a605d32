import Testing
import WireFrameworks

@testable import WireAnalysis

/// Server times as they were recorded of Next.js 16.
@Suite struct ServerTimeTests {
    @Test func `a call that reads takes a list, any other an insert`() throws {
        var sample = try WrittenSample.sample(#"{"call":{"arguments":[7]}}"#)
        #expect(ServerTime.shared(sample, .next16) == 2.35)
        sample.api.method = "GET"
        #expect(ServerTime.shared(sample, .next16) == 2.54)
        #expect(ServerTime.shared(sample, .plain) == 0)
    }

    @Test func `rendering is what an insert takes longer with it`() {
        #expect(ServerTime.render(.next16) == 5.98 - 3.21)
        #expect(ServerTime.render(.plain) == 0)
    }

    @Test func `a refetch is a list`() {
        #expect(ServerTime.refetch(.next16) == 2.54)
    }
}
