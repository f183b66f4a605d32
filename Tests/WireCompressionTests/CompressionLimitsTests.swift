import Testing
import WireCompression
import WireCore
import WireTestSupport

/// Every limit at its value and one past it.
@Suite struct CompressionLimitsTests {
    @Test func `outputBytes`() throws {
        for algorithm in ContentCoding.Algorithm.present {
            let body = try compressed(rows(20_000), algorithm.rawValue)
            var limits = DecodingLimits.standard
            limits.outputBytes = 20_000
            #expect(Outcome(body, algorithm.token, limits: limits).output.count == 20_000)
            limits.outputBytes = 19_999
            let outcome = Outcome(body, algorithm.token, limits: limits)
            #expect(outcome.error?.code == CompressionError.outputTooLarge)
            #expect(outcome.output.count <= 19_999)
        }
        var limits = DecodingLimits.standard
        limits.outputBytes = 99
        #expect(Outcome(rows(99), "", limits: limits).error == nil)
        #expect(
            Outcome(rows(100), "", limits: limits).error?.code == CompressionError.outputTooLarge
        )
    }

    @Test func `outputBytes of an inner coding`() throws {
        let inner = try compressed(rows(20_000), "deflate:1")
        var limits = DecodingLimits.standard
        limits.outputBytes = inner.count - 1
        let outcome = Outcome(try compressed(inner), "deflate, gzip", limits: limits)
        #expect(outcome.error?.code == CompressionError.outputTooLarge)
    }

    @Test func `ratio and ratioFloor`() throws {
        // One buffer's worth: the ratio is looked at once, when all but the trailer is read.
        let body = [UInt8](repeating: 0x61, count: 16_000)
        let bytes = try compressed(body)
        let ratio = (16_000 + bytes.count - 9) / (bytes.count - 8)
        var limits = DecodingLimits.standard
        limits.ratioFloor = 15_999
        limits.ratio = ratio
        #expect(Outcome(bytes, "gzip", limits: limits).error == nil)
        limits.ratio = ratio - 1
        #expect(
            Outcome(bytes, "gzip", limits: limits).error?.code == CompressionError.ratioExceeded
        )
        limits.ratioFloor = 16_000
        #expect(Outcome(bytes, "gzip", limits: limits).error == nil)
        limits.ratio = 0
        #expect(Outcome(bytes, "gzip", limits: limits).error == nil)
        limits.ratio = .max
        limits.ratioFloor = 0
        #expect(Outcome(bytes, "gzip", limits: limits).error == nil)
    }

    @Test func `encodings`() throws {
        var limits = DecodingLimits.standard
        limits.encodings = 2
        let two = try compressed(compressed(rows(50)))
        #expect(Outcome(two, "gzip, gzip, identity", limits: limits).output == rows(50))
        let three = Outcome(try compressed(two), "gzip, gzip, gzip", limits: limits)
        #expect(three.error == WireError(CompressionError.tooManyEncodings, at: 0))
        limits.encodings = 0
        #expect(Outcome(two, "", limits: limits).error == nil)
        #expect(
            Outcome(two, "gzip", limits: limits).error?.code == CompressionError.tooManyEncodings
        )
    }

    @Test func `gzipMembers`() throws {
        var limits = DecodingLimits.standard
        limits.gzipMembers = 2
        let member = try compressed(rows(50))
        #expect(Outcome(member + member, "gzip", limits: limits).error == nil)
        let error = WireError(CompressionError.tooManyMembers, at: member.count * 2)
        #expect(Outcome(member + member + member, "gzip", limits: limits).error == error)
    }

    @Test(arguments: [10, 1_000, 64 << 10])
    func `gzipHeaderBytes`(limit: Int) throws {
        var limits = DecodingLimits.standard
        limits.gzipHeaderBytes = limit
        let body = try compressed(rows(50))
        func named(_ headerByteCount: Int) -> [UInt8] {
            guard headerByteCount > 10 else { return body }
            let name = [UInt8](repeating: 0x61, count: headerByteCount - 11) + [0]
            return body.prefix(3) + [8] + body[4..<10] + name + body[10...]
        }
        #expect(Outcome(named(limit), "gzip", limits: limits).output == rows(50))
        let error = WireError(CompressionError.headerTooLarge, at: limit)
        #expect(Outcome(named(limit + 1), "gzip", limits: limits).error == error)
        // The limit holds for each member.
        let second = Outcome(body + named(limit + 1), "gzip", limits: limits)
        #expect(second.error == WireError(CompressionError.headerTooLarge, at: body.count + limit))
    }
}
