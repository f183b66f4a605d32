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

    @Test func `gives of a stream that ends anywhere what had come whole`() throws {
        let (rows, _) = try FlightStreamReader.rows(of: Self.stream.span)
        let root = try #require(rows.first { $0.id == 0 })
        let whole = try #require(FlightOutcome(ofResponse: Self.stream).typed)
        for end in Self.stream.indices {
            let outcome = FlightOutcome(ofResponse: [Self.stream[..<end]])
            let isCut = !rows.contains { $0.range.upperBound == end } && end > 0
            guard end >= root.range.upperBound else {
                // Of a value there is nothing; what is said names the row that was cut, or row 0.
                let error = try #require(outcome.error, "cut at \(end)")
                let cut = rows.first { $0.range.contains(end) && $0.range.lowerBound < end }
                let isContent = error.code == FlightError.rowLengthExceedsInput
                #expect(isContent || error.code == FlightError.missingRow)
                let isNamed = isContent || cut?.id == 0
                #expect(error.offset == (isNamed ? cut?.range.lowerBound : end), "cut at \(end)")
                continue
            }
            let value = try outcome.result.get()
            #expect(value.firstMisplaced() == nil)
            // All but the promise is there, and the promise fails in either case.
            let typed = TypedJSON.text(value)
            let promise = try #require(typed.firstRange(of: #""p":{"$reject":"#))
            #expect(typed[..<promise.upperBound] == whole[..<promise.upperBound], "cut at \(end)")
            #expect(
                outcome.warnings.map(\.code.name) == (isCut ? [FlightError.truncatedRow.name] : []),
                "cut at \(end)"
            )
        }
    }

    @Test func `reads damaged streams and bodies, or says where they are damaged`() throws {
        var generator = SeededGenerator(seed: 7)
        let lines = try VectorLine.all("flight-decode.jsonl")
        var values = 0
        var errors = 0
        func check(_ outcome: FlightOutcome, _ bytes: [UInt8], _ name: String) {
            switch outcome.result {
            case .success(let value):
                values += 1
                #expect(value.firstMisplaced() == nil, "\(name): \(bytes)")
            case .failure(let error):
                errors += 1
                #expect((0...bytes.count).contains(error.offset), "\(name): \(error)")
                #expect(!error.reason.isEmpty, "\(name): \(bytes)")
            }
        }
        for line in lines where values + errors < 4_000 {
            guard let dialect = FlightDialect.all.randomElement(using: &generator) else { continue }
            let options = FlightReadingOptions(dialect)
            if var bytes = line.base64("stream"), !bytes.isEmpty, bytes.count < 4_000 {
                for _ in 0..<3 { bytes.damage(using: &generator) }
                check(FlightOutcome(ofResponse: bytes, options), bytes, line.name)
            } else if let body = line.index("body"),
                let text = line.document.member("text", of: body)
            {
                var bytes = line.flightText(text)
                guard !bytes.isEmpty, bytes.count < 4_000 else { continue }
                for _ in 0..<3 { bytes.damage(using: &generator) }
                check(FlightOutcome(ofReply: .text(bytes), options), bytes, line.name)
            }
        }
        #expect(values > 100)
        #expect(errors > 100)
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
        } throws: { ($0 as? WireError)?.code == FlightError.workBudget }
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
                try reader.consume(bytes.span)
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
