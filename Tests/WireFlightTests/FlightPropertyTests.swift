import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// What holds for every input, whatever it is.
struct FlightPropertyTests {
    private static let stream = Array(
        """
        1:[["a",{"k":"$D2020-01-01T00:00:00.000Z"}]]
        2:T6,é😀0:{"m":"$Q1","t":"$2","p":"$@3","again":"$0:m"}
        3:E{"digest":"d"}
        4:R
        4:"x"
        4:C

        """.utf8
    )

    @Test func `reads a stream alike wherever it is cut`() throws {
        let whole = try Self.read(pieces: [Self.stream[...]]).get()
        for cut in Self.stream.indices {
            let pieces = [Self.stream[..<cut], Self.stream[cut...]]
            #expect(try Self.read(pieces: pieces).get().comparable == whole.comparable)
        }
    }

    @Test func `survives a stream that ends anywhere`() {
        for end in Self.stream.indices {
            if case .success(let payload) = Self.read(pieces: [Self.stream[..<end]]) {
                #expect(payload.kind(0) == .object)
            }
        }
    }

    @Test func `survives damaged streams and bodies`() throws {
        var generator = SeededGenerator(seed: 7)
        let lines = try VectorLine.all("flight-decode.jsonl")
        var count = 0
        for line in lines where count < 4_000 {
            guard let dialect = FlightDialect.all.randomElement(using: &generator) else { continue }
            if var bytes = line.base64("stream"), !bytes.isEmpty, bytes.count < 4_000 {
                for _ in 0..<3 { bytes.damage(using: &generator) }
                _ = Self.read(pieces: [bytes[...]], dialect)
                count += 1
            } else if let body = line.index("body"),
                let text = line.document.member("text", of: body)
            {
                var bytes = line.flightText(text)
                guard !bytes.isEmpty, bytes.count < 4_000 else { continue }
                for _ in 0..<3 { bytes.damage(using: &generator) }
                var diagnostics = Diagnostics()
                _ = try? FlightReplyReader(dialect)
                    .read(.text(bytes), diagnostics: &diagnostics)
                count += 1
            }
        }
        #expect(count > 1_000)
    }

    @Test(arguments: FlightDialect.all.filter(\.isWritable))
    func `reads back what it writes`(_ dialect: FlightDialect) throws {
        let text = Array(
            """
            [{"a":[1,"$x",null,{"$date":"2020-01-01T00:00:00.000Z"}],"b":{"$map":[["k",{"$set":[1]}]]},
            "n":{"$bigint":"123456789012345678901"},"z":{"$number":"-0"}},{"$form":[["f","v"]]}]
            """.utf8
        )
        var diagnostics = Diagnostics()
        let document = try JSONCodec()
            .decode(text.span, limits: .standard, diagnostics: &diagnostics)
        let value = try TypedJSON.read(document, at: 0, diagnostics: &diagnostics)
        let reply = try FlightReplyWriter(dialect).write(value)
        let back = try FlightReplyReader(dialect).read(reply, diagnostics: &diagnostics)
        #expect(back.comparable == value.comparable)
        let stream = try FlightResponseWriter(dialect).write(value)
        #expect(stream.flushEnds.last == stream.bytes.count)
        let answer = try FlightResponseReader.read(
            stream.bytes.span,
            FlightReadingOptions(dialect),
            diagnostics: &diagnostics
        )
        if dialect != .next14 { #expect(answer.comparable == value.comparable) }
    }

    @Test func `does twice the work for twice the references`() throws {
        func steps(_ count: Int) throws -> Bool {
            var rows = ""
            for index in 1...count {
                rows +=
                    "\(String(index, radix: 16)):[\"$\(String(index + 1, radix: 16))\",\"$\(String(index + 1, radix: 16))\"]\n"
            }
            let bytes = Array((rows + "\(String(count + 1, radix: 16)):1\n0:\"$1\"\n").utf8)
            var limits = DecodingLimits.standard
            limits.workSteps = 200 * count
            var diagnostics = Diagnostics()
            let payload = try FlightResponseReader.read(
                bytes.span,
                FlightReadingOptions(limits: limits),
                diagnostics: &diagnostics
            )
            return payload.nodes.count <= 3 * count + 3
        }
        #expect(try steps(40))
        #expect(try steps(4_000))
    }

    @Test func `stops where references make the work grow faster than the input`() {
        // Each reference makes a new Map of the whole row.
        let row = "1:[" + Array(repeating: "[1,2]", count: 2_000).joined(separator: ",") + "]\n"
        let maps = Array(repeating: "\"$Q1\"", count: 2_000).joined(separator: ",")
        var limits = DecodingLimits.standard
        limits.workSteps = 1_000_000
        var diagnostics = Diagnostics()
        let bytes = Array((row + "0:[\(maps)]\n").utf8)
        #expect {
            try FlightResponseReader.read(
                bytes.span,
                FlightReadingOptions(limits: limits),
                diagnostics: &diagnostics
            )
        } throws: { ($0 as? WireError)?.code == .flightWorkBudget }
    }

    private static func read(
        pieces: [ArraySlice<UInt8>],
        _ dialect: FlightDialect = .standard
    ) -> Result<Payload, WireError> {
        var reader = FlightResponseReader(dialect)
        var diagnostics = Diagnostics()
        do throws(WireError) {
            for piece in pieces {
                let bytes = Array(piece)
                try reader.feed(bytes.span)
            }
            return .success(try reader.finish(diagnostics: &diagnostics))
        } catch {
            return .failure(error)
        }
    }
}

extension [UInt8] {
    /// Changes, drops or repeats a byte somewhere.
    fileprivate mutating func damage(using generator: inout SeededGenerator) {
        guard let place = indices.randomElement(using: &generator) else { return }
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: self[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: remove(at: place)
        default: insert(self[place], at: place)
        }
    }
}
