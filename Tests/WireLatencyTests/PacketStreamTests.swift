import Testing

@testable import WireLatency

/// One direction of a connection, packet by packet.
@Suite struct PacketStreamTests {
    private func arrival(_ flushes: [Flush], rate: Double? = nil) -> Arrival {
        var stream = PacketStream(roundTrip: 100, rate: rate)
        return stream.send(flushes)
    }

    @Test func `a packet takes half a round trip and its turn on the link`() {
        let packet = [Flush(time: 5, byteCount: 948)]
        #expect(arrival(packet).first == 55 && arrival(packet).last == 55)
        // 948 bytes and 52 of headers at 1 Mbit/s are 8 ms.
        #expect(arrival(packet, rate: 1).last == 63)
    }

    @Test func `packets follow one another on the link`() {
        // Two full packets of 1,500 bytes, 12 ms each.
        let arrival = arrival([Flush(time: 0, byteCount: 2 * 1_448)], rate: 1)
        #expect(arrival.first == 62 && arrival.last == 74)
    }

    @Test func `no bytes arrive half a round trip after the last flush`() {
        let arrival = arrival([Flush(time: 5, byteCount: 0), Flush(time: 7, byteCount: 0)])
        #expect(arrival.first == 57 && arrival.last == 57)
    }

    @Test func `the eleventh packet waits for its turn`() {
        let ten = arrival([Flush(time: 0, byteCount: 10 * 1_448)])
        let eleven = arrival([Flush(time: 0, byteCount: 11 * 1_448)])
        #expect(ten.last == 50 && eleven.first == 50)
        // The window is full until the first acknowledgement, a round trip after the start.
        #expect(eleven.last == 150)
    }

    @Test func `an exchange flushes its head with the first piece and its end alone`() {
        let exchange = LinkExchange(
            requestByteCount: 10,
            responseHeadByteCount: 100,
            responseBodyByteCount: 25,
            pieces: 2,
            serverFirst: 1,
            serverTotal: 3
        )
        let flushes: [Flush] = exchange.flushes(from: 10)
        #expect(flushes.map(\.time) == [11, 13, 13])
        #expect(flushes.map(\.byteCount) == [110, 10, 5])
    }
}
