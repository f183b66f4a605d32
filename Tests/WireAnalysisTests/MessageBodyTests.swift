import Synchronization
import Testing
import WireCore
import WireJSON

@testable import WireAnalysis

/// A body is made once, read back and weighed, or refused.
@Suite struct MessageBodyTests {
    /// What passes through a codec.
    private final class Log: Sendable {
        let written = Mutex<[[UInt8]]>([])
        let read = Mutex<[[UInt8]]>([])
    }

    /// A text as a body of JSON whose ledger owns so many of its bytes.
    private func body(_ text: String, owned: Int, _ log: Log = Log()) throws -> MessageBody {
        try MessageBody(
            "the note",
            encode: { () throws(WireError) in
                let bytes = Array(text.utf8)
                log.written.withLock { $0.append(bytes) }
                return MessageBody.Encoded(bytes: bytes, contentType: "application/json")
            },
            decode: { body throws(WireError) in
                log.read.withLock { $0.append(body.bytes) }
                return try JSONCodec().decode(body.bytes)
            },
            examine: { _, value in
                var ledger = Ledger()
                ledger.add(owned, to: .value)
                return MessageBody.Contents(value: value, ledger: ledger, losses: [])
            }
        )
    }

    @Test func `keeps what was written and read`() throws {
        let body = try body("[7]", owned: 3)
        #expect(body.bytes == Array("[7]".utf8) && body.contentType == "application/json")
        #expect(body.value?.double(1) == 7 && body.ledger[.value] == 3)
    }

    @Test func `one that does not read back is refused with what the reader said`() {
        let error = #expect(throws: WireError.self) { try body("[7", owned: 2) }
        #expect(error?.code == AnalysisFault.notReadBack && error?.offset == 2)
        #expect(error?.reason.hasPrefix("the note does not read back: json.") == true)
    }

    @Test func `one whose bytes have no owner is refused`() {
        let error = #expect(throws: WireError.self) { try body("[7]", owned: 2) }
        #expect(error?.code == AnalysisFault.ledgerMismatch)
        #expect(error?.reason == "the note has 3 bytes, its ledger 2")
    }

    @Test func `its codec makes and reads the same bytes again`() throws {
        let log = Log()
        let body = try body("[7]", owned: 3, log)
        let codec = try #require(body.codec)
        codec.encode()
        #expect(log.written.withLock { $0 } == [body.bytes, body.bytes])
        #expect(log.read.withLock { $0 } == [body.bytes])
        codec.decode()
        #expect(log.written.withLock(\.count) == 2)
        #expect(log.read.withLock { $0 } == [body.bytes, body.bytes])
    }

    @Test func `a page stands at its end and owns its bytes`() throws {
        let paged = MessageBody(try body("[7]", owned: 3), page: Array("<p>".utf8))
        #expect(paged.bytes == Array("[7]<p>".utf8))
        #expect(paged.ledger[.page] == 3 && paged.ledger.byteCount == 6)
        #expect(paged.rows == nil)
    }

    @Test func `no body has no bytes and nothing to run`() {
        let none = MessageBody()
        #expect(none.bytes.isEmpty && none.value == nil && none.codec == nil)
        #expect(none.ledger.byteCount == 0)
    }
}
