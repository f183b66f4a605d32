import Testing
import WireCore
import WireMultipart
import WireTestSupport

@Suite struct MultipartPropertyTests {
    private static let seed: UInt64 = 0x5EED_0017

    @Test func `reads what it wrote`() throws {
        var random = SeededGenerator(seed: Self.seed)
        for round in 0..<400 {
            let form = Self.form(&random)
            let codec = MultipartCodec(boundary: MultipartBoundary("----b\(round % 7)"))
            let body = try codec.encoded(form)
            var diagnostics = Diagnostics()
            let read = try codec.decode(body.span, limits: .standard, diagnostics: &diagnostics)
            #expect(read.formLines == form.formLines, "seed \(Self.seed), round \(round)")
            #expect(try codec.encoded(read) == body, "seed \(Self.seed), round \(round)")
            let ledger = try MultipartLedger.ledger(of: body.span, boundary: codec.boundary)
            #expect(ledger.byteCount == body.count)
        }
    }

    @Test func `reads urlencoded text that it wrote`() throws {
        var random = SeededGenerator(seed: Self.seed)
        for round in 0..<400 {
            let form = Self.form(&random, hasFiles: false)
            let body = try URLEncodedCodec().encoded(form)
            #expect(
                try URLEncodedCodec().decode(body).formLines == form.formLines,
                "seed \(Self.seed), round \(round)"
            )
        }
    }

    @Test func `never traps on damaged bodies, whole or cut`() throws {
        var random = SeededGenerator(seed: Self.seed)
        let bodies = try VectorLine.all("multipart-decode.jsonl").compactMap(\.body)
            .filter { $0.count < 1_000 }
        let boundary = MultipartBoundary("XboundaryX")
        var accepted = 0
        for round in 0..<4_000 {
            var body = bodies[Int.random(in: 0..<bodies.count, using: &random)]
            for _ in 0..<Int.random(in: 1...4, using: &random) where !body.isEmpty {
                let place = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: body[place] = UInt8.random(in: 0...255, using: &random)
                case 1: body.remove(at: place)
                case 2: body.insert(Self.marks[place % Self.marks.count], at: place)
                default: body.insert(contentsOf: "\r\n--XboundaryX".utf8, at: place)
                }
            }
            let whole = MultipartReaderTests.Outcome(boundary, [body])
            let cut = Int.random(in: 0...body.count, using: &random)
            let pieces = [Array(body[..<cut]), Array(body[cut...])]
            #expect(
                MultipartReaderTests.Outcome(boundary, pieces) == whole,
                "seed \(Self.seed), round \(round)"
            )
            guard whole.error == nil else { continue }
            accepted += 1
            let ledger = try MultipartLedger.ledger(of: body.span, boundary: boundary)
            #expect(ledger.byteCount == body.count)
        }
        #expect(accepted > 200)
    }

    @Test func `reads any bytes as urlencoded text`() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<2_000 {
            let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random)
                    : Self.marks[Int.random(in: 0..<Self.marks.count, using: &random)]
            }
            _ = try URLEncodedCodec().decode(body)
        }
    }

    /// M36, M37 and their kind: work grows at most in step with the input, counted and not timed.
    @Test(arguments: ["CR", "CRLF", "prefixes", "boundaries", "dashes", "parts", "preamble"])
    func `works in linear time`(kind: String) throws {
        let counts = try [1 << 15, 1 << 16, 1 << 17].map { size in
            try Self.steps(of: Self.worstCase(kind, size), boundary: "aaaaaaaaab")
        }
        for (smaller, larger) in zip(counts, counts.dropFirst()) {
            #expect(Double(larger) <= 2.3 * Double(smaller), "\(kind): \(counts)")
        }
    }

    private static func worstCase(_ kind: String, _ size: Int) -> [UInt8] {
        let unit: String
        switch kind {
        case "CR": unit = "\r"
        case "CRLF": unit = "\r\n"
        case "prefixes": unit = "\r\n--aaaaaaaaa"
        case "boundaries": unit = "aaaaaaaaab"
        case "dashes": unit = "a"
        case "parts": return parts(size / 64)
        default: return Array(String(repeating: "--aaaaaaaaab", count: size / 12).utf8)
        }
        let content = String(repeating: unit, count: size / unit.utf8.count)
        let head = "--aaaaaaaaab\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
        return Array((head + content + "\r\n--aaaaaaaaab--").utf8)
    }

    private static func parts(_ count: Int) -> [UInt8] {
        let part = "--aaaaaaaaab\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n"
        return Array((String(repeating: part, count: count) + "--aaaaaaaaab--").utf8)
    }

    private static func steps(of body: [UInt8], boundary: String) throws -> Int {
        var reader = try MultipartReader(boundary: MultipartBoundary(boundary))
        try reader.consume(body.span)
        return reader.stepCount
    }

    private static let marks = Array("\r\n-=&%+;:\"\\ \tX[]*'".utf8)

    /// A form whose texts come back as they are: line ends as CR LF, no escapes in names.
    private static func form(
        _ random: inout SeededGenerator,
        hasFiles: Bool = true
    ) -> Payload {
        let texts = [
            "", "a", "Buy Milk", "é日😀", "\r\n--", "--b", "a;b=\"c\"", "x\\y", "100%", "[0]",
        ]
        var builder = PayloadBuilder()
        builder.begin(.form)
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            builder.key(texts[Int.random(in: 0..<texts.count, using: &random)])
            if hasFiles, Bool.random(using: &random) {
                builder.begin(.file)
                builder.key("name")
                builder.string(texts[Int.random(in: 0..<texts.count, using: &random)])
                builder.key("type")
                builder.string(["text/plain", "image/png"][Int.random(in: 0..<2, using: &random)])
                builder.key("base64")
                let count = Int.random(in: 0...20, using: &random)
                builder.bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
                builder.end()
            } else {
                builder.string(texts[Int.random(in: 0..<texts.count, using: &random)])
            }
        }
        builder.end()
        return builder.finish()
    }
}
