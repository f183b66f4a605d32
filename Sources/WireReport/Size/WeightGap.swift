internal import WireAnalysis

/// Where a Server Action and a JSON request of the same call differ in weight.
struct WeightGap {
    /// One place and by how many bytes the action is heavier there.
    struct Part {
        var name: String
        var difference: Int
    }

    /// The places in the order of the exchange.
    var parts: [Part]
    /// Bytes of both ways.
    var api: Int
    /// Bytes of both ways.
    var action: Int

    /// Why the two cannot be compared.
    enum Obstacle: CaseIterable, Error {
        /// One of them was not weighed.
        case unweighed
        /// One of them loses data.
        case losesData
        /// The server refuses one of them.
        case isRefused
        /// The sample does not say how large the page is.
        case unknownPage
    }

    /// Compares the two.
    ///
    /// - Throws: why they cannot be compared.
    init(_ sample: SampleAnalysis) throws(Obstacle) {
        guard let api = sample.weighing(.apiJSON), let action = sample.weighing(.actionFlight)
        else { throw .unweighed }
        guard !api.dropsData, !action.dropsData else { throw .losesData }
        guard api.arrives, action.arrives else { throw .isRefused }
        guard let apiTotal = api.total, let actionTotal = action.total else { throw .unknownPage }
        self.api = apiTotal
        self.action = actionTotal
        let followUps = { (weighing: Weighing) in
            weighing.followUps.reduce(0) { $0 + $1.upByteCount + ($1.downByteCount ?? 0) }
        }
        let sent = { (weighing: Weighing) in weighing.response.ownSentByteCount ?? 0 }
        let page = { (weighing: Weighing) in
            if case .byteCount(let count) = weighing.response.page { count } else { 0 }
        }
        let isOneSideCoded =
            api.response.sentEncoding != action.response.sentEncoding
            && api.response.bodyByteCount != 0
        let includesPage =
            if case .included = action.response.page { true } else { false }
        parts = [
            Part(
                name: "request head",
                difference: action.request.headByteCount - api.request.headByteCount
            ),
            Part(
                name: "request body",
                difference: (action.request.sentByteCount ?? 0) - (api.request.sentByteCount ?? 0)
            ),
            Part(
                name: "response head",
                difference: action.response.headByteCount - api.response.headByteCount
            ),
            Part(
                name: includesPage
                    ? "response body with the page"
                    : isOneSideCoded
                        ? "response body, compressed on one side only" : "response body",
                difference: sent(action) - sent(api)
            ),
            Part(name: "page", difference: page(action) - page(api)),
            Part(name: "follow-up requests", difference: followUps(action) - followUps(api)),
        ]
    }

    /// The part that differs most.
    var largest: Part {
        parts.max { $0.difference.magnitude < $1.difference.magnitude }
            ?? Part(name: "request head", difference: 0)
    }

    /// The request's body.
    var body: Part { parts[1] }

    /// By how many bytes the action is heavier in one part.
    func difference(of name: String) -> Int {
        parts.first { $0.name == name }?.difference ?? 0
    }

    /// The two largest differences in words: "request head +203, response body +80".
    var summary: String {
        let largest = parts.filter { $0.difference != 0 }
            .sorted { $0.difference.magnitude > $1.difference.magnitude }
            .prefix(2)
        guard !largest.isEmpty else { return "nothing: they weigh the same" }
        return largest.map { "\($0.name) \(ByteFormat.difference($0.difference))" }
            .joined(separator: ", ")
    }
}
