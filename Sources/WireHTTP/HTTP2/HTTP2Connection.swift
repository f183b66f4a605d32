/// The bytes that one message takes on an HTTP/2 connection, TLS not counted.
package struct HTTP2Size: Sendable, Equatable {
    /// The bytes of the header block alone.
    package let headerBlockByteCount: Int
    /// The bytes of the frames that carry the block, block included.
    package let headerByteCount: Int
    /// The bytes of the frames that carry the body, body included.
    package let bodyByteCount: Int

    /// All bytes of the message.
    package var byteCount: Int { headerByteCount + bodyByteCount }
}

/// A connection between Chromium and a front server, on which header fields are remembered.
package struct HTTP2Connection: Sendable {
    /// The server's side.
    package let front: HTTP2Front
    private var requests: HPACKEncoder
    private var responses: HPACKEncoder
    private var hasAnswered = false

    /// The length, type, flags and stream before every frame's payload (RFC 9113, 4.1).
    package static let frameHeaderByteCount = 9
    /// The weight and dependency of a stream, which Chromium sends with every request.
    package static let priorityByteCount = 5
    /// The largest payload that a frame may have unless the other side allows more.
    package static let framePayloadByteCount = 16_384
    /// The largest piece of a body that Chromium puts into one frame.
    package static let chromiumPieceByteCount = framePayloadByteCount - frameHeaderByteCount

    /// Creates a connection on which nothing has been sent but the settings.
    package init(front: HTTP2Front) {
        self.front = front
        requests = HPACKEncoder(policy: .chromium)
        responses = HPACKEncoder(policy: front.policy)
    }

    /// Sends a request and returns what it takes.
    package mutating func send(_ request: RequestHead, bodyByteCount: Int) -> HTTP2Size {
        var block: [UInt8] = []
        requests.encode(request.http2Fields(), into: &block)
        return HTTP2Size(
            headerBlockByteCount: block.count,
            headerByteCount: Self.framed(block.count + Self.priorityByteCount),
            bodyByteCount: Self.framed(bodyByteCount, cut: Self.chromiumPieceByteCount)
        )
    }

    /// Sends a response.
    ///
    /// - Parameters:
    ///   - response: The head as the application writes it for HTTP/1.1.
    ///   - pieces: The bytes of the body as it is flushed, each in frames of its own; how a front
    ///     really cuts a body depends on timing.
    /// - Returns: What the response takes.
    package mutating func send(_ response: ResponseHead, pieces: [Int]) -> HTTP2Size {
        var block: [UInt8] = []
        responses.encode(
            response.http2Fields(front: front),
            tableSizeUpdates: hasAnswered ? [] : front.policy.openingUpdates,
            into: &block
        )
        hasAnswered = true
        return HTTP2Size(
            headerBlockByteCount: block.count,
            headerByteCount: Self.framed(block.count),
            bodyByteCount: pieces.reduce(0) { $0 + Self.framed($1) }
        )
    }

    /// The bytes of `count` bytes in as few frames as `cut` allows; none for no bytes.
    private static func framed(_ count: Int, cut: Int = framePayloadByteCount) -> Int {
        count + (count + cut - 1) / cut * frameHeaderByteCount
    }
}

/// The server that speaks HTTP/2 in front of the application's HTTP/1.1, with default settings.
package enum HTTP2Front: String, CaseIterable, Sendable {
    /// nginx 1.22: names itself, puts its own fields first, remembers nothing.
    case nginx
    /// nghttpx 1.52: names itself in `server` and `via`, behind the application's fields.
    case nghttpx
    /// A proxy on `node:http2`, Node.js 20: adds nothing.
    case node

    /// How it writes header blocks.
    package var policy: HPACKPolicy { self == .nginx ? .nginx : .nghttp2 }
}
