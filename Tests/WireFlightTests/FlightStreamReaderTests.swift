import Testing
import WireCore
import WireFlight

/// Rows as they lie in a stream, however it comes.
struct FlightStreamReaderTests {
    /// A row as it is written, and what is to be found in it.
    private struct Expected {
        let text: String
        let id: Int
        var hasId = true
        var tag: Character?
        var hasLength = false
        let content: String
    }

    private static let expected = [
        Expected(text: "1:[1]\n", id: 1, content: "[1]"),
        Expected(
            text: ":HL[\"/a.css\"]\n",
            id: 0,
            hasId: false,
            tag: "H",
            content: "L[\"/a.css\"]"
        ),
        Expected(text: "a:T6,é😀", id: 10, tag: "T", hasLength: true, content: "é😀"),
        Expected(text: "b:I[\"m\",[],\"n\"]\n", id: 11, tag: "I", content: "[\"m\",[],\"n\"]"),
        Expected(text: "c:o3,1\n:", id: 12, tag: "o", hasLength: true, content: "1\n:"),
        Expected(text: "d:T0,", id: 13, tag: "T", hasLength: true, content: ""),
        Expected(text: "10:E{\"digest\":\"d\"}\n", id: 16, tag: "E", content: "{\"digest\":\"d\"}"),
        Expected(text: "1f:\"é\"\n", id: 31, content: "\"é\""),
        Expected(text: "2:\n", id: 2, content: ""),
        Expected(text: "00:true\n", id: 0, content: "true"),
        Expected(text: "3:C\n", id: 3, tag: "C", content: ""),
    ]
    private static let stream = expected.flatMap { Array($0.text.utf8) }

    /// A row that was read, with what it holds.
    private struct Found: Equatable {
        let row: FlightStreamReader.Row
        let content: [UInt8]
    }

    /// Reads a stream piece by piece; each row counts as soon as its last piece was given.
    private static func read(
        _ pieces: [ArraySlice<UInt8>],
        _ dialect: FlightDialect = .standard,
        _ limits: DecodingLimits = .standard,
        afterEach: (_ fed: Int, _ rows: Int) -> Void = { _, _ in }
    ) throws(WireError) -> (rows: [Found], cut: FlightStreamReader.Cut?) {
        var reader = FlightStreamReader(dialect, limits: limits)
        var rows: [Found] = []
        for piece in pieces {
            let bytes = Array(piece)
            var position = 0
            while let row = try reader.next(in: bytes.span, &position) {
                let content = reader.withContent(of: row, in: bytes.span) { content in
                    content.indices.map { content[$0] }
                }
                rows.append(Found(row: row, content: content))
            }
            afterEach(reader.byteCount, rows.count)
        }
        return (rows, reader.finish())
    }

