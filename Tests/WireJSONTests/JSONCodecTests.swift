import Testing
import WireCore
import WireJSON
import WireTestSupport

/// What the codec answers to single texts: the first warning or the error, with its offset.
@Suite struct JSONCodecTests {
    private func answer(_ bytes: [UInt8], _ limits: DecodingLimits = .standard) -> String {
        var diagnostics = Diagnostics()
        do throws(WireError) {
            _ = try JSONCodec().decode(bytes.span, limits: limits, diagnostics: &diagnostics)
        } catch {
            return "\(error.code) \(error.offset)"
        }
        return diagnostics.warnings.map { "\($0.code) \($0.offset)" }.joined(separator: ", ")
    }

    private func answer(_ text: String) -> String { answer(Array(text.utf8)) }

    private func decode(_ text: String) throws(WireError) -> Payload {
        try JSONCodec().decode(Array(text.utf8))
    }

    @Test(arguments: [
        ("", "json.empty 0"), (" \n\t", "json.empty 3"),
        ("[1,]", "json.syntax 3"), ("{\"a\":1,}", "json.syntax 7"),
        ("[0e1]", ""), ("-0", ""), ("01", "json.syntax 1"), ("-", "json.syntax 1"),
        ("1.", "json.syntax 2"), ("1e+", "json.syntax 3"), ("[1.5e3,-0.25E-2]", ""),
        ("tru", "json.syntax 3"), ("nulL", "json.syntax 3"), ("[1 2]", "json.syntax 3"),
        ("{\"a\" 1}", "json.syntax 5"), ("{a:1}", "json.syntax 1"), ("[}", "json.syntax 1"),
        ("\"\\x\"", "json.syntax 2"), ("\"\\u12g4\"", "json.syntax 5"), ("\"ab", "json.syntax 3"),
        ("\"\\\"", "json.syntax 3"),
        ("{\"a\":1,\"a\":2}", "json.duplicateKey 7"),
        ("{\"a\":1,\"\\u0061\":2,\"b\":3,\"a\":4}", "json.duplicateKey 7, json.duplicateKey 24"),
        ("{\"e\u{301}\":1,\"\u{e9}\":2}", ""),
        ("\"\\ud800\"", "json.loneSurrogate 1"),
        ("\"\\udc00\\ud800\"", "json.loneSurrogate 1, json.loneSurrogate 7"),
        ("\"\\ud83d\\ude00\"", ""),
        ("1e400", "json.numberOutOfRange 0"), ("1e-400", "json.numberOutOfRange 0"),
        ("0e-400", ""), ("[-1e999]", "json.numberOutOfRange 1"),
        ("9007199254740993", "json.numberInexact 0"), ("9007199254740992", ""),
        ("10000000000000000000000", ""), ("10000000000000000000001", "json.numberInexact 0"),
        ("\"a\tb\"", "json.controlCharacter 2"), ("\"\u{0}\"", "json.controlCharacter 1"),
        ("\"\\u0000\"", ""), ("{\"__proto__\":1,\"constructor\":2}", ""),
        ("{}\u{0}", "json.trailingContent 2"), ("1\u{0}", "json.trailingContent 1"),
        ("[] []", "json.trailingContent 3"),
    ])
    func `answers`(text: String, expected: String) {
        #expect(answer(text) == expected)
    }

