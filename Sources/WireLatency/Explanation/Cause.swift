/// What can make one approach slower than another, by the names of reports and claims.
package enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Bytes of the request's start line and headers.
    case requestHead = "request-head"
    /// Bytes of the request's body.
    case requestBody = "request-body"
    /// Bytes of the response's status line and headers.
    case responseHead = "response-head"
    /// Bytes of the response's body before compression.
    case responseBody = "response-body"
    /// What compression takes off the wire, or adds to it.
    case compression
    /// In how many pieces the response is flushed, with the framing that they need.
    case flushPieces = "flush-pieces"
    /// Exchanges that one approach needs and the other does not.
    case roundTrips = "round-trips"
    /// Calls that wait for one another in the client.
    case clientQueue = "client-queue"
    /// A connection that has to be opened on one side only.
    case connection
    /// Encoding, decoding and compressing.
    case codec
    /// Validating the arguments.
    case validation
    /// Rendering the page again on the server.
    case render

    /// The causes that are bytes, which a claim calls `payload-size`.
    package static let payload: Set<Cause> = [
        .requestHead, .requestBody, .responseHead, .responseBody, .compression,
    ]
}

/// What a claim names as the reason: one cause, or the five byte causes as `payload-size`.
package struct ClaimedCause: Hashable, Sendable {
    /// The name in the claim.
    package let name: String
    /// The causes that it stands for.
    package let causes: Set<Cause>

    /// Finds what a name stands for; nil when it is the name of nothing.
    package init?(_ name: String) {
        if name == "payload-size" {
            causes = Cause.payload
        } else if let cause = Cause(rawValue: name) {
            causes = [cause]
        } else {
            return nil
        }
        self.name = name
    }

    /// Every name that a claim may use.
    package static let names = ["payload-size"] + Cause.allCases.map(\.rawValue)
}
