import Testing
import WireCore
import WireHTTP
import WireTestSupport

@Suite struct HPACKVectorTests {
    /// Runs `body` over the blocks of every connection and direction, in the order of sending.
    private static func check(_ blocks: [HPACKBlock]) throws -> [String] {
        var failures: [String] = []
        var encoder = HPACKEncoder(policy: .chromium)
        var decoder = HPACKDecoder()
        var stream = ""
        var ordinal = 0
        for block in blocks {
            ordinal += 1
            if stream != block.connection + block.direction {
                stream = block.connection + block.direction
                ordinal = 1
                encoder = HPACKEncoder(policy: block.policy)
                decoder = HPACKDecoder(offeredByteCount: 65_536)
            }
            let name = "\(block.connection) \(block.direction) \(ordinal)"
            var written: [UInt8] = []
            encoder.encode(block.fields, tableSizeUpdates: block.updates, into: &written)
            if written != block.bytes { failures.append("\(name): other bytes written") }
            if try decoder.decode(block.bytes.span) != block.fields {
                failures.append("\(name): other fields read")
            }
            if decoder.tableByteCount != block.tableByteCount {
                failures.append("\(name): a table of \(decoder.tableByteCount) bytes")
            }
        }
        return failures
    }

    @Test func `writes and reads the kept connections`() throws {
        let blocks = try HPACKBlock.kept()
        #expect(blocks.count == 478)
        #expect(Set(blocks.map(\.connection)).count == 15)
        #expect(try Self.check(blocks) == [])
    }

    @Test func `writes and reads every recorded connection`() throws {
        guard let blocks = try HPACKBlock.all() else { return }
        #expect(blocks.count == 838)
        #expect(try Self.check(blocks) == [])
    }

    @Test func `opens connections as each implementation does`() throws {
        let blocks = try HPACKBlock.kept()
        var previous = ""
        for block in blocks {
            let isFirst = previous != block.connection + block.direction
            previous = block.connection + block.direction
            guard isFirst else { continue }
            #expect(block.policy.openingUpdates == block.updates, "\(block.connection)")
        }
    }
}
