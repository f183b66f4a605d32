import Testing
import WireCore
import WireHTTP
import WireTestSupport

@Suite struct HPACKDecoderTests {
    private static func decode(
        _ hex: String,
        _ limits: DecodingLimits = .standard
    ) throws(WireError) -> [HPACKField] {
        var decoder = HPACKDecoder()
        return try decoder.decode(HPACKBlock.bytes(hex: hex).span, limits: limits)
    }

    @Test func `reads the examples of RFC 7541`() throws {
        let blocks = try HPACKBlock.load("hpack-rfc7541.jsonl")
        #expect(blocks.count == 16)
        var decoder = HPACKDecoder()
        var connection = ""
        for block in blocks {
            if block.connection != connection {
                connection = block.connection
                decoder = HPACKDecoder()
                // The examples C.5 and C.6 are of a connection with a table of 256 bytes.
                if connection >= "C.5" {
                    #expect(try decoder.decode([0x3F, 0xE1, 0x01].span) == [])
                }
            }
            #expect(try decoder.decode(block.bytes.span) == block.fields, "\(block.scenario)")
            #expect(decoder.tableByteCount == block.tableByteCount, "\(block.scenario)")
        }
    }

    @Test func `says what is wrong with a block, and where`() {
        let faults: [(hex: String, error: WireError)] = [
            ("80", WireError(HPACKError.invalidIndex, at: 0)),
            ("82be", WireError(HPACKError.invalidIndex, at: 1)),
            ("7f0000", WireError(HPACKError.invalidIndex, at: 0)),
            ("ff", WireError(HPACKError.truncated, at: 1)),
            ("ff80", WireError(HPACKError.truncated, at: 2)),
            ("ffffffffffff", WireError(HPACKError.integerTooLarge, at: 0)),
            ("ff808080808000", WireError(HPACKError.integerTooLarge, at: 0)),
            ("82ff81ffffff0f", WireError(HPACKError.integerTooLarge, at: 1)),
            ("00", WireError(HPACKError.truncated, at: 1)),
            ("0001", WireError(HPACKError.truncated, at: 2)),
            ("000161", WireError(HPACKError.truncated, at: 3)),
            ("0003616203", WireError(HPACKError.truncated, at: 5)),
            ("0084ffffffff00", WireError(HPACKError.endOfString, at: 2)),
            ("00821fff00", WireError(HPACKError.invalidPadding, at: 2)),
            ("00811800", WireError(HPACKError.invalidPadding, at: 2)),
            ("0081ff00", WireError(HPACKError.invalidPadding, at: 2)),
            ("8220", WireError(HPACKError.misplacedUpdate, at: 1)),
            ("3fe21f", WireError(HPACKError.tableTooLarge, at: 0)),
        ]
        for fault in faults {
            #expect(throws: fault.error, "\(fault.hex)") { try Self.decode(fault.hex) }
        }
    }

    @Test func `accepts what is only unusual`() throws {
        #expect(try Self.decode("") == [])
        #expect(try Self.decode("203fe11f82") == [HPACKField(":method", "GET")])
        #expect(try Self.decode("3f8080808000") == [])
        #expect(try Self.decode("000080") == [HPACKField("", "")])
    }

    @Test func `expects the size update that a smaller offer asks for`() throws {
        var decoder = HPACKDecoder()
        decoder.offer(1_024)
        #expect(throws: WireError(HPACKError.missingUpdate, at: 0)) {
            try decoder.decode([0x82].span)
        }
        #expect(throws: WireError(HPACKError.tableTooLarge, at: 0)) {
            try decoder.decode([0x3F, 0xE2, 0x07].span)
        }
        #expect(try decoder.decode([0x3F, 0xE1, 0x07, 0x82].span).count == 1)
        #expect(try decoder.decode([0x82].span).count == 1)
    }

    @Test func `bounds the list at the limit and refuses one byte more`() throws {
        var limits = DecodingLimits.standard
        for hex in ["400161026263", "4001618218ff"] {
            limits.headBytes = 35
            #expect(try Self.decode(hex, limits).count == 1)
            limits.headBytes = 34
            #expect(throws: WireError(HPACKError.listTooLarge, at: 3)) {
                try Self.decode(hex, limits)
            }
        }
        limits.headBytes = 42 * 3
        #expect(try Self.decode("828282", limits).count == 3)
        #expect(throws: WireError(HPACKError.listTooLarge, at: 3)) {
            try Self.decode("82828282", limits)
        }
    }

    @Test func `refuses a small block that stands for a large list`() {
        var block: [UInt8] = [0x40, 0x01, 0x61, 0x7F, 0xA1, 0x1E]
        block += Array(repeating: 0x62, count: 4_000)
        block += Array(repeating: 0xBE, count: 1_000)
        var decoder = HPACKDecoder()
        let error = #expect(throws: WireError.self) { try decoder.decode(block.span) }
        #expect(error?.code == HPACKError.listTooLarge)
        #expect(error?.offset == 4_006 + 63)
    }

    @Test func `fails or stops between fields wherever a block is cut`() throws {
        for block in try HPACKBlock.kept().prefix(60) where block.direction == "request" {
            guard block.updates.isEmpty, block.fields.count > 1, block.bytes.count > 300 else {
                continue
            }
            for cut in block.bytes.indices {
                var decoder = HPACKDecoder()
                let prefix = Array(block.bytes[..<cut])
                guard let fields = try? decoder.decode(prefix.span) else { continue }
                #expect(fields == Array(block.fields.prefix(fields.count)))
                #expect(fields.count < block.fields.count)
            }
        }
    }

    @Test func `survives damaged blocks`() throws {
        let blocks = try HPACKBlock.kept()
        for seed in 1...4 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            for block in blocks {
                var bytes = block.bytes
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    let place = Int.random(in: bytes.indices, using: &generator)
                    bytes[place] = .random(in: 0...255, using: &generator)
                }
                var decoder = HPACKDecoder(offeredByteCount: 65_536)
                let fields = (try? decoder.decode(bytes.span)) ?? []
                let size = fields.reduce(0) { $0 + $1.tableByteCount }
                #expect(size <= DecodingLimits.standard.headBytes, "seed \(seed)")
            }
        }
    }
}
