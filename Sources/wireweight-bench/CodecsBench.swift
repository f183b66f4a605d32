internal import WireCompression
internal import WireCore
internal import WireHTTP
internal import WireJSON
internal import WireMultipart
internal import WirePlatform

/// Reads and writes with every codec, beside what Node offers.
struct CodecsBench {
    func run() throws -> [CodecLine] {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        let path = Platform.joined(folder, "body")
        var lines: [CodecLine] = []
        let values = [
            ("rows-100", BenchRows.rows(100)), ("rows-10000", BenchRows.rows(10_000)),
            ("graph-100", BenchRows.graph(100)), ("graph-1000", BenchRows.graph(1_000)),
        ]
        for (name, value) in values {
            let json = try BenchRows.json(of: value)
            try Platform.writeAtomically(path, json)
            lines += try CodecCase.measure(
                [.json(json), .reply(value), .response(value)],
                value: name,
                path,
                peer: .json
            )
        }
        for (item, body, value, peer) in [try Self.multipart(), try Self.gzip(), Self.hpack()] {
            try Platform.writeAtomically(path, body)
            lines += try CodecCase.measure([item], value: value, path, peer: peer)
        }
        return lines
    }

    /// A case, the bytes that the peer reads, the value's name, and the peer.
    private typealias Alone = (CodecCase, body: [UInt8], value: String, NodePeer?)

    private static func multipart() throws -> Alone {
        let codec = MultipartCodec()
        let form = BenchRows.form(100)
        let body = try codec.encoded(form)
        let work = Turns.Work(
            decode: { try codec.decode(body).nodes.count },
            encode: { try codec.encoded(form).count }
        )
        return (
            CodecCase("multipart", body.count, work), body, "fields-100",
            .multipart(contentType: codec.contentType)
        )
    }

    private static func gzip() throws -> Alone {
        guard let coding = ContentCoding("gzip:6"), var compressor = Compressor(coding) else {
            throw BenchError(reason: "no memory to deflate", status: 70)
        }
        let plain = try BenchRows.json(of: BenchRows.rows(10_000))
        let body = compressor.compress(plain, pieces: [0..<plain.count]).bytes
        let work = Turns.Work(
            decode: {
                var diagnostics = Diagnostics()
                return
                    try ContentDecoder
                    .decode(body.span, contentEncoding: "gzip", diagnostics: &diagnostics).count
            },
            encode: { compressor.byteCount(plain) }
        )
        return (CodecCase("gzip", plain.count, work), body, "rows-10000", .gzip)
    }

    private static func hpack() -> Alone {
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
        let work = Turns.Work(
            decode: {
                var decoder = HPACKDecoder()
                var count = 0
                for block in written { count += try decoder.decode(block.span).count }
                return count
            },
            encode: { encoded().reduce(0) { $0 + $1.count } }
        )
        let body = written.flatMap(\.self)
        return (CodecCase("hpack", body.count, work), body, "heads-100", nil)
    }
}
