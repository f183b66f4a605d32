import Testing
import WireCompression
import WireCore
import WireTestSupport

/// The cases that every reader of compressed bodies meets, and what it makes of them.
@Suite struct ContentDecoderTests {
    @Test func `C01 refuses 10 MiB of zeros with under 2 MiB written`() throws {
        let bomb = try compressed([UInt8](repeating: 0, count: 10 << 20))
        let outcome = Outcome(bomb, "gzip")
        #expect(outcome.error?.code == CompressionError.ratioExceeded)
        #expect(outcome.output.count < 2 << 20)
        #expect(outcome.error?.reason.contains("limit ratio is 1000") == true)
    }

    @Test(.enabled(if: ContentCoding.Algorithm.brotli.isPresent, "brotli is absent"))
    func `C02 refuses 64 MiB of zeros in brotli with under 2 MiB written`() throws {
        let bomb = try compressed([UInt8](repeating: 0, count: 64 << 20), "brotli:9")
        #expect(bomb.count < 200)
        let outcome = Outcome(bomb, "br")
        #expect(outcome.error?.code == CompressionError.ratioExceeded)
        #expect(outcome.output.count < 2 << 20)
    }

    @Test(.enabled(if: ContentCoding.Algorithm.zstd.isPresent, "zstd is absent"))
    func `refuses 64 MiB of zeros in zstd with under 2 MiB written`() throws {
        let bomb = try compressed([UInt8](repeating: 0, count: 64 << 20), "zstd:19")
        let outcome = Outcome(bomb, "zstd")
        #expect(outcome.error?.code == CompressionError.ratioExceeded)
        #expect(outcome.output.count < 2 << 20)
    }

    @Test func `refuses a bomb inside another with little written`() throws {
        let bomb = try compressed(compressed([UInt8](repeating: 0, count: 100 << 20)))
        #expect(bomb.count < 2_000)
        let outcome = Outcome(bomb, "gzip, gzip")
        #expect(outcome.error?.code == CompressionError.ratioExceeded)
        #expect(outcome.output.count < 2 << 20)
    }

    @Test func `C03 refuses gzip six times, reads it five times`() throws {
        var body = rows(300)
        for _ in 0..<5 { body = try compressed(body) }
        let five = Array(repeating: "gzip", count: 5).joined(separator: ", ")
        #expect(Outcome(body, five).output == rows(300))
        let six = Outcome(try compressed(body), five + ",gzip")
        #expect(six.error == WireError(CompressionError.tooManyEncodings, at: 0))
    }

    @Test func `C05 refuses a wrong checksum and a wrong length`() throws {
        let body = try compressed(rows(300))
        for (place, field) in [(8, 8), (5, 8), (4, 4), (1, 4)] {
            var wrong = body
            wrong[body.count - place] ^= 1
            let error = WireError(CompressionError.checksumMismatch, at: body.count - field)
            #expect(Outcome(wrong, "gzip").error == error)
        }
        var zlib = try compressed(rows(300), "deflate")
        zlib[zlib.count - 1] ^= 1
        let error = WireError(CompressionError.checksumMismatch, at: zlib.count - 4)
        #expect(Outcome(zlib, "deflate").error == error)
    }

    @Test func `C06 warns of trailing bytes`() throws {
        for algorithm in ContentCoding.Algorithm.present {
            let body = try compressed(rows(300), algorithm.rawValue)
            for trail: [UInt8] in [
                [0], [0x1F], [0x1F, 0x8C, 8, 0, 0], Array(repeating: 7, count: 5_000),
            ] {
                let outcome = Outcome(body + trail, algorithm.token)
                #expect(outcome.output == rows(300) && outcome.error == nil)
                #expect(
                    outcome.warnings == [WireWarning(CompressionError.trailingData, at: body.count)]
                )
            }
        }
    }

    @Test func `C07 reads deflate without its container and warns`() throws {
        for body in [rows(5_000), [], Array("hello".utf8)] {
            let raw = Array(try compressed(body, "deflate").dropFirst(2).dropLast(4))
            let outcome = Outcome(raw, "deflate")
            #expect(outcome.output == body && outcome.error == nil)
            #expect(outcome.warnings == [WireWarning(CompressionError.rawDeflate, at: 0)])
        }
    }

    @Test func `C09 refuses 1,025 members, reads 1,024`() throws {
        let member = try compressed([0x61])
        let many = Array(repeatElement(member, count: 1_024).joined())
        #expect(Outcome(many, "gzip").output == Array(repeating: 0x61, count: 1_024))
        let error = WireError(CompressionError.tooManyMembers, at: many.count)
        #expect(Outcome(many + member, "gzip").error == error)
    }

    @Test func `inflates captured answers to the size that was recorded`() throws {
        let answers = try CapturedAnswer.all()
        #expect(answers.count == 11)
        for answer in answers {
            if answer.contentEncoding == "br", !ContentCoding.Algorithm.brotli.isPresent {
                continue
            }
            let outcome = Outcome(chunks: answer.chunks.map { $0[...] }, answer.contentEncoding)
            #expect(outcome.error == nil && outcome.warnings.isEmpty, "\(answer.name)")
            #expect(outcome.output.count == answer.inflatedByteCount, "\(answer.name)")
        }
    }

    @Test func `undoes codings from the last to the first`() throws {
        let algorithms = ContentCoding.Algorithm.present
        for inner in algorithms {
            for outer in algorithms {
                let body = try compressed(compressed(rows(40_000), inner.rawValue), outer.rawValue)
                let outcome = Outcome(body, "\(inner.token),\t\(outer.token)")
                #expect(outcome.output == rows(40_000) && outcome.error == nil)
            }
        }
    }

    @Test func `reads names as HTTP writes them`() throws {
        let body = try compressed(rows(100))
        for name in ["GZIP", " x-gzip ", "identity, gzip", ",gzip,,", "gzip, Identity"] {
            #expect(Outcome(body, name).output == rows(100), "\(name)")
        }
        for name in ["", "identity", " , "] { #expect(Outcome(body, name).output == body) }
        for name in ["gzip br", "gzip;q=1", "compress", "aws-chunked", "gzip:6"] {
            #expect(Outcome(body, name).error == WireError(CompressionError.unknownEncoding, at: 0))
        }
    }

    @Test func `goes on saying what was wrong`() throws {
        var decoder = try ContentDecoder(contentEncoding: "gzip")
        var output: [UInt8] = []
        let wrong = [UInt8](repeating: 0, count: 2_000)
        let error = WireError(CompressionError.headerInvalid, at: 0)
        var errors: [WireError] = []
        for _ in 0..<2 {
            do throws(WireError) {
                try decoder.consume(wrong.span, into: &output)
            } catch { errors.append(error) }
        }
        do throws(WireError) {
            try decoder.finish(into: &output)
        } catch { errors.append(error) }
        #expect(errors == [error, error, error])
    }
}
