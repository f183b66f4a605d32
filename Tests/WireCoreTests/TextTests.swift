import Testing
import WireCore

@Suite struct TextTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (253_402_300_800_000, "+010000-01-01T00:00:00.000Z"),
        (-62_198_755_200_000, "-000001-01-01T00:00:00.000Z"),
        (8.64e15, "+275760-09-13T00:00:00.000Z"),
        (-8.64e15, "-271821-04-20T00:00:00.000Z"),
    ])
    func `dates are written and read as toISOString has them`(time: Double, text: String) {
        var output: [UInt8] = []
        #expect(ISODate.append(time, to: &output))
        #expect(String(decoding: output, as: UTF8.self) == text)
        #expect(ISODate.parse(output.span) == time)
    }

    @Test(arguments: [
        "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-01-01T24:00:00.000Z",
        "2026-01-01T00:00:00.000", "2026-01-01", "-000000-01-01T00:00:00.000Z", "",
    ])
    func `other date texts are refused`(text: String) {
        #expect(ISODate.parse(Array(text.utf8).span) == nil)
    }

    @Test func `dates beyond the range of Date are invalid`() {
        var output: [UInt8] = []
        #expect(!ISODate.append(8.64e15 + 1, to: &output))
        #expect(!ISODate.append(.nan, to: &output))
        #expect(output.isEmpty)
    }

    @Test func `base64 reads back what it wrote, at every length`() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            var text: [UInt8] = []
            Base64.encode(bytes.span, into: &text)
            #expect(text.count == Base64.encodedCount(count))
            #expect(Base64.decode(text.span) == bytes)
        }
    }

    @Test(arguments: ["A", "AAAAA", "AB=C", "A===", "AAB", "AB==AAAA", "A!AA"])
    func `malformed base64 is refused`(text: String) {
        #expect(Base64.decode(Array(text.utf8).span) == nil)
    }

    @Test func `code units are counted as JavaScript counts them`() {
        #expect(WTF8.utf16Count(Array("a é 本 😀".utf8).span) == 8)
        #expect(WTF8.utf16Count([0xED, 0xA0, 0x80].span) == 1)
    }

    @Test func `measures the distance of two words`() {
        let commands = ["check", "schema"]
        #expect(Suggestion.nearest(to: "hceck", among: commands) == "check")
        #expect(Suggestion.nearest(to: "chekc", among: commands) == "check")
        #expect(Suggestion.nearest(to: "sch", among: commands) == "schema")
        #expect(Suggestion.nearest(to: "", among: commands) == nil)
        #expect(Suggestion.nearest(to: "ceckh", among: commands) == nil)
        #expect(
            Suggestion.nearest(to: String(repeating: "a", count: 1 << 20), among: commands) == nil
        )
    }

    @Test(arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 2), (8, 3, 2), (9, 4, 1), (99, 4, 2)])
    func `a place in a text has a line and a column`(offset: Int, line: Int, column: Int) {
        let position = TextPosition(of: offset, in: Array("ab\né\r\nc\rd".utf8).span)
        #expect((position.line, position.column) == (line, column))
    }

    @Test func `percent escapes keep what a set keeps, and are resolved again`() {
        let text = "a-b c&é~*"
        #expect(PercentCoding.component.encoded(text) == "a-b%20c%26%C3%A9~%2A")
        #expect(PercentCoding.form.encoded(text) == "a-b+c%26%C3%A9%7E*")
        #expect(PercentCoding.target.encoded(text) == "a-b%20c&%C3%A9~*")
        let escaped = PercentCoding.component.encoded(text)
        #expect(PercentCoding.decode(escaped.utf8.span) == Array(text.utf8))
        #expect(PercentCoding.decode("%4".utf8.span) == Array("%4".utf8))
        #expect(PercentCoding.decode("%4g%4A".utf8.span) == Array("%4gJ".utf8))
    }

    @Test func `a decimal number is nothing but digits, and one that fits`() {
        #expect("007".utf8.span.decimalValue == 7)
        #expect(String(Int.max).utf8.span.decimalValue == .max)
        for text in ["", "+1", "1 ", "9223372036854775808", "99999999999999999999"] {
            #expect(text.utf8.span.decimalValue == nil)
        }
    }
}
