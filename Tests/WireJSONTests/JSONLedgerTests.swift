import Testing
import WireCore
import WireJSON

@Suite struct JSONLedgerTests {
    @Test func `shares out a text`() throws {
        let text = Array("{ \"kéy\" : [\"a\\n\\u00e9\", -1.5, true ] }\n".utf8)
        let ledger = try JSONLedger.ledger(of: text.span)
        #expect(ledger[.key] == 4)
        // a, the line feed, é in two bytes, the number and the literal.
        #expect(ledger[.value] == 4 + 4 + 4)
        // One byte of `\n`, four of `\u00e9`.
        #expect(ledger[.escape] == 5)
        #expect(ledger[.whitespace] == 8)
        #expect(ledger[.punctuation] == 2 + 1 + 2 + 4 + 2)
        #expect(ledger.byteCount == text.count)
    }

    @Test func `refuses what is not JSON`() {
        #expect(throws: WireError(JSONError.syntax, at: 1)) {
            try JSONLedger.ledger(of: Array("[}".utf8).span)
        }
    }
}
