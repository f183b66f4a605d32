import Testing
import WireCore
import WireJSON
import WireTestSupport

@Suite struct JSONVectorTests {
    @Test func `writes every recorded value as JSON.stringify does`() throws {
        let lines = try VectorLine.all("json.jsonl")
        #expect(lines.count == 160)
        var failures: [String] = []
        for line in lines where line.text("direction") != "decode" {
            do {
                let value = try #require(try line.typed("value"))
                let output = try JSONCodec().encoded(value)
                if output != line.bytes("text") {
                    failures.append("\(line.name): \(String(decoding: output, as: UTF8.self))")
                }
            } catch let error as WireError {
                let isExpected =
                    line.index("error") != nil || error.code == TypedError.onlyInJavaScript
                if !isExpected { failures.append("\(line.name): \(error)") }
            }
        }
        #expect(failures == [])
    }

    @Test func `reads and rewrites every recorded text as JSON.parse does`() throws {
        let lines = try VectorLine.all("json-parse.jsonl")
        #expect(lines.count == 67)
        // One recorded text has 900 levels, which the default limit refuses.
        var limits = DecodingLimits.standard
        limits.depth = 1_000
        var failures: [String] = []
        for line in lines {
            let input = try text(of: line)
            do {
                let value = try decode(input, limits)
                let expected = try #require(try line.typed("decoded"))
                let rewritten = try JSONCodec().encoded(value)
                if TypedJSON.text(value) != TypedJSON.text(expected)
                    || rewritten != line.bytes("restringified")
                {
                    failures.append("\(line.name): \(TypedJSON.text(value))")
                }
            } catch let error as WireError {
                if line.index("error") == nil { failures.append("\(line.name): \(error)") }
            }
        }
        #expect(failures == [])
    }

    @Test func `writes and reads every recorded number`() throws {
        let lines = try VectorLine.all("numbers.jsonl")
        #expect(lines.count == 1512)
        var failures: [String] = []
        for line in lines {
            let bits = line.text("hex").flatMap { UInt64($0, radix: 16) }
            if line.text("codec") == "JSON.stringify" {
                var builder = PayloadBuilder()
                builder.number(Double(bitPattern: try #require(bits)))
                if try JSONCodec().encoded(builder.finish()) != line.bytes("text") {
                    failures.append(line.name)
                }
            } else {
                let value = try? JSONCodec().decode(try #require(line.bytes("text")))
                if value.map({ $0.double(0).bitPattern }) != bits { failures.append(line.name) }
            }
        }
        #expect(failures == [])
    }

    @Test func `writes every recorded string`() throws {
        let lines = try VectorLine.all("json-strings.jsonl")
        #expect(lines.count == 117)
        var failures: [String] = []
        for line in lines {
            guard let units = line.text("units") else { continue }
            let text = wtf8(units.split(separator: " ").compactMap { UInt16($0, radix: 16) })
            var output: [UInt8] = []
            JSONString.appendQuoted(text.span, to: &output)
            if output != line.bytes("text") { failures.append(line.name) }
        }
        #expect(failures == [])
    }

    /// The text to read, or the body that is decoded into it.
    private func text(of line: VectorLine) throws -> [UInt8] {
        guard let base64 = line.bytes("base64") else { return try #require(line.bytes("text")) }
        let bytes = Base64.decode(base64.span)
        return asFetched(try #require(bytes))
    }

    private func decode(
        _ input: [UInt8],
        _ limits: DecodingLimits
    ) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        return try JSONCodec().decode(input.span, limits: limits, diagnostics: &diagnostics)
    }

    /// A body as `fetch` decodes it before it parses: lossy, without a byte order mark.
    private func asFetched(_ bytes: [UInt8]) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return WTF8.decodeLossy(hasMark ? bytes.dropFirst(3) : bytes[...])
    }

    /// UTF-16 as WTF-8.
    private func wtf8(_ units: [UInt16]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < units.count {
            var codePoint = UInt32(units[index])
            if codePoint & 0xFC00 == 0xD800, index + 1 < units.count,
                units[index + 1] & 0xFC00 == 0xDC00
            {
                codePoint = 0x1_0000 + (codePoint & 0x3FF) << 10 + UInt32(units[index + 1]) & 0x3FF
                index += 1
            }
            WTF8.append(codePoint: codePoint, to: &output)
            index += 1
        }
        return output
    }
}
