internal import WireCompression
internal import WireCore
internal import WireFlight
internal import WireHTTP
internal import WireJSON
internal import WireMultipart
internal import WirePlatform

/// Reads and writes with every codec but JSON, beside what Node offers.
struct CodecsBench {
    /// One codec and a value for it.
    private struct Case {
        let name: String
        /// What the codec writes and reads.
        let body: [UInt8]
        let decode: () throws -> Int
        let encode: () throws -> Int
        var peer: NodePeer?
        /// What the peer reads; nil when that is `body`.
        var peerBody: [UInt8]?
        var react: ReactRatio?
    }

    /// How many times faster than JSON.parse and JSON.stringify React is.
    ///
    /// react-server-dom-webpack 19.3.1 in Node 20.20.2, best batch against best batch, which is the
    /// comparison that other work on the machine disturbs least.
    private struct ReactRatio {
        let decode: Double
        let encode: Double

        static func reply(_ rows: Int) -> Self {
            rows <= 100
                ? Self(decode: 1 / 1.99, encode: 0.83 / 2.44)
                : Self(decode: 1 / 1.87, encode: 0.77 / 2.71)
        }

        static func response(_ rows: Int) -> Self {
            rows <= 100
                ? Self(decode: 1 / 1.82, encode: 0.83 / 2.45)
                : Self(decode: 1 / 1.92, encode: 0.77 / 2.65)
        }
    }

    func run() throws -> [CodecLine] {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        let path = Platform.joined(folder, "body")
        var cases: [Case] = []
        for rows in [100, 10_000] {
            let json = BenchRows.json(rows)
            cases += [try Self.reply(rows, json), try Self.response(rows, json)]
        }
        cases += [try Self.multipart(), try Self.gzip(), Self.hpack()]
        return try cases.flatMap { try Self.measure($0, path) }
    }

    private static func measure(_ item: Case, _ path: String) throws -> [CodecLine] {
        try Platform.writeAtomically(path, item.peerBody ?? item.body)
        let times = try Turns(byteCount: item.body.count).measure(
            path,
            peer: item.peer,
            decode: item.decode,
            encode: item.encode
        )
        func line(_ operation: String, _ own: [Int], _ peer: [Int], _ react: Double?) -> CodecLine {
            CodecLine(
                codec: item.name,
                operation: operation,
                byteCount: item.body.count,
                nanoseconds: own.median,
                peerRatio: peer.isEmpty ? nil : Double(peer.median) / Double(max(1, own.median)),
                reactRatio: react
            )
        }
        return [
            line("decode", times.own.decode, times.peer.decode, item.react?.decode),
            line("encode", times.own.encode, times.peer.encode, item.react?.encode),
        ]
    }

    private static func reply(_ rows: Int, _ json: [UInt8]) throws -> Case {
        let value = try JSONCodec().decode(json)
        let writer = FlightReplyWriter()
        guard case .text(let body) = try writer.write(value) else {
            throw BenchError(reason: "the rows are not written as one text", status: 70)
        }
        return Case(
            name: "flight-reply rows-\(rows)",
            body: body,
            decode: {
                var diagnostics = Diagnostics()
                return try FlightReplyReader()
                    .read(.text(body), diagnostics: &diagnostics).nodes.count
            },
            encode: {
                guard case .text(let body) = try writer.write(value) else { return 0 }
                return body.count
            },
            peer: .json,
            peerBody: json,
            react: .reply(rows)
        )
    }

    private static func response(_ rows: Int, _ json: [UInt8]) throws -> Case {
        let value = try JSONCodec().decode(json)
        let writer = FlightResponseWriter()
        let body = try writer.write(value).bytes
        return Case(
            name: "flight-response rows-\(rows)",
            body: body,
            decode: {
                var diagnostics = Diagnostics()
                return
                    try FlightResponseReader
                    .read(body.span, diagnostics: &diagnostics).nodes.count
            },
            encode: { try writer.write(value).bytes.count },
            peer: .json,
            peerBody: json,
            react: .response(rows)
        )
    }

    private static func multipart() throws -> Case {
        let codec = MultipartCodec()
        let form = BenchRows.form(100)
        let body = try codec.encoded(form)
        return Case(
            name: "multipart fields-100",
            body: body,
            decode: { try codec.decode(body).nodes.count },
            encode: { try codec.encoded(form).count },
            peer: .multipart(contentType: codec.contentType)
        )
    }

    private static func gzip() throws -> Case {
        guard let coding = ContentCoding("gzip:6"), var compressor = Compressor(coding) else {
            throw BenchError(reason: "no memory to deflate", status: 70)
        }
        let plain = BenchRows.json(10_000)
        let body = compressor.compress(plain, pieces: [0..<plain.count]).bytes
        return Case(
            name: "gzip rows-10000",
            body: body,
            decode: {
                var diagnostics = Diagnostics()
                return
                    try ContentDecoder
                    .decode(body.span, contentEncoding: "gzip", diagnostics: &diagnostics).count
            },
            encode: { compressor.byteCount(plain) },
            peer: .gzip
        )
    }

    private static func hpack() -> Case {
        let blocks = BenchRows.heads(100)
        func encoded() -> [[UInt8]] {
            var encoder = HPACKEncoder(policy: .chromium)
            return blocks.map { fields in
                var block: [UInt8] = []
                encoder.encode(fields, into: &block)
                return block
            }
        }
        let written = encoded()
        return Case(
            name: "hpack heads-100",
            body: written.flatMap(\.self),
            decode: {
                var decoder = HPACKDecoder()
                var count = 0
                for block in written { count += try decoder.decode(block.span).count }
                return count
            },
            encode: { encoded().reduce(0) { $0 + $1.count } }
        )
    }
}
