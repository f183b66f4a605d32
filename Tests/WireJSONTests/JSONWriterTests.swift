import Testing
import WireCore
import WireJSON
import WireTestSupport

/// `JSON.stringify` of what only typed JSON can note.
@Suite struct JSONWriterTests {
    private func stringify(_ typed: String) -> String {
        do throws(WireError) {
            let document = try JSONCodec().decode(Array(typed.utf8))
            var diagnostics = Diagnostics()
            let value = try TypedJSON.read(document, diagnostics: &diagnostics)
            return String(decoding: try JSONCodec().encoded(value), as: UTF8.self)
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        ("{\"a\":{\"$undefined\":true},\"b\":{\"$symbol\":\"s\"},\"c\":1}", "{\"c\":1}"),
        ("[{\"$undefined\":true},{\"$hole\":true},{\"$symbol\":\"s\"}]", "[null,null,null]"),
        (
            "[{\"$number\":\"NaN\"},{\"$number\":\"-Infinity\"},{\"$number\":\"-0\"}]",
            "[null,null,0]"
        ),
        ("{\"$date\":\"2026-11-22T09:00:00.000Z\"}", "\"2026-11-22T09:00:00.000Z\""),
        ("[{\"$date\":null},{\"$map\":[[1,{\"$bigint\":\"1\"}]]},{\"$set\":[1]}]", "[null,{},{}]"),
        ("{\"$url\":\"https://example.org/\\\"\"}", "\"https://example.org/\\\"\""),
        ("{\"$bytes\":\"AAH/\",\"kind\":\"Int8Array\"}", "{\"0\":0,\"1\":1,\"2\":-1}"),
        ("{\"$bytes\":\"AAAAPwAAgH8=\",\"kind\":\"Float32Array\"}", "{\"0\":0.5,\"1\":null}"),
        ("{\"$bytes\":\"AQIDBA==\",\"kind\":\"Uint16Array\",\"from\":2}", "{\"0\":1027}"),
        (
            "[{\"$bytes\":\"AQ==\",\"kind\":\"ArrayBuffer\"},{\"$regexp\":{\"source\":\"a\",\"flags\":\"\"}}]",
            "[{},{}]"
        ),
        ("{\"$bytes\":\"\",\"kind\":\"BigInt64Array\"}", "{}"),
        ("{\"$error\":{\"message\":\"m\",\"name\":\"TypeError\"}}", "{}"),
        (
            "{\"$error\":{\"message\":\"m\",\"name\":\"Mine\",\"digest\":\"7\"}}",
            "{\"name\":\"Mine\",\"digest\":\"7\"}"
        ),
        ("[{\"$define\":\"a\",\"value\":{\"x\":1}},{\"$use\":\"a\"}]", "[{\"x\":1},{\"x\":1}]"),
        ("{\"$sparse\":{\"length\":3,\"items\":[]}}", "[null,null,null]"),
        // A cycle through what stringify does not look into is none.
        ("{\"$define\":\"a\",\"value\":{\"m\":{\"$map\":[[1,{\"$use\":\"a\"}]]}}}", "{\"m\":{}}"),
    ])
    func `writes`(typed: String, expected: String) {
        #expect(stringify(typed) == expected)
    }

    @Test(arguments: [
        ("{\"$undefined\":true}", "json.unsupportedRoot"),
        ("{\"$symbol\":\"s\"}", "json.unsupportedRoot"),
        ("[{\"$bigint\":\"1\"}]", "json.unsupportedBigInt"),
        ("{\"$bytes\":\"AQAAAAAAAAA=\",\"kind\":\"BigInt64Array\"}", "json.unsupportedBigInt"),
        ("{\"$define\":\"a\",\"value\":[[{\"$use\":\"a\"}]]}", "json.unsupportedCycle"),
        ("{\"x\":{\"$element\":{\"type\":\"p\",\"props\":{}}}}", "json.unsupportedKind"),
        ("{\"$sparse\":{\"length\":4294967295,\"items\":[]}}", "json.outputTooLarge"),
    ])
    func `refuses`(typed: String, code: String) {
        #expect(stringify(typed).hasPrefix("\(code) at byte 0: "))
    }

