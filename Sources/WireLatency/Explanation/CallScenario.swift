/// The circumstances under which two approaches are compared: the same for both.
package struct CallScenario: Hashable, Sendable {
    /// The link and the state of its connection.
    package var link: LinkSpec
    /// How many calls the client makes at once, 1…1,000.
    package var calls: Int
    /// The load on the server; nil: one user alone.
    package var load: ClosedLoad?
    /// Server time that is the same in every approach, such as that of the database, in ms.
    package var sharedServerTime: Double

    private static let mostCalls = 1_000

    /// Creates a scenario; without more: one call of one user on a warm connection in one region.
    package init(
        link: LinkSpec = LinkSpec(),
        calls: Int = 1,
        load: ClosedLoad? = nil,
        sharedServerTime: Double = 0
    ) {
        self.link = link
        self.calls = min(max(1, calls), Self.mostCalls)
        self.load = load
        self.sharedServerTime = sharedServerTime
    }

    /// Returns the same scenario on another link.
    package func on(_ link: LinkSpec) -> Self {
        var other = self
        other.link = link
        return other
    }

    /// Returns the milliseconds until all calls of a profile are answered.
    ///
    /// Parallel calls share the link: over HTTP/1.1 up to six connections carry them, each with its
    /// part of the rate; over HTTP/2 they go as one exchange of all their bytes.
    package func duration(of profile: CallProfile) -> Double {
        let state = profile.connection ?? link.connection
        let cpuFactor = load?.cpuFactor ?? 1
        let call = exchange(of: profile, cpuFactor: cpuFactor)
        let after = profile.followUps.map { $0.timesServer(cpuFactor) }
        let client = profile.clientCodec * Double(calls)
        switch profile.queue {
        case .parallel where calls > 1:
            let width = min(calls, link.link.http.connectionLimit)
            let each = (calls + width - 1) / width
            let batch =
                width == 1
                ? [call.times(calls)] : Array(repeating: call, count: each)
            let model = LinkModel(link.link.shared(by: width))
            return model.duration(of: batch + after, connection: state) + client
        case .serial, .parallel:
            let batch = Array(repeating: call, count: calls)
            return LinkModel(link.link).duration(of: batch + after, connection: state) + client
        }
    }

    private func exchange(of profile: CallProfile, cpuFactor: Double) -> LinkExchange {
        let first = sharedServerTime + cpuFactor * (profile.serverCodec + profile.validation)
        return LinkExchange(
            requestByteCount: profile.requestHead + profile.requestBody,
            responseHeadByteCount: profile.responseHead,
            responseBodyByteCount: profile.codedBody + profile.framing,
            pieces: profile.pieces,
            serverFirst: first,
            serverTotal: first + cpuFactor * profile.render
        )
    }
}

extension LinkExchange {
    /// Returns the exchange with its server times multiplied.
    fileprivate func timesServer(_ factor: Double) -> Self {
        Self(
            requestByteCount: requestByteCount,
            responseHeadByteCount: responseHeadByteCount,
            responseBodyByteCount: responseBodyByteCount,
            pieces: pieces,
            serverFirst: serverFirst * factor,
            serverTotal: serverTotal * factor
        )
    }

    /// Returns the exchange that carries the bytes of `count` such at once.
    fileprivate func times(_ count: Int) -> Self {
        Self(
            requestByteCount: requestByteCount * count,
            responseHeadByteCount: responseHeadByteCount * count,
            responseBodyByteCount: responseBodyByteCount * count,
            pieces: pieces * count,
            serverFirst: serverFirst,
            serverTotal: serverTotal
        )
    }
}
