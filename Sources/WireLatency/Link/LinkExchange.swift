/// One request and its response, as far as a link can tell: bytes, pieces and server times.
///
/// Sizes outside 0…2⁵⁰ bytes, more than 65,536 pieces and times that are negative or not finite are
/// brought to the nearest value that makes sense.
package struct LinkExchange: Hashable, Sendable {
    /// Bytes of request head and body.
    package let requestByteCount: Int
    /// Bytes of the response head.
    package let responseHeadByteCount: Int
    /// Bytes of the response body as framed on the wire.
    package let responseBodyByteCount: Int
    /// In how many pieces the response body is flushed; each is at least one packet.
    package let pieces: Int
    /// When the server sends its first byte, in ms after the whole request has arrived.
    package let serverFirst: Double
    /// When the server sends its last piece, in ms after the whole request has arrived.
    package let serverTotal: Double

    /// Creates an exchange.
    package init(
        requestByteCount: Int,
        responseHeadByteCount: Int,
        responseBodyByteCount: Int,
        pieces: Int = 1,
        serverFirst: Double = 0,
        serverTotal: Double = 0
    ) {
        func size(_ bytes: Int) -> Int { min(max(0, bytes), Self.mostBytes) }
        func time(_ value: Double) -> Double { value.isFinite ? max(0, value) : 0 }
        self.requestByteCount = size(requestByteCount)
        self.responseHeadByteCount = size(responseHeadByteCount)
        self.responseBodyByteCount = size(responseBodyByteCount)
        self.pieces = min(max(1, pieces), Self.mostPieces)
        self.serverFirst = min(time(serverFirst), time(serverTotal))
        self.serverTotal = time(serverTotal)
    }

    /// What the server hands to TCP, in order, when the request has arrived at `start`.
    ///
    /// The head leaves with the first piece; the others leave when the response is done. Pieces are
    /// taken as equally long. What ends a chunked body (`0 CR LF CR LF`) leaves in a write, and so
    /// a packet, of its own.
    func flushes(from start: Double) -> [Flush] {
        let endByteCount = min(responseBodyByteCount, Self.chunkedEndByteCount)
        let content = responseBodyByteCount - endByteCount
        var flushes: [Flush] = []
        flushes.reserveCapacity(pieces + 1)
        for piece in 0..<pieces {
            let part = content / pieces + (piece < content % pieces ? 1 : 0)
            let isEarly = piece == 0 && pieces > 1
            flushes.append(
                Flush(
                    time: start + (isEarly ? serverFirst : serverTotal),
                    byteCount: part + (piece == 0 ? responseHeadByteCount : 0)
                )
            )
        }
        flushes.append(Flush(time: start + serverTotal, byteCount: endByteCount))
        return flushes
    }

    private static let mostBytes = 1 << 50
    private static let mostPieces = 65_536
    /// The length of `0 CR LF CR LF` (RFC 9112 section 7.1).
    private static let chunkedEndByteCount = 5
}

/// Bytes that a program hands to TCP at once.
struct Flush {
    let time: Double
    let byteCount: Int
}
