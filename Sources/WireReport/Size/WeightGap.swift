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

    /// Compares the two; nil when one of them was not weighed, loses data or has no known total.
    init?(_ sample: SampleAnalysis) {
        guard let api = sample.weighing(.apiJSON), let action = sample.weighing(.actionFlight),
            !api.dropsData, !action.dropsData,
            let apiTotal = api.total, let actionTotal = action.total
        else { return nil }
        self.api = apiTotal
        self.action = actionTotal
        let followUps = { (weighing: Weighing) in
            weighing.followUps.reduce(0) { $0 + $1.upByteCount + ($1.downByteCount ?? 0) }
        }
        let sent = { (weighing: Weighing) in weighing.response.sentByteCount ?? 0 }
        let isOneSideCoded =
            api.response.sentEncoding != action.response.sentEncoding
            && api.response.bodyByteCount != 0
        let hasPage = action.response.hasPage && !api.response.hasPage
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
                name: hasPage
                    ? "answer with the page"
                    : isOneSideCoded ? "answer, compressed on one side only" : "answer",
                difference: sent(action) - sent(api)
            ),
            Part(name: "follow-up requests", difference: followUps(action) - followUps(api)),
        ]
    }

    /// The two largest differences in words: "request head +203, answer +80".
    var summary: String {
        let largest = parts.filter { $0.difference != 0 }
            .sorted { $0.difference.magnitude > $1.difference.magnitude }
            .prefix(2)
        guard !largest.isEmpty else { return "nothing: they weigh the same" }
        return largest.map { "\($0.name) \(ByteFormat.difference($0.difference))" }
            .joined(separator: ", ")
    }
}
