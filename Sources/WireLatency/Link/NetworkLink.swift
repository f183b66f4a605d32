package import WireCore

/// The way between a client and its server: how long it is, how wide, and how it is opened.
///
/// Times are milliseconds, rates megabits per second (10⁶ bits); a rate of nil is unlimited.
package struct NetworkLink: Hashable, Sendable {
    /// The preset's name, or `custom`.
    package let name: String
    /// One round trip, as a TCP connect takes it.
    package let roundTrip: Double
    /// The rate from server to client.
    package let down: Double?
    /// The rate from client to server.
    package let up: Double?
    /// What is negotiated after TCP's own handshake.
    package let tls: TLSHandshake
    /// Which HTTP runs over it.
    package let http: HTTPVersion

    /// Creates a link from figures of any origin.
    ///
    /// - Throws: `link.invalidValue` when the round trip is not a finite number of at least 0 or a
    ///   rate not a finite number above 0.
    package init(
        name: String = "custom",
        roundTrip: Double,
        down: Double? = nil,
        up: Double? = nil,
        tls: TLSHandshake = .none,
        http: HTTPVersion = .http1
    ) throws(WireError) {
        guard roundTrip.isFinite, roundTrip >= 0 else {
            throw WireError(LinkError.invalidValue, at: 0, "the round trip is \(roundTrip) ms")
        }
        for rate in [down, up] {
            guard let rate else { continue }
            guard rate.isFinite, rate > 0 else {
                throw WireError(LinkError.invalidValue, at: 0, "a rate is \(rate) Mbit/s")
            }
        }
        self.init(checked: name, roundTrip, down: down, up: up, tls: tls, http: http)
    }

    /// Returns the link with another round trip or other rates; what is not given stays.
    func replacing(roundTrip: Double? = nil, down: Double? = nil, up: Double? = nil) -> Self {
        Self(
            checked: "custom",
            roundTrip ?? self.roundTrip,
            down: down ?? self.down,
            up: up ?? self.up,
            tls: tls,
            http: http
        )
    }

    /// Creates a link from figures known to be good.
    init(
        checked name: String,
        _ roundTrip: Double,
        down: Double?,
        up: Double?,
        tls: TLSHandshake = .none,
        http: HTTPVersion = .http1
    ) {
        self.name = name
        self.roundTrip = roundTrip
        self.down = down
        self.up = up
        self.tls = tls
        self.http = http
    }

    /// The time until a new connection can carry a request: TCP's round trip and those of TLS.
    package var openingTime: Double { roundTrip * Double(1 + tls.roundTrips) }

    /// Returns the same link with both rates divided among `count` equal connections.
    package func shared(by count: Int) -> Self {
        let parts = Double(max(1, count))
        return replacing(down: down.map { $0 / parts }, up: up.map { $0 / parts })
    }
}

/// What is negotiated after TCP's own handshake, by the round trips that it takes.
package enum TLSHandshake: String, Hashable, Sendable, CaseIterable {
    /// No encryption: nothing to negotiate.
    case none
    /// A full handshake of TLS 1.2: two round trips (RFC 5246 section 7.3).
    case tls12 = "1.2"
    /// A full handshake of TLS 1.3: one round trip (RFC 8446 section 2).
    case tls13 = "1.3"
    /// A resumed session of either version: one round trip (RFC 8446 section 2.2).
    ///
    /// Early data would save that one too, but a call changes something, and browsers send only
    /// safe requests early (RFC 8470).
    case resumed

    /// The round trips before the first request can leave.
    package var roundTrips: Int {
        switch self {
        case .none: 0
        case .tls13, .resumed: 1
        case .tls12: 2
        }
    }
}

/// The version of HTTP, as far as it decides how parallel calls share connections.
package enum HTTPVersion: String, Hashable, Sendable, CaseIterable {
    /// One exchange at a time on each of at most six connections to a host.
    case http1 = "1.1"
    /// Any number of exchanges at a time on one connection (RFC 9113).
    case http2 = "2"

    /// How many connections a browser opens to one host for parallel calls.
    package var connectionLimit: Int {
        switch self {
        case .http1: 6
        case .http2: 1
        }
    }
}

/// What state a connection is in when the first request wants to leave.
package enum ConnectionState: String, Hashable, Sendable, CaseIterable {
    /// It does not exist yet: its opening counts.
    case cold
    /// It is open and has just carried three equal rounds, so its window has grown by them.
    case warm
    /// It is open but was idle for so long that its window is the initial one again
    /// (RFC 5681 section 4.1).
    case idle
}
