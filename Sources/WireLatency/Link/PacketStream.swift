/// One direction of a TCP connection, packet by packet: its window, its pace and its link.
///
/// The window starts at ten packets and grows by one for each that is acknowledged (slow start,
/// RFC 5681 and RFC 6928). After the first ten the sender is paced, as Linux paces: at 2/ln 2 times
/// the highest delivery rate met so far, which begins as the initial window a round trip (startup
/// of BBR, Cardwell and others 2016). Each packet then takes its turn on the link and half a round
/// trip. Links lose nothing and receivers acknowledge at once.
struct PacketStream {
    /// Bytes of payload in a full packet: 1,500 less the headers.
    static let segmentByteCount = 1448
    /// Bytes of the headers of IPv4 and TCP with timestamps.
    static let headerByteCount = 52
    /// Packets that may leave before the first acknowledgement (RFC 6928).
    static let initialWindow = 10
    /// How much faster than the known delivery rate a sender probes: 2/ln 2.
    static let pacingGain = 2.885
    /// Packets of one transfer that are followed one by one; by then the window limits nothing.
    static let followedPacketCount = 50_000

    private let delay: Double
    private let timePerByte: Double
    private var window = initialWindow
    private var sentCount = 0
    private var deliveredCount = 0
    private var lastDelivery = 0.0
    private var flightStart = 0.0
    private var linkFree = 0.0
    private var nextTurn = 0.0
    private var packetInterval: Double
    private var inFlight = PacketQueue()

    /// Creates an idle direction of a link.
    init(roundTrip: Double, rate: Double?) {
        delay = roundTrip / 2
        timePerByte = rate.map { 8 / ($0 * 1000) } ?? 0
        packetInterval = roundTrip / (Self.pacingGain * Double(Self.initialWindow))
    }

    /// Sends what a program flushes and returns when the first and the last byte arrive.
    ///
    /// No bytes at all arrive half a round trip after the last flush: nothing is waited for.
    mutating func send(_ flushes: [Flush]) -> Arrival {
        var now = 0.0
        var arrival: Arrival?
        var followed = 0
        for flush in flushes {
            now = max(now, flush.time)
            var rest = flush.byteCount
            while rest > 0 {
                now = turn(after: now)
                let count = min(
                    rest,
                    followed < Self.followedPacketCount ? Self.segmentByteCount : rest
                )
                let arrived = transmit(count, at: now)
                arrival = Arrival(first: arrival?.first ?? arrived, last: arrived)
                rest -= count
                followed += 1
            }
        }
        return arrival ?? Arrival(first: now + delay, last: now + delay)
    }

    /// Returns the earliest moment from `now` at which window and pace let a packet go.
    private mutating func turn(after now: Double) -> Double {
        var now = now
        if sentCount >= Self.initialWindow { now = max(now, nextTurn) }
        acknowledge(until: now)
        while inFlight.count >= window, let oldest = inFlight.first {
            now = max(now, oldest.acknowledged)
            acknowledge(until: now)
        }
        return now
    }

    /// Puts bytes on the link and returns when the last of them arrives.
    private mutating func transmit(_ byteCount: Int, at now: Double) -> Double {
        if inFlight.isEmpty {
            lastDelivery = now
            flightStart = now
        }
        let packets = max(1, Double(byteCount) / Double(Self.segmentByteCount))
        let wireByteCount = Double(byteCount) + packets * Double(Self.headerByteCount)
        let full = Double(Self.segmentByteCount + Self.headerByteCount)
        let paced = packetInterval * wireByteCount / full
        // A bulk of more than one packet leaves at its pace, not all at once.
        let leaving = max(wireByteCount * timePerByte, packets > 1 ? paced : 0)
        linkFree = max(linkFree, now) + leaving
        nextTurn = now + paced
        sentCount += 1
        inFlight.append(
            Packet(
                sent: now,
                acknowledged: linkFree + 2 * delay,
                deliveredBefore: deliveredCount,
                lastDeliveryBefore: lastDelivery,
                flightStart: flightStart
            )
        )
        return linkFree + delay
    }

    /// Takes the acknowledgements in; each widens the window and is a sample of the delivery rate.
    private mutating func acknowledge(until now: Double) {
        while let packet = inFlight.first, packet.acknowledged <= now {
            inFlight.removeFirst()
            window += 1
            deliveredCount += 1
            lastDelivery = packet.acknowledged
            let sending = packet.sent - packet.flightStart
            let span = max(sending, packet.acknowledged - packet.lastDeliveryBefore)
            flightStart = packet.sent
            let delivered = Double(deliveredCount - packet.deliveredBefore)
            packetInterval = min(packetInterval, span / (delivered * Self.pacingGain))
        }
    }
}

/// When the first and the last byte of a transfer arrive, in ms.
struct Arrival {
    let first: Double
    let last: Double
}

/// A packet on its way, with what the delivery rate is reckoned from.
private struct Packet {
    let sent: Double
    let acknowledged: Double
    let deliveredBefore: Int
    let lastDeliveryBefore: Double
    let flightStart: Double
}

/// Packets in the order of their sending; taking the oldest costs constant time on average.
private struct PacketQueue {
    private var packets: [Packet] = []
    private var start = 0

    var count: Int { packets.count - start }
    var isEmpty: Bool { count == 0 }
    var first: Packet? { isEmpty ? nil : packets[start] }

    mutating func append(_ packet: Packet) { packets.append(packet) }

    mutating func removeFirst() {
        start += 1
        guard start * 2 > packets.count else { return }
        packets.removeSubrange(..<start)
        start = 0
    }
}
