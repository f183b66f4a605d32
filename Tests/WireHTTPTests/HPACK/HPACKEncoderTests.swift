import Testing
import WireCore
import WireHTTP
import WireTestSupport

@Suite struct HPACKEncoderTests {
    private static func encode(
        _ policy: HPACKPolicy,
        _ fields: [HPACKField],
        updates: [UInt32] = []
    ) -> [UInt8] {
        var encoder = HPACKEncoder(policy: policy)
        var block: [UInt8] = []
        encoder.encode(fields, tableSizeUpdates: updates, into: &block)
        return block
    }

    private static func bytes(_ hex: String) -> [UInt8] { HPACKBlock.bytes(hex: hex) }

    private static let policies: [HPACKPolicy] = [.chromium, .nghttp2, .nginx]

    @Test func `writes the requests of RFC 7541 with Huffman`() throws {
        let blocks = try HPACKBlock.load("hpack-rfc7541.jsonl").filter { $0.connection == "C.4" }
        #expect(blocks.count == 3)
        var encoder = HPACKEncoder(policy: .chromium)
        for block in blocks {
            var written: [UInt8] = []
            encoder.encode(block.fields, into: &written)
            #expect(written == block.bytes, "\(block.scenario)")
            #expect(encoder.tableByteCount == block.tableByteCount, "\(block.scenario)")
        }
    }

    @Test func `writes the size updates that are given and no others`() {
        let updates: [UInt32] = [0, 30, 31, 4_096, .max]
        let block = Self.encode(.nghttp2, [HPACKField(":method", "GET")], updates: updates)
        #expect(block == Self.bytes("203e3f003fe11f3fe0ffffff0f82"))
        for policy in Self.policies {
            #expect(Self.encode(policy, [HPACKField(":status", "200")]) == [0x88])
        }
    }

    @Test func `uses Huffman only where it is strictly shorter`() {
        // Five letters of 5 bits take four bytes; three of 8 bits take three, as they do plainly.
        let fields = [HPACKField("x", "aaaaa"), HPACKField("x", "&&&")]
        #expect(Self.encode(.chromium, fields) == Self.bytes("4001788418c631ff7e03262626"))
        #expect(Self.encode(.nginx, fields) == Self.bytes("000178 8418c631ff 000178 03262626"))
    }

    @Test func `keeps secrets and changing values out of the table of nghttp2`() {
        let fields = [
            HPACKField("authorization", "&"),
            HPACKField("cookie", String(repeating: "&", count: 19)),
            HPACKField("etag", "&"), HPACKField("if-none-match", "&"),
        ]
        let secret = "1f080126 1f1113" + String(repeating: "26", count: 19)
        var encoder = HPACKEncoder(policy: .nghttp2)
        var block: [UInt8] = []
        encoder.encode(fields, into: &block)
        #expect(block == Self.bytes(secret + "0f130126 0f1a0126"))
        #expect(encoder.tableByteCount == 0)
        encoder.encode([HPACKField("cookie", "01234567890123456789")], into: &block)
        #expect(encoder.tableByteCount == 32 + 6 + 20)
    }

    @Test func `leaves out fields of more than three quarters of the table with nghttp2`() {
        for (policy, length, size) in [
            (.nghttp2, 3_039, 3_072), (.nghttp2, 3_040, 0),
            (.chromium, 4_063, 4_096), (.chromium, 4_064, 0), (.nginx, 1, 0),
        ] as [(HPACKPolicy, Int, Int)] {
            var encoder = HPACKEncoder(policy: policy)
            var block: [UInt8] = []
            let field = HPACKField("x", String(repeating: "v", count: length))
            encoder.encode([field], into: &block)
            #expect(encoder.tableByteCount == size, "\(length)")
        }
    }

    @Test func `reads back what it wrote, through growth and eviction`() throws {
        for policy in Self.policies {
            for seed in 1...3 as ClosedRange<UInt64> {
                var generator = SeededGenerator(seed: seed)
                var encoder = HPACKEncoder(policy: policy)
                var decoder = HPACKDecoder(offeredByteCount: 1 << 20)
                for _ in 0..<60 {
                    let fields = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                        Self.field(&generator)
                    }
                    let sizes: [UInt32] = [0, 100, 4_096, 1 << 16, 1 << 20]
                    let hasUpdate = Int.random(in: 0..<8, using: &generator) == 0
                    let updates = hasUpdate ? [sizes.randomElement(using: &generator) ?? 0] : []
                    var block: [UInt8] = []
                    encoder.encode(fields, tableSizeUpdates: updates, into: &block)
                    #expect(try decoder.decode(block.span) == fields, "seed \(seed)")
                    guard policy != .nginx else { continue }
                    #expect(decoder.tableByteCount == encoder.tableByteCount, "seed \(seed)")
                }
            }
        }
    }

    private static func field(_ generator: inout SeededGenerator) -> HPACKField {
        let names = ["cookie", "x-a", ":status", "set-cookie", "vary", ":authority", ""]
        let name = names.randomElement(using: &generator) ?? ""
        let length = Int.random(in: 0...40, using: &generator)
        let isRare = Bool.random(using: &generator)
        return HPACKField(
            name: Array(name.utf8),
            value: (0..<(isRare ? length : 1)).map { _ in
                isRare
                    ? .random(in: 0...255, using: &generator)
                    : .random(in: 97...122, using: &generator)
            }
        )
    }

    @Test func `carries every byte in names and values`() throws {
        let every = Array(0...255 as ClosedRange<UInt8>)
        let fields = every.map { HPACKField(name: [$0, $0], value: every + [$0]) }
        var decoder = HPACKDecoder()
        #expect(try decoder.decode(Self.encode(.chromium, fields).span) == fields)
    }
}