    private static func pieces(_ bytes: [UInt8], of count: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: bytes.count, by: count)
            .map { bytes[$0..<min($0 + count, bytes.count)] }
    }

    @Test func `finds number, tag, range and content of each row`() throws {
        let (rows, cut) = try Self.read([Self.stream[...]])
        #expect(cut == nil)
        #expect(rows.count == Self.expected.count)
        var start = 0
        for (found, expected) in zip(rows, Self.expected) {
            let end = start + expected.text.utf8.count
            let contentEnd = expected.hasLength ? end : end - 1
            #expect(found.row.id == expected.id)
            #expect(found.row.hasId == expected.hasId)
            #expect(found.row.tag == expected.tag?.asciiValue)
            #expect(found.row.hasLength == expected.hasLength)
            #expect(found.row.range == start..<end)
            #expect(
                found.row.content == (contentEnd - expected.content.utf8.count)..<contentEnd,
                "\(expected.text)"
            )
            #expect(found.content == Array(expected.content.utf8))
            start = end
        }
    }

    @Test func `finds the same wherever the stream is cut`() throws {
        let whole = try Self.read([Self.stream[...]]).rows
        for cut in 0...Self.stream.count {
            let rows = try Self.read([Self.stream[..<cut], Self.stream[cut...]]).rows
            #expect(rows == whole, "cut at \(cut)")
        }
        for count in 1...7 {
            let rows = try Self.read(Self.pieces(Self.stream, of: count)).rows
            #expect(rows == whole, "pieces of \(count)")
        }
    }

    @Test(arguments: FlightDialect.all)
    func `knows which tags say a length, and which are none`(_ dialect: FlightDialect) throws {
        let is18 = dialect.label.hasPrefix("18")
        let lengths =
            is18 ? "T" : dialect.label.hasPrefix("19.3") ? "TAOoUSsLlGgMmVb" : "TAOoUSsLlGgMmV"
        let lines = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + (is18 ? "" : "#rx")
        for byte in UInt8(0x21)...0x7E {
            let letter = Character(UnicodeScalar(byte))
            let stream = Array("1:\(letter)2,x\n0:1\n".utf8)
            let (rows, cut) = try Self.read([stream[...]], dialect)
            #expect(cut == nil)
            #expect(rows.map(\.row.id) == [1, 0], "\(letter)")
            let first = try #require(rows.first)
            #expect(first.row.hasLength == lengths.contains(letter), "\(letter)")
            let hasTag = lengths.contains(letter) || lines.contains(letter)
            #expect(first.row.tag == (hasTag ? byte : nil), "\(letter)")
            let content = first.row.hasLength ? "x\n" : hasTag ? "2,x" : "\(letter)2,x"
            #expect(first.content == Array(content.utf8), "\(letter)")
        }
    }

    @Test func `gives each row as soon as its last byte came`() throws {
        var stream: [UInt8] = []
        var ends: [Int] = []
        for index in 0..<500 {
            let text = String(repeating: "x", count: index * 3)
            let id = String(index, radix: 16)
            stream += Array(
                (index % 2 == 0
                    ? "\(id):\"\(text)\"\n" : "\(id):T\(String(index * 3, radix: 16)),\(text)").utf8
            )
            ends.append(stream.count)
        }
        for count in [1_000, 4_096] {
            var given = 0
            let (rows, cut) = try Self.read(Self.pieces(stream, of: count)) { fed, rows in
                #expect(rows == ends.count { $0 <= fed }, "after \(fed) bytes")
                given += 1
            }
            #expect(given == (stream.count + count - 1) / count)
            #expect(cut == nil)
            #expect(rows.map(\.row.range.upperBound) == ends)
            #expect(rows.allSatisfy { $0.content == Array(stream[$0.row.content]) })
        }
    }

    @Test func `keeps nothing of rows that are whole`() throws {
        // Of a row that began in an earlier piece the reader has a copy; of others it has none, so
        // that only the bytes it is given now can tell what they hold.
        var reader = FlightStreamReader()
        let first = Array("0:\"ab".utf8)
        let second = Array("c\"\n1:\"d\"\n".utf8)
        var position = 0
        #expect(try reader.next(in: first.span, &position) == nil)
        position = 0
        let long = try #require(try reader.next(in: second.span, &position))
        let blank = [UInt8](repeating: 0x2E, count: second.count)
        #expect(Self.content(of: long, reader, blank) == "\"abc\"")
        let short = try #require(try reader.next(in: second.span, &position))
        #expect(Self.content(of: short, reader, second) == "\"d\"")
        #expect(Self.content(of: short, reader, blank) == "...")
        #expect(Self.content(of: long, reader, second) == "")
    }

    private static func content(
        of row: FlightStreamReader.Row,
        _ reader: FlightStreamReader,
        _ bytes: [UInt8]
    ) -> String {
        reader.withContent(of: row, in: bytes.span) { content in
            String(decoding: content.indices.map { content[$0] }, as: UTF8.self)
        }
    }

    private typealias State = FlightStreamReader.Cut.State

    @Test func `tells within what a stream ends`() throws {
        for text in ["", "1:2\n", "1:T2,ab", "1:T0,"] {
            #expect(try FlightStreamReader.rows(of: Array(text.utf8).span).cut == nil)
        }
        let cuts: [(text: String, id: Int, state: State)] = [
            ("1f", 31, .id), ("1f:", 31, .line), (":H", 0, .line), ("2:\"x", 2, .line),
            ("2:\"x\"", 2, .line), ("2:T", 2, .content(missing: nil)),
            ("2:T1", 2, .content(missing: nil)), ("2:T10,", 2, .content(missing: 16)),
            ("2:T10,a\nb", 2, .content(missing: 13)),
        ]
        for (text, id, state) in cuts {
            for before in ["", "1:2\n"] {
                let bytes = Array((before + text).utf8)
                let whole = try #require(try FlightStreamReader.rows(of: bytes.span).cut)
                #expect(whole.id == id)
                #expect(whole.offset == before.utf8.count)
                #expect(whole.state == state, "\(text)")
                #expect(try Self.read(Self.pieces(bytes, of: 1)).cut == whole, "\(text)")
            }
        }
    }

    @Test(arguments: [
        "‸zz:1\n", "‸\n", "‸ 1:2\n", "1‸ :2\n", "‸A:1\n", "1‸F:1\n", "‸-1:1\n", "1:2\n‸<html>",
        "1:2\n\u{2038}\n", "1:T1‸G,x", "1:T‸A,x", "1:T1‸\n", "1:2\n2:o‸-1,", "12345678‸9:1\n",
        "8000000‸0:1\n",
    ])
    func `says where the head of a row is none`(_ text: String) throws {
        let marked = MarkedText(text.utf8)
        let expected = WireError(FlightError.rowHeaderInvalid, at: try #require(marked.offset))
        #expect(throws: expected) { try FlightStreamReader.rows(of: marked.bytes.span) }
        #expect(throws: expected) { try Self.read(Self.pieces(marked.bytes, of: 1)) }
    }

    @Test func `reads numbers of eight digits, as far as React does`() throws {
        let stream = Array("7fffffff:1\n12345678:1\n00000001:1\n".utf8)
        let rows = try FlightStreamReader.rows(of: stream.span).rows
        #expect(rows.map(\.id) == [0x7FFF_FFFF, 0x1234_5678, 1])
    }

    @Test func `reads as many rows as the limit says and no more`() throws {
        var limits = DecodingLimits.standard
        limits.rows = 3
        let fits = Array("1:1\n2:T1,a3:3\n".utf8)
        #expect(try FlightStreamReader.rows(of: fits.span, limits: limits).rows.count == 3)
        let more = fits + Array("4:4\n".utf8)
        #expect(throws: WireError(FlightError.tooManyRows, at: fits.count)) {
            try FlightStreamReader.rows(of: more.span, limits: limits)
        }
    }

    @Test func `refuses a length beyond the limit before its content comes`() throws {
        var limits = DecodingLimits.standard
        limits.inputBytes = 16
        let fits = Array("1:T10,".utf8)
        #expect(
            try FlightStreamReader.rows(of: fits.span, limits: limits).cut?.state
                == .content(missing: 16)
        )
        let more = Array("1:T11,".utf8)
        #expect {
            try FlightStreamReader.rows(of: more.span, limits: limits)
        } throws: {
            ($0 as? WireError) == WireError(FlightError.rowLengthExceedsInput, at: 4)
                && ($0 as? WireError)?.reason.contains("inputBytes allows 16") ?? false
        }
        let digits = Array("1:Tffffffff,".utf8)
        #expect {
            try FlightStreamReader.rows(of: digits.span)
        } throws: {
            ($0 as? WireError) == WireError(FlightError.rowLengthExceedsInput, at: 10)
                && ($0 as? WireError)?.reason.contains("at most seven digits") ?? false
        }
    }
}
