import Testing
import WireCompression
import WireLatency

@testable import WireAnalysis

/// From where on the other approach is ahead.
@Suite struct BreakEvensTests {
    @Test func `equals stay level whatever is varied, and a file decides by its length alone`() {
        let call = CallProfile()
        let rows = BreakEvens.rows((faster: call, than: call), CallScenario())
        #expect(
            rows.map(\.property) == [.calls, .roundTrip, .rateDown, .responseBody, .file]
        )
        // 72 bytes and 4 for each 3 of the file, against 187 and the file: level at 340 or so.
        #expect(
            rows.map(\.result)
                == Array(repeating: BreakEven.never(ahead: nil), count: 4) + [.at(340)]
        )
    }

    @Test func `compressing pays from where the result is no longer than the text`() throws {
        let gzip = try #require(ContentCoding("gzip:6"))
        let text = Array(repeating: UInt8(ascii: "a"), count: 1_000)
        let rows = BreakEvens.compression(text, [gzip])
        #expect(rows.map(\.property) == [.compression(coding: "gzip:6")])
        guard case .at(let length) = rows[0].result, var compressor = Compressor(gzip) else {
            Issue.record("\(rows[0].result)")
            return
        }
        #expect(compressor.byteCount(Array(text[..<length])) <= length)
        #expect(compressor.byteCount(Array(text[..<(length - 1)])) > length - 1)
        #expect(BreakEvens.compression([], [gzip]).isEmpty)
    }
}
