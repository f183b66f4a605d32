import Testing
import WireCompression
import WireCore
import WireTestSupport

@Suite struct CompressorTests {
    @Test func `gives back what was put in, at every level and in any pieces`() throws {
        let body = rows(5_000)
        let cuts: [[Range<Int>]] = [
            [], [0..<5_000], [0..<1, 1..<5_000], [0..<0, 0..<2_500, 2_500..<2_500, 2_500..<5_000],
            [0..<5_000, 5_000..<5_000],
        ]
        for algorithm in ContentCoding.Algorithm.present {
            for level in algorithm.levels {
                let coding = try #require(ContentCoding(algorithm, level: level))
                var compressor = try compressor(coding.name)
                for pieces in cuts {
                    let result = compressor.compress(body, pieces: pieces)
                    #expect(result.pieceByteCounts.reduce(0, +) == result.bytes.count)
                    let outcome = Outcome(result.bytes, coding.token)
                    #expect(
                        outcome.output == body && outcome.error == nil,
                        "\(coding.name) \(pieces)"
                    )
                    #expect(outcome.warnings.isEmpty)
                }
            }
        }
    }

    @Test func `gives zlib's codings the same bytes whether a body is finished at once or later`()
        throws
    {
        for byteCount in [0, 1, 100, 40_000, 300_000] {
            let body = rows(byteCount)
            for algorithm in ContentCoding.Algorithm.present where algorithm.ignoresSteps {
                for level in algorithm.levels {
                    var compressor = try compressor("\(algorithm.rawValue):\(level)")
                    let pieces = compressor.compress(body, pieces: [body.indices])
                    #expect(compressor.byteCount(body) == pieces.bytes.count)
                }
            }
        }
    }

    @Test func `writes an empty body`() throws {
        for algorithm in ContentCoding.Algorithm.present {
            let bytes = try compressed([], algorithm.rawValue)
            #expect(!bytes.isEmpty)
            #expect(Outcome(bytes, algorithm.token) == Outcome([], "identity"))
        }
    }

    @Test func `writes the headers that zlib writes on Unix`() throws {
        for (level, extraFlags) in [(1, 4), (2, 0), (6, 0), (8, 0), (9, 2)] as [(Int, UInt8)] {
            let bytes = try compressed(rows(100), "gzip:\(level)")
            #expect(Array(bytes.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, extraFlags, 3])
        }
        #expect(Array(try compressed(rows(100), "deflate:6").prefix(2)) == [0x78, 0x9C])
        #expect(Array(try compressed(rows(100), "deflate:9").prefix(2)) == [0x78, 0xDA])
    }

    @Test func `writes hello as every zlib does`() throws {
        let expected: [UInt8] = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0,
            0x86, 0xA6, 0x10, 0x36, 5, 0, 0, 0,
        ]
        #expect(try compressed(Array("hello".utf8)) == expected)
    }

    @Test func `is the same for a body after another`() throws {
        for algorithm in ContentCoding.Algorithm.present {
            let coding = try #require(ContentCoding(algorithm))
            var compressor = try compressor(coding.name)
            let first = compressor.compress(rows(30_000), pieces: [])
            var unfinished = CompressedBody()
            compressor.begin()
            compressor.write(rows(500, seed: 9).span, into: &unfinished)
            #expect(compressor.compress(rows(30_000), pieces: []) == first)
            let count = compressor.byteCount(rows(30_000))
            #expect(count == compressor.byteCount(rows(30_000)))
            if [.gzip, .deflate].contains(algorithm) { #expect(count == first.bytes.count) }
        }
    }

    @Test func `lets a reader have everything at each flush`() throws {
        let body = rows(9_000)
        let ends = [10, 700, 4_096, 9_000]
        for algorithm in ContentCoding.Algorithm.present {
            let coding = try #require(ContentCoding(algorithm))
            var compressor = try compressor(coding.name)
            var result = CompressedBody()
            compressor.begin()
            var start = 0
            for end in ends {
                compressor.write(body.span.extracting(start..<end), into: &result)
                compressor.flush(into: &result)
                start = end
                let partial = Outcome(result.bytes, coding.token)
                #expect(partial.output == Array(body.prefix(end)), "\(coding.name) at \(end)")
                #expect(
                    partial.error == WireError(CompressionError.truncated, at: result.bytes.count)
                )
            }
            compressor.finish(into: &result)
            #expect(Outcome(result.bytes, coding.token).output == body)
        }
    }

    @Test func `fills buffers of 16 KiB as Node's streams do`() throws {
        let body = rows(600_000)
        var compressor = try compressor("gzip:6")
        let cuts: [[Range<Int>]] = [
            [0..<600_000], [0..<1_000, 1_000..<400_000, 400_000..<600_000],
        ]
        for pieces in cuts {
            let result = compressor.compress(body, pieces: pieces)
            var ends: Set<Int> = []
            var position = 0
            for count in result.pieceByteCounts {
                #expect(count > 0)
                position += count
                ends.insert(position)
            }
            let bufferEnds = stride(from: 16_384, to: result.bytes.count, by: 16_384)
            #expect(result.bytes.count > 40_000 && bufferEnds.allSatisfy(ends.contains))
            // zlib gives out whole blocks before it is told to flush.
            #expect(result.pieceByteCounts.count > pieces.count + 2)
        }
    }

    @Test func `leaves in the chunks that were captured`() throws {
        let answers = try CapturedAnswer.all().filter { $0.contentEncoding != "br" }
        #expect(answers.count == 10)
        for answer in answers {
            let body = Outcome(answer.chunks.flatMap(\.self), answer.contentEncoding).output
            var start = 0
            // The first chunk is the header, which holds nothing of the body.
            let pieces = answer.pieces.dropFirst().map { count in
                defer { start += count }
                return start..<(start + count)
            }
            var compressor = try compressor(answer.contentEncoding)
            let result = compressor.compress(body, pieces: pieces)
            #expect(result.pieceByteCounts.count == answer.chunks.count, "\(answer.name)")
            for (count, chunk) in zip(result.pieceByteCounts, answer.chunks) {
                // Node's own zlib looks for longer matches, and so finds fewer in few bytes.
                let slack = max(12, chunk.count * 15 / 100)
                #expect(
                    abs(count - chunk.count) <= slack,
                    "\(answer.name): \(count), \(chunk.count)"
                )
            }
            #expect(result.pieceByteCounts.first == answer.chunks.first?.count)
            forEachFlush(of: result) { piece in #expect(piece.suffix(4) == [0, 0, 0xFF, 0xFF]) }
        }
    }

    /// Visits the pieces that end with a flush: all but the header and the last.
    private func forEachFlush(of body: CompressedBody, _ visit: (ArraySlice<UInt8>) -> Void) {
        var start = body.pieceByteCounts.first ?? 0
        for count in body.pieceByteCounts.dropFirst().dropLast() {
            visit(body.bytes[start..<(start + count)])
            start += count
        }
    }
}
