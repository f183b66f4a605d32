import Testing
import WireCore
import WireLatency

@Suite struct LinkModelTests {
    private let empty = LinkExchange(
        requestByteCount: 0,
        responseHeadByteCount: 0,
        responseBodyByteCount: 0,
        serverTotal: 7
    )

    private func duration(
        _ exchanges: [LinkExchange],
        roundTrip: Double = 100,
        down: Double? = nil,
        up: Double? = nil,
        tls: TLSHandshake = .none,
        _ connection: ConnectionState = .cold
    ) throws -> Double {
        let link = try NetworkLink(roundTrip: roundTrip, down: down, up: up, tls: tls)
        return LinkModel(link).duration(of: exchanges, connection: connection)
    }

    private func answer(_ byteCount: Int, pieces: Int = 1) -> LinkExchange {
        LinkExchange(
            requestByteCount: 500,
            responseHeadByteCount: 0,
            responseBodyByteCount: byteCount,
            pieces: pieces
        )
    }

    @Test func `a cold exchange without bytes takes two round trips and the server's time`() throws
    {
        #expect(try duration([empty]) == 207)
    }

    @Test func `each round trip of TLS is added when the connection is cold`() throws {
        #expect(try duration([empty], tls: .tls13) == 307)
        #expect(try duration([empty], tls: .resumed) == 307)
        #expect(try duration([empty], tls: .tls12) == 407)
        #expect(try duration([empty], tls: .tls12, .warm) == 107)
    }

    @Test func `exchanges follow one another on one connection`() throws {
        #expect(try duration([empty, empty, empty]) == 421)
        #expect(try duration([], .cold) == 100)
        #expect(try duration([], .warm) == 0)
    }

    @Test func `a link without length and limits leaves the server's time`() throws {
        #expect(try duration([empty], roundTrip: 0) == 7)
        #expect(try duration([answer(1_000_000)], roundTrip: 0) == 0)
    }

    @Test func `ten packets arrive in one flight and the eleventh a round trip later`() throws {
        // The end of the chunked body is a packet of its own: nine full ones and five bytes.
        let ten = 9 * 1448 + 5
        #expect(try duration([answer(ten)]) == 200)
        let eleven = try duration([answer(ten + 1448)])
        #expect(abs(eleven - 300) < 1, "\(eleven)")
    }

    @Test func `small pieces use the window up as full packets do`() throws {
        #expect(try duration([answer(1000, pieces: 9)]) == 200)
        #expect(try duration([answer(1000, pieces: 10)]) >= 300)
    }

    @Test func `a warm connection keeps the window that it has grown`() throws {
        let big = answer(40_000)
        let cold = try duration([big], .cold)
        let idle = try duration([big], .idle)
        let warm = try duration([big], .warm)
        #expect(abs(cold - (idle + 100)) < 1e-9)
        #expect(warm < idle - 50)
    }

    @Test func `bytes take their time on the link, up and down apart`() throws {
        let up = LinkExchange(
            requestByteCount: 1448,
            responseHeadByteCount: 0,
            responseBodyByteCount: 0
        )
        let packet = 1500.0 * 8 / 1_000_000 * 1000
        #expect(try abs(duration([up], up: 1) - (200 + packet)) < 1e-9)
        #expect(try duration([up], down: 1) == 200)
    }

    @Test func `a long transfer approaches the rate of the link`() throws {
        let bytes = 200_000_000
        let expected = Double(bytes) * 1500 / 1448 * 8 / 100_000
        let measured = try duration([answer(bytes)], roundTrip: 20, down: 100)
        #expect(abs(measured / expected - 1) < 0.02, "\(measured) for \(expected)")
    }

    @Test func `times grow with bytes, pieces, round trip and fall with the rate`() throws {
        func time(_ bytes: Int, _ pieces: Int, _ roundTrip: Double, _ rate: Double) throws -> Double
        {
            try duration([answer(bytes, pieces: pieces)], roundTrip: roundTrip, down: rate)
        }
        let base = try time(5000, 3, 50, 5)
        #expect(try time(25_000, 3, 50, 5) > base)
        #expect(try time(5000, 15, 50, 5) > base)
        #expect(try time(5000, 3, 70, 5) > base)
        #expect(try time(5000, 3, 50, 50) < base)
    }

    @Test func `senseless sizes and times neither trap nor hang`() throws {
        let wild = LinkExchange(
            requestByteCount: .max,
            responseHeadByteCount: .min,
            responseBodyByteCount: .max,
            pieces: .max,
            serverFirst: .nan,
            serverTotal: -.infinity
        )
        #expect(try duration([wild], down: 1, up: 1, .warm).isFinite)
        #expect(wild.pieces == 65_536)
        #expect(wild.serverTotal == 0)
    }

    @Test func `timings name the moments of each exchange`() throws {
        let early = LinkExchange(
            requestByteCount: 0,
            responseHeadByteCount: 100,
            responseBodyByteCount: 100,
            pieces: 2,
            serverFirst: 3,
            serverTotal: 9
        )
        let link = try NetworkLink(roundTrip: 40)
        let timing = try #require(
            LinkModel(link).timings(of: [early], connection: .cold).first
        )
        let moments = [timing.start, timing.requestArrived, timing.first, timing.last]
        #expect(moments == [40, 60, 83, 89])
    }
}