    @Test(arguments: [
        ([0x22, 0xFF, 0x22], "json.invalidUTF8 1"),
        ([0x22, 0xC0, 0x80, 0x22], "json.invalidUTF8 1"),
        ([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], "json.invalidUTF8 2"),
        ([0x22, 0xF0, 0x9F, 0x22], "json.invalidUTF8 1"),
        ([0x22, 0xF0, 0x9F], "json.invalidUTF8 1"),
        ([0x22, 0xE0, 0x9F, 0x80, 0x22], "json.invalidUTF8 1"),
        ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "json.invalidUTF8 1"),
        ([0x5B, 0xFF], "json.invalidUTF8 1"),
        ([0x5B, 0x78, 0xFF], "json.syntax 1"),
        ([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], "json.byteOrderMark 0"),
        ([0xFF, 0xFE, 0x31, 0x00], "json.notUTF8 0"),
        ([0x5B, 0x00, 0x5D, 0x00], "json.notUTF8 0"),
        ([0x00, 0x5B, 0x00, 0x5D], "json.notUTF8 0"),
        ([0x00, 0x00, 0xFE, 0xFF], "json.notUTF8 0"),
        ([0x31, 0x00, 0x00, 0x00], "json.notUTF8 0"),
    ])
    func `answers to bytes`(bytes: [UInt8], expected: String) {
        #expect(answer(bytes) == expected)
    }

    @Test func `keeps the sign of zero, the text of numbers and every member`() throws {
        let payload = try decode("{\"a\":-0,\"b\":1.50,\"a\":3}")
        #expect(payload.count(0) == 3)
        #expect(payload.double(2).sign == .minus)
        #expect(payload.numberText(4).map { Array(payload.bytes[$0]) } == Array("1.50".utf8))
        #expect(payload.isIrregular && payload[0].flags.contains(.isIrregular))
        let output = try JSONCodec().encoded(payload)
        #expect(output == Array("{\"a\":3,\"b\":1.5}".utf8))
    }

    @Test func `keeps lone surrogates as three bytes and writes them back`() throws {
        let payload = try decode("\"a\\uD800\\udbffz\"")
        #expect(
            Array(payload.bytes[payload.range(0)])
                == [0x61, 0xED, 0xA0, 0x80, 0xED, 0xAF, 0xBF, 0x7A]
        )
        #expect(try JSONCodec().encoded(payload) == Array("\"a\\ud800\\udbffz\"".utf8))
    }

    @Test func `every limit holds at its value and refuses one more`() throws {
        let cases: [(WritableKeyPath<DecodingLimits, Int>, Int, String, String)] = [
            (\.depth, 3, "[[{\"a\":1}]]", "json.depthExceeded 2"),
            (\.values, 4, "[1,{\"a\":2}]", "json.tooManyValues 8"),
            (\.numberBytes, 5, "[1,1.234]", "json.numberTooLong 3"),
            (\.stringBytes, 3, "[\"ab\",\"\\u00e9c\"]", "json.stringTooLong 6"),
            (\.inputBytes, 9, "[1,2,3,4]", "json.inputTooLarge 8"),
        ]
        for (limit, value, text, refusal) in cases {
            var limits = DecodingLimits.standard
            limits[keyPath: limit] = value
            #expect(answer(Array(text.utf8), limits) == "", "\(text)")
            limits[keyPath: limit] = value - 1
            #expect(answer(Array(text.utf8), limits) == refusal, "\(text)")
        }
    }

    @Test func `the default limits refuse what is hostile`() {
        let open = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(answer(open) == "json.depthExceeded 512")
        let objects = Array(String(repeating: "[{\"\":", count: 50_000).utf8)
        #expect(answer(objects) == "json.depthExceeded 1280")
        #expect(answer(String(repeating: "9", count: 5_000)) == "json.numberTooLong 0")
        #expect(answer(String(repeating: "9", count: 4_096)) == "json.numberOutOfRange 0")
        let nested = Array(repeating: "[", count: 512) + Array(repeating: "]", count: 512)
        #expect(answer(nested.joined()) == "")
    }

    @Test func `a number may have as many bytes as a node can count`() throws {
        var limits = DecodingLimits.standard
        limits.numberBytes = 1 << 20
        let text = "0." + String(repeating: "1", count: 65_533)
        #expect(answer(Array(text.utf8), limits) == "")
        #expect(answer(Array((text + "1").utf8), limits) == "json.numberTooLong 0")
    }

    @Test func `a valid document cut anywhere is refused at its end`() throws {
        let text = Array(
            " {\"k\\u00e9\":[1.5e2,\"x\\ud83d\\ude00y\",true,null,false],\"é\":{}} ".utf8
        )
        #expect(answer(text) == "")
        for count in 0..<(text.count - 1) {
            let prefix = Array(text.prefix(count))
            let found = answer(prefix)
            let cutInside = count > 0 && text[count] & 0xC0 == 0x80
            let code = count <= 1 ? "json.empty" : cutInside ? "json.invalidUTF8" : "json.syntax"
            #expect(found == "\(code) \(cutInside ? count - 1 : count)")
        }
    }
}
