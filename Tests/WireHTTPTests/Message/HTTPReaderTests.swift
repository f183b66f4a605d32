import Testing
import WireCore
import WireHTTP
import WireTestSupport

@Suite struct HTTPReaderTests {
    /// What `sizes.txt` says of one recorded message.
    private struct Recorded {
        let name: String
        let sizes: [Int]
        let chunks: [Int]?
        let bytes: [UInt8]

        static func load() throws -> [Self] {
            try Vectors.lines("messages/sizes.txt").map { line in
                let words = String(decoding: line, as: UTF8.self).split(separator: " ")
                let chunks = words[4].split(separator: ",").compactMap { Int($0) }
                return Self(
                    name: String(words[0]),
                    sizes: words[1...3].compactMap { Int($0) },
                    chunks: words[4] == "-" ? nil : chunks.filter { $0 > 0 },
                    bytes: try Vectors.bytes("messages/\(words[0])")
                )
            }
        }
    }

    private static func sizes<Head>(_ message: HTTPMessage<Head>) -> [Int] {
        [message.headByteCount, message.bodyByteCount, message.content.count]
    }

    private static func request(
        _ text: String,
        _ limits: DecodingLimits = .standard
    ) throws(WireError) -> HTTPMessage<RequestHead> {
        try HTTPReader.request(Array(text.utf8).span, limits: limits)
    }

    private static func response(_ text: String) throws(WireError) -> HTTPMessage<ResponseHead> {
        try HTTPReader.response(Array(text.utf8).span)
    }

    @Test func `reads recorded messages and writes their heads again`() throws {
        let recorded = try Recorded.load()
        #expect(recorded.count > 15)
        for file in recorded {
            if file.name.hasSuffix(".request.http") {
                let message = try HTTPReader.request(file.bytes.span)
                #expect(Self.sizes(message) == file.sizes, "\(file.name)")
                #expect(message.head.bytes == Array(file.bytes[..<message.headByteCount]))
                #expect(message.isComplete && message.byteCount == file.bytes.count)
            } else {
                let message = try HTTPReader.response(file.bytes.span)
                #expect(Self.sizes(message) == file.sizes, "\(file.name)")
                #expect(message.chunkByteCounts == file.chunks, "\(file.name)")
                if let chunks = file.chunks {
                    #expect(ChunkFraming.bodyByteCount(ofChunks: chunks) == message.bodyByteCount)
                }
                #expect(message.head.bytes == Array(file.bytes[..<message.headByteCount]))
                #expect(message.isComplete && message.byteCount == file.bytes.count)
            }
        }
    }

    @Test func `finds every truncation`() throws {
        // The effort grows with the square of the size; the small messages have every framing.
        for file in try Recorded.load() where file.bytes.count < 2_000 {
            let isRequest = file.name.hasSuffix(".request.http")
            for count in 0..<file.bytes.count {
                let part = Array(file.bytes[..<count])
                do {
                    let isComplete =
                        isRequest
                        ? try HTTPReader.request(part.span).isComplete
                        : try HTTPReader.response(part.span).isComplete
                    #expect(!isComplete, "\(file.name) cut at \(count)")
                } catch {
                    #expect(error.code == HTTPError.headTruncated, "\(file.name) cut at \(count)")
                }
            }
        }
    }

