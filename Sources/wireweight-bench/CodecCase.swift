internal import WireCore
internal import WireFlight
internal import WireJSON

/// One codec and what it reads and writes.
struct CodecCase {
    let codec: String
    /// The bytes that are read, and those that are written.
    let byteCounts: (decode: Int, encode: Int)
    let work: Turns.Work

    init(_ codec: String, _ byteCount: Int, _ work: Turns.Work) {
        self.init(codec, (byteCount, byteCount), work)
    }

    private init(_ codec: String, _ byteCounts: (decode: Int, encode: Int), _ work: Turns.Work) {
        self.codec = codec
        self.byteCounts = byteCounts
        self.work = work
    }

    /// wireweight's own JSON.
    static func json(_ text: [UInt8]) throws -> Self {
        let codec = JSONCodec()
        let value = try codec.decode(text)
        return Self(
            "json",
            (text.count, try codec.encoded(value).count),
            Turns.Work(
                decode: { try codec.decode(text).nodes.count },
                encode: { try codec.encoded(value).count }
            )
        )
    }

    /// The request of a Server Action, before it is framed.
    static func reply(_ value: Payload) throws -> Self {
        let writer = FlightReplyWriter()
        let reply = try writer.write(value)
        return Self(
            "flight-reply",
            reply.byteCount,
            Turns.Work(
                decode: {
                    var diagnostics = Diagnostics()
                    return try FlightReplyReader().read(reply, diagnostics: &diagnostics)
                        .nodes.count
                },
                encode: { try writer.write(value).byteCount }
            )
        )
    }

    /// The response of a Server Action.
    static func response(_ value: Payload) throws -> Self {
        let writer = FlightResponseWriter()
        let stream = try writer.write(value).bytes
        return Self(
            "flight-response",
            stream.count,
            Turns.Work(
                decode: {
                    var diagnostics = Diagnostics()
                    return try FlightResponseReader.read(stream.span, diagnostics: &diagnostics)
                        .nodes.count
                },
                encode: { try writer.write(value).bytes.count }
            )
        )
    }

    /// Measures the codecs of one value against each other and against a peer.
    ///
    /// - Parameters:
    ///   - cases: the codecs; where the first is JSON, the others are held against it.
    ///   - value: what the value is called.
    ///   - path: the file that the peer reads.
    ///   - peer: what Node does; nil when it offers nothing.
    /// - Returns: two lines for each codec.
    /// - Throws: as `Turns.measure`.
    static func measure(
        _ cases: [Self],
        value: String,
        _ path: String,
        peer: NodePeer?
    ) throws -> [CodecLine] {
        let byteCount = cases.first?.byteCounts.decode ?? 0
        let times = try Turns(byteCount: byteCount).measure(path, peer: peer, cases.map(\.work))
        var lines: [CodecLine] = []
        for (item, own) in zip(cases, times.own) {
            for operation in ["decode", "encode"] {
                let isDecode = operation == "decode"
                let part = isDecode ? \Turns.Times.decode : \Turns.Times.encode
                var line = CodecLine(
                    codec: item.codec,
                    operation: operation,
                    value: value,
                    byteCount: isDecode ? item.byteCounts.decode : item.byteCounts.encode,
                    nanoseconds: try median(own[keyPath: part])
                )
                let json = lines.first { $0.codec == "json" && $0.operation == operation }
                line.jsonRatio = json.map { line.nanoseconds / $0.nanoseconds }
                if let peer = times.peer {
                    line.peerRatio = try median(peer[keyPath: part]) / line.nanoseconds
                }
                lines.append(line)
            }
        }
        return lines
    }
}

extension FlightReply {
    /// Bytes of the text, or of all names and contents of the fields.
    fileprivate var byteCount: Int {
        switch self {
        case .text(let text): text.count
        case .form(let form):
            form.nodes.reduce(0) { $0 + ($1.kind.hasText ? $1.high : 0) }
        }
    }
}
