import Testing
import WireCompression
import WireCore
import WireTestSupport

/// The header of gzip (RFC 1952, section 2.3), read through a decoder.
@Suite struct GzipHeaderTests {
    /// A gzip body with optional fields; the data holds `hello`.
    private func gzip(flags: UInt8, _ fields: [UInt8]) throws -> [UInt8] {
        let body = try compressed(Array("hello".utf8))
        return [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 255] + fields + body[10...]
    }

    @Test func `reads every optional field`() throws {
        let name = Array("a.txt\0".utf8)
        let extra: [UInt8] = [3, 0, 9, 9, 9]
        let bodies = [
            try gzip(flags: 0, []), try gzip(flags: 1, []), try gzip(flags: 8, name),
            try gzip(flags: 16, [0]), try gzip(flags: 4, extra), try gzip(flags: 4, [0, 0]),
            try gzip(flags: 28, extra + name + name), try gzip(flags: 12, [0, 0] + name),
        ]
        for body in bodies {
            let outcome = Outcome(body, "gzip")
            #expect(outcome.output == Array("hello".utf8) && outcome.error == nil, "\(body)")
        }
    }

    @Test func `checks the header's own checksum`() throws {
        // The lower half of the CRC-32 of 1f 8b 08 02 01 02 03 04 00 ff, by Python's zlib.
        let checksum: [UInt8] = [0x67, 0x4E]
        #expect(Outcome(try gzip(flags: 2, checksum), "gzip").output == Array("hello".utf8))
        let wrong = Outcome(try gzip(flags: 2, [checksum[0], checksum[1] ^ 1]), "gzip")
        #expect(wrong.error == WireError(CompressionError.checksumMismatch, at: 10))
    }

    @Test func `refuses what is no gzip at the byte that shows it`() throws {
        let body = try compressed(rows(100))
        for (index, value) in [(0, 0x1E), (1, 0x8C), (2, 7), (3, 0x20), (3, 0x80)] as [(Int, UInt8)]
        {
            var wrong = body
            wrong[index] = value
            #expect(
                Outcome(wrong, "gzip").error == WireError(CompressionError.headerInvalid, at: index)
            )
        }
    }

    @Test func `refuses a preset dictionary`() {
        let outcome = Outcome([0x78, 0xBB, 1, 2, 3, 4, 3, 0], "deflate")
        #expect(outcome.error == WireError(CompressionError.headerInvalid, at: 1))
    }

    @Test func `reads members one after the other`() throws {
        let first = try gzip(flags: 8, Array("one\0".utf8))
        let body = try first + compressed([]) + compressed(rows(50_000))
        let outcome = Outcome(body, "gzip")
        #expect(outcome.output == Array("hello".utf8) + rows(50_000) && outcome.error == nil)
        var wrong = body
        wrong[first.count + 2] = 9
        let error = WireError(CompressionError.headerInvalid, at: first.count + 2)
        #expect(Outcome(wrong, "gzip").error == error)
    }
}
