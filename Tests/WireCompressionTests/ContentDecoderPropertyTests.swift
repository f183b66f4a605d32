import Testing
import WireCompression
import WireCore
import WireTestSupport

/// What holds for every body: however it is split, wherever it is cut, whatever is changed in it.
@Suite struct ContentDecoderPropertyTests {
    /// Bodies of every coding, sound and faulty, longer than the blocks of a decoder.
    private func samples() throws -> [(name: String, contentEncoding: String, body: [UInt8])] {
        let text = rows(10_000)
        let gzip = try compressed(text)
        let deflate = try compressed(text, "deflate")
        var wrongChecksum = gzip
        wrongChecksum[gzip.count - 5] ^= 0x10
        var wrongData = gzip
        for index in 1_100..<1_110 { wrongData[index] = 0xFF }
        var samples = [
            ("gzip", "gzip", gzip),
            ("members", "gzip", gzip + (try compressed([])) + (try compressed(rows(200)))),
            ("trailing", "gzip", gzip + [0x1F, 0x8C, 1]),
            ("wrong checksum", "gzip", wrongChecksum),
            ("wrong data", "gzip", wrongData),
            ("deflate", "deflate", deflate),
            ("raw", "deflate", Array(deflate.dropFirst(2).dropLast(4))),
            ("twice", "gzip, deflate", try compressed(gzip, "deflate:1")),
            ("bomb", "gzip", try compressed([UInt8](repeating: 0, count: 2 << 20))),
        ]
        for algorithm in [ContentCoding.Algorithm.brotli, .zstd] where algorithm.isPresent {
            let body = try compressed(text, algorithm.rawValue)
            samples.append((algorithm.rawValue, algorithm.token, body))
            samples.append(
                ("\(algorithm) and gzip", "\(algorithm.token), gzip", try compressed(body))
            )
        }
        return samples.map { (name: $0.0, contentEncoding: $0.1, body: $0.2) }
    }

    @Test func `a split at any offset changes nothing`() throws {
        var limits = DecodingLimits.standard
        limits.ratioFloor = 100_000
        for sample in try samples() {
            let body = sample.body
            let whole = Outcome(body, sample.contentEncoding, limits: limits)
            let isFaulty = ["wrong checksum", "wrong data", "bomb"].contains(sample.name)
            #expect(
                (whole.error != nil) == isFaulty,
                "\(sample.name) \(String(describing: whole.error))"
            )
            // The bomb takes long to inflate, so that it is split only here and there.
            let offsets = stride(from: 0, through: body.count, by: sample.name == "bomb" ? 97 : 1)
            let differing = offsets.filter { offset in
                let chunks = [body[..<offset], body[offset...]]
                return Outcome(chunks: chunks, sample.contentEncoding, limits: limits) != whole
            }
            #expect(differing.isEmpty, "\(sample.name)")
            let bytes = body.indices.map { body[$0...$0] }
            #expect(
                Outcome(chunks: bytes, sample.contentEncoding, limits: limits) == whole,
                "\(sample.name)"
            )
        }
    }

    @Test func `a body cut at any offset is truncated there`() throws {
        for sample in try samples()
        where ["gzip", "deflate", "raw", "twice", "brotli", "zstd"].contains(sample.name) {
            let whole = Outcome(sample.body, sample.contentEncoding).output
            for count in 0..<sample.body.count {
                let outcome = Outcome(Array(sample.body.prefix(count)), sample.contentEncoding)
                let error = WireError(CompressionError.truncated, at: count)
                guard outcome.error == error, whole.starts(with: outcome.output) else {
                    Issue.record("\(sample.name) at \(count): \(String(describing: outcome.error))")
                    break
                }
            }
        }
    }

    @Test func `a changed body is refused or gives what the checksum vouches for`() throws {
        let seed: UInt64 = 0xC0FF_EE
        var generator = SeededGenerator(seed: seed)
        var limits = DecodingLimits.standard
        limits.outputBytes = 1 << 20
        for sample in try samples() where sample.name != "bomb" {
            let whole = Outcome(sample.body, sample.contentEncoding, limits: limits)
            var refused = 0
            for _ in 0..<300 {
                var body = sample.body
                for _ in 0...Int.random(in: 0...2, using: &generator) {
                    let index = Int.random(in: body.indices, using: &generator)
                    body[index] = UInt8.random(in: .min ... .max, using: &generator)
                }
                let outcome = Outcome(body, sample.contentEncoding, limits: limits)
                #expect(outcome.output.count <= limits.outputBytes)
                refused += outcome.error == nil ? 0 : 1
                if ["gzip", "deflate"].contains(sample.name), outcome.error == nil {
                    #expect(outcome.output == whole.output, "seed \(seed)")
                }
            }
            #expect(refused > 0, "\(sample.name), seed \(seed)")
        }
    }

    @Test func `bytes without any form never stop the program`() {
        let seed: UInt64 = 77
        var generator = SeededGenerator(seed: seed)
        var limits = DecodingLimits.standard
        limits.outputBytes = 1 << 20
        for token in ContentCoding.Algorithm.present.map(\.token) {
            for _ in 0..<300 {
                let count = Int.random(in: 0...200, using: &generator)
                let body = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator)
                }
                #expect(Outcome(body, token, limits: limits).output.count <= limits.outputBytes)
            }
        }
    }
}