    @Test func `leaves the output as it was when it fails`() throws {
        var builder = PayloadBuilder()
        builder.begin(.array)
        for index in 0..<10_000 { builder.number(Double(index)) }
        builder.text(.bigint, "1".utf8)
        builder.end()
        let payload = builder.finish()
        var output: [UInt8] = [1, 2, 3]
        #expect(throws: WireError(JSONError.unsupportedBigInt, at: 0)) {
            try JSONCodec().encode(payload, into: &output)
        }
        #expect(output == [1, 2, 3])
    }

    private func holes(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.holes(count)
        builder.end()
        return builder.finish()
    }

    @Test func `writes as many bytes as the limit says, and no more`() throws {
        let value = holes(1_000)
        var limits = DecodingLimits.standard
        var output: [UInt8] = []
        limits.outputBytes = 5_001
        try JSONCodec().encode(value, limits: limits, into: &output)
        #expect(output.count == 5_001)
        limits.outputBytes = 5_000
        #expect(throws: WireError(JSONError.outputTooLarge, at: 0)) {
            try JSONCodec().encode(value, limits: limits, into: &output)
        }
        #expect(output.count == 5_001)
    }

    @Test func `refuses four milliard holes without setting memory aside`() {
        let value = holes(4_294_967_295)
        var output: [UInt8] = []
        #expect {
            try JSONCodec().encode(value, into: &output)
        } throws: {
            ($0 as? WireError)?.reason
                == "at least 21474836475 bytes would be written, where 536870888 may be"
        }
        #expect(output.capacity < 1 << 20)
    }

    @Test func `members that vanish again and again count as well`() {
        // Ten thousand objects whose members are all left out write two bytes each, and cost more.
        var builder = PayloadBuilder()
        builder.begin(.array)
        let object = builder.begin(.object)
        for index in 0..<10_000 {
            builder.key("k\(index)")
            builder.leaf(.undefined)
        }
        builder.end()
        for _ in 0..<10_000 { builder.use(object) }
        builder.end()
        let value = builder.finish()
        var limits = DecodingLimits.standard
        limits.outputBytes = 100_000
        var output: [UInt8] = []
        #expect(throws: WireError(JSONError.outputTooLarge, at: 0)) {
            try JSONCodec().encode(value, limits: limits, into: &output)
        }
        #expect(output.isEmpty)
    }

    @Test func `leaves out each member once, however small the limit`() throws {
        var builder = PayloadBuilder()
        builder.begin(.object)
        for index in 0..<1_000 {
            builder.key("k\(index)")
            builder.leaf(.undefined)
        }
        builder.end()
        let value = builder.finish()
        var limits = DecodingLimits.standard
        limits.outputBytes = 2
        var output: [UInt8] = []
        try JSONCodec().encode(value, limits: limits, into: &output)
        #expect(output == Array("{}".utf8))
    }

    @Test func `escapes long and short texts alike`() throws {
        let piece = "plain \"\u{1}\\ é本\u{7F}\u{2028}"
        for count in [0, 1, 2, 30, 100, 5_000] {
            var builder = PayloadBuilder()
            builder.string(String(repeating: piece, count: count))
            let output = try JSONCodec().encoded(builder.finish())
            let escaped = "plain \\\"\\u0001\\\\ é本\u{7F}\u{2028}"
            #expect(output == Array("\"\(String(repeating: escaped, count: count))\"".utf8))
        }
    }

    @Test func `text that ends within a surrogate is kept`() {
        for text: [UInt8] in [
            [0xED], [0xED, 0xA0], [0xED, 0x9F, 0xBF], [0x61, 0xED, 0xBF, 0xBF],
        ] {
            var output: [UInt8] = []
            JSONString.appendQuoted(text.span, to: &output)
            let isLone = text.count == 4
            #expect(output == [0x22] + (isLone ? Array("a\\udfff".utf8) : text) + [0x22])
        }
    }
}
