/// Says how long exchanges take over a link.
///
/// `T = handshake + request upload + server + response download` for each exchange, one after the
/// other on one connection.
package struct LinkModel: Sendable {
    /// The link.
    package let link: NetworkLink

    /// Creates the model of a link.
    package init(_ link: NetworkLink) {
        self.link = link
    }

    /// Returns the milliseconds until the last byte of the last response has arrived.
    package func duration(of exchanges: [LinkExchange], connection: ConnectionState) -> Double {
        timings(of: exchanges, connection: connection).last?.last ?? opening(connection)
    }

    /// Returns when each exchange begins, and when its first and last byte arrive.
    ///
    /// All times are milliseconds from when the first request wants to leave, the opening of a cold
    /// connection included.
    package func timings(
        of exchanges: [LinkExchange],
        connection: ConnectionState
    ) -> [ExchangeTiming] {
        var up = PacketStream(roundTrip: link.roundTrip, rate: link.up)
        var down = PacketStream(roundTrip: link.roundTrip, rate: link.down)
        let rounds = connection == .warm ? Self.warmingRounds + 1 : 1
        var origin = 0.0
        var now = opening(connection)
        var timings: [ExchangeTiming] = []
        for round in 1...rounds {
            origin = round == 1 ? 0 : now
            timings.removeAll(keepingCapacity: true)
            for exchange in exchanges {
                let request = Flush(time: now, byteCount: exchange.requestByteCount)
                let arrived = up.send([request]).last
                let response = down.send(exchange.flushes(from: arrived))
                timings.append(
                    ExchangeTiming(
                        start: now - origin,
                        requestArrived: arrived - origin,
                        first: response.first - origin,
                        last: response.last - origin
                    )
                )
                now = response.last
            }
        }
        return timings
    }

    /// How many equal rounds a warm connection has carried before.
    private static let warmingRounds = 3

    private func opening(_ connection: ConnectionState) -> Double {
        connection == .cold ? link.openingTime : 0
    }
}

/// The moments of one exchange, in ms from when the first request of all wants to leave.
package struct ExchangeTiming: Hashable, Sendable {
    /// When the request leaves.
    package let start: Double
    /// When the server has the whole request.
    package let requestArrived: Double
    /// When the client has the first packet of the response.
    package let first: Double
    /// When the client has the whole response.
    package let last: Double
}
