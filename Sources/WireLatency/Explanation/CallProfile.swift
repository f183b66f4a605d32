/// A call in one approach as plain numbers, each of which belongs to exactly one cause.
///
/// Bytes are those of one exchange, times are milliseconds of one call of one user.
package struct CallProfile: Hashable, Sendable {
    /// `request-head`: bytes of start line and headers.
    package var requestHead = 0
    /// `request-body`: bytes as sent.
    package var requestBody = 0
    /// `response-head`: bytes of status line and headers.
    package var responseHead = 0
    /// `response-body`: bytes before compression and framing.
    package var responseBody = 0
    /// `compression`: bytes of the body as compressed, before framing; nil when it is not.
    package var compressedBody: Int?
    /// `flush-pieces`: the pieces in which the body is flushed.
    package var pieces = 1
    /// `flush-pieces`: bytes that frame the pieces.
    package var framing = 0
    /// `round-trips`: the exchanges beside the call, one after the other on the same connection.
    ///
    /// A preflight, a redirect, a refetch. Server times in them count as CPU time.
    package var followUps: [LinkExchange] = []
    /// `client-queue`: whether several calls at once wait for one another.
    package var queue = CallQueue.parallel
    /// `connection`: the state that this approach finds it in; nil when as the scenario says.
    package var connection: ConnectionState?
    /// `codec`: CPU time of decoding, encoding and compressing on the server.
    package var serverCodec = 0.0
    /// `codec`: time of encoding and decoding in the client, which no load multiplies.
    package var clientCodec = 0.0
    /// `validation`: CPU time of validating on the server.
    package var validation = 0.0
    /// `render`: CPU time of rendering on the server, after everything else.
    package var render = 0.0

    /// Creates a profile in which everything is nothing.
    package init() {}

    /// Bytes of the body after compression, before framing.
    package var codedBody: Int { compressedBody ?? responseBody }

    /// Returns what this profile's compression would make of a body of another length.
    ///
    /// Nobody has compressed such a body. Where this one shrinks, the ratio is taken as the same;
    /// where it grows, what is added is the format's own head and end, as long for any body.
    func coded(_ byteCount: Int) -> Int {
        guard let compressedBody else { return byteCount }
        guard compressedBody < responseBody else {
            return byteCount + compressedBody - responseBody
        }
        guard byteCount != responseBody else { return compressedBody }
        let ratio = Double(compressedBody) / Double(responseBody)
        return Int(min(max(0, Double(byteCount) * ratio), 0x1p50) + 0.5)
    }
}

/// How a client sends several calls that are made at once.
package enum CallQueue: String, Hashable, Sendable, CaseIterable {
    /// Each waits for the response to the one before, as Next.js does with Server Actions.
    case serial
    /// All leave at once, as far as the connections to one host allow.
    case parallel
}
