import Testing
import WireLatency

/// How long several calls take, by how they wait for each other.
@Suite struct CallQueueTests {
    private func duration(
        _ queue: CallQueue,
        calls: Int,
        http: HTTPVersion = .http1
    ) throws -> Double {
        var profile = CallProfile()
        profile.queue = queue
        let link = try NetworkLink(roundTrip: 100, down: nil, up: nil, tls: .none, http: http)
        let scenario = CallScenario(
            link: LinkSpec(link: link, connection: .warm),
            calls: calls,
            sharedServerTime: 7
        )
        return scenario.duration(of: profile)
    }

    @Test func `one call takes a round trip and the server's time, whatever the queue`() throws {
        for queue in CallQueue.allCases {
            for http in HTTPVersion.allCases {
                #expect(try duration(queue, calls: 1, http: http) == 107)
            }
        }
    }

    @Test func `serial calls follow each other`() throws {
        #expect(try duration(.serial, calls: 5) == 5 * 107)
        #expect(try duration(.serial, calls: 5, http: .http2) == 5 * 107)
    }

    @Test func `parallel calls share six connections of HTTP 1 and one of HTTP 2`() throws {
        #expect(HTTPVersion.allCases.map(\.connectionLimit) == [6, 1])
        #expect(try duration(.parallel, calls: 6) == 107)
        #expect(try duration(.parallel, calls: 7) == 2 * 107)
        #expect(try duration(.parallel, calls: 12) == 2 * 107)
        #expect(try duration(.parallel, calls: 13) == 3 * 107)
        #expect(try duration(.parallel, calls: 13, http: .http2) == 107)
    }

    @Test func `at least one call is made and at most a thousand`() {
        #expect(CallScenario(calls: 0).calls == 1)
        #expect(CallScenario(calls: -3).calls == 1)
        #expect(CallScenario(calls: 1_001).calls == 1_000)
    }
}

/// When each exchange begins and ends.
@Suite struct ExchangeTimingTests {
    @Test func `a request takes half a round trip, and the next leaves with the last byte`() throws
    {
        let exchange = LinkExchange(
            requestByteCount: 0,
            responseHeadByteCount: 0,
            responseBodyByteCount: 0,
            serverTotal: 7
        )
        let model = LinkModel(try NetworkLink(roundTrip: 100, down: nil, up: nil))
        let timings: [ExchangeTiming] = model.timings(
            of: [exchange, exchange],
            connection: .cold
        )
        #expect(timings.map(\.start) == [100, 207])
        #expect(timings.map(\.requestArrived) == [150, 257])
        #expect(timings.map(\.first) == [207, 314])
        #expect(timings.map(\.last) == [207, 314])
        #expect(model.timings(of: [], connection: .cold).isEmpty)
    }
}