    @Test func `never traps on changed bytes`() throws {
        var random = SeededGenerator(seed: 11)
        for file in try Recorded.load() where file.bytes.count < 4_000 {
            for _ in 0..<300 {
                var bytes = file.bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    bytes[index] = UInt8.random(in: 0...255, using: &random)
                }
                let request = try? HTTPReader.request(bytes.span)
                let response = try? HTTPReader.response(bytes.span)
                #expect((request?.byteCount ?? 0) <= bytes.count, "seed 11, \(file.name)")
                #expect((response?.byteCount ?? 0) <= bytes.count, "seed 11, \(file.name)")
            }
        }
    }

    @Test func `reads messages one after the other`() throws {
        let first = "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi"
        let bytes = Array((first + "GET /b HTTP/1.1\nHost: x\n\n").utf8)
        let one = try HTTPReader.request(bytes.span)
        #expect(one.content == Array("hi".utf8))
        let two = try HTTPReader.request(bytes.span, from: one.byteCount)
        #expect(two.head == RequestHead(method: "GET", target: "/b", fields: ["Host": "x"]))
        #expect(one.byteCount + two.byteCount == bytes.count)
    }

    @Test func `takes the framing that RFC 9112 says`() throws {
        #expect(try Self.response("HTTP/1.1 200 OK\r\n\r\nrest").content == Array("rest".utf8))
        #expect(try Self.response("HTTP/1.1 204 No Content\r\n\r\nrest").content == [])
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
        #expect(try HTTPReader.response(Array(head.utf8).span, to: "HEAD").isComplete)
        let chunks = "HTTP/1.1 200\r\nTransfer-Encoding: Chunked\r\n\r\n"
        let message = try Self.response(chunks + "2;x=y\r\nab\r\n1\r\nc\r\n0\r\nT: 1\r\n\r\nnext")
        #expect(message.content == Array("abc".utf8))
        #expect(message.chunkByteCounts == [2, 1])
        #expect(message.isComplete)
    }

    @Test func `reads bytes that are no UTF-8 as single characters`() throws {
        let bytes = Array("GET / HTTP/1.1\r\nX: ".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
        let message = try HTTPReader.request(bytes.span)
        #expect(message.head.fields["x"] == "é")
        #expect(message.headByteCount == bytes.count)
    }

    @Test(arguments: [
        ("GET /\r\n\r\n", WireError(HTTPError.startLineInvalid, at: 0)),
        ("GET  / HTTP/1.1\r\n\r\n", WireError(HTTPError.startLineInvalid, at: 0)),
        ("GET / HTTP/2\r\n\r\n", WireError(HTTPError.startLineInvalid, at: 0)),
        ("GET / HTTP/1.1\r\nX 1\r\n\r\n", WireError(HTTPError.headerInvalid, at: 16)),
        ("GET / HTTP/1.1\r\n: 1\r\n\r\n", WireError(HTTPError.headerInvalid, at: 16)),
        ("GET / HTTP/1.1\r\nX : 1\r\n\r\n", WireError(HTTPError.headerInvalid, at: 16)),
        ("GET / HTTP/1.1\r\nX: 1\r\n 2\r\n\r\n", WireError(HTTPError.headerInvalid, at: 22)),
        ("GET / HTTP/1.1\r\nX: a\u{1}\r\n\r\n", WireError(HTTPError.headerInvalid, at: 20)),
        ("GET / HTTP/1.1\r\nX: a\r\n", WireError(HTTPError.headTruncated, at: 22)),
        (
            "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            WireError(HTTPError.contentLengthInvalid, at: 0)
        ),
        (
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            WireError(HTTPError.contentLengthInvalid, at: 0)
        ),
        (
            "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
            WireError(HTTPError.transferEncodingUnsupported, at: 0)
        ),
        (
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            WireError(HTTPError.chunkInvalid, at: 46)
        ),
        (
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
            WireError(HTTPError.chunkInvalid, at: 50)
        ),
        (
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
            WireError(HTTPError.chunkInvalid, at: 46)
        ),
    ])
    func `refuses what is no message`(text: String, error: WireError) {
        #expect(throws: error) { _ = try Self.request(text) }
    }

    @Test func `observes its limits`() throws {
        var limits = DecodingLimits()
        limits.headHeaders = 2
        let two = "GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\n\r\n"
        #expect(try Self.request(two, limits).head.fields.count == 2)
        #expect(throws: WireError(HTTPError.tooManyHeaders, at: 28)) {
            _ = try Self.request("GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits)
        }
        limits = DecodingLimits()
        limits.headBytes = two.utf8.count
        #expect(try Self.request(two, limits).isComplete)
        limits.headBytes -= 1
        #expect(throws: WireError(HTTPError.headTooLarge, at: 28)) {
            _ = try Self.request(two, limits)
        }
        limits = DecodingLimits()
        limits.headerLineBytes = 15
        #expect(try Self.request(two, limits).isComplete)
        limits.headerLineBytes = 14
        #expect(throws: WireError(HTTPError.headerLineTooLong, at: 0)) {
            _ = try Self.request(two, limits)
        }
    }
}
