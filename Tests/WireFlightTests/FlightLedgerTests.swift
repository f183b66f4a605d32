import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// Every byte has one owner.
struct FlightLedgerTests {
    @Test func `gives every byte of recorded texts and streams to one owner`() throws {
        var count = 0
        for line in try VectorLine.all("flight.jsonl") {
            if let stream = line.base64("stream") {
                guard let dialect = line.texts("react").last.flatMap(FlightDialect.init) else {
                    continue
                }
                let rows = try FlightStreamReader.rows(of: stream.span, dialect).rows
                let ledger = FlightLedger.response(rows, in: stream.span)
                #expect(ledger.byteCount == stream.count, "\(line.name)")
                count += 1
            } else if let body = line.index("body"),
                let text = line.document.member("text", of: body)
            {
                let bytes = line.flightText(text)
                let ledger = FlightLedger.reply(bytes.span)
                #expect(ledger.byteCount == bytes.count, "\(line.name)")
                count += 1
            }
        }
        #expect(count == 1_232)
    }

    @Test func `tells tags, references and escapes from values`() {
        let text = Array(#"[{"k\n":"$$a"},"$D2020","$Q1","$0:a",-1.5]"#.utf8)
        let ledger = FlightLedger.reply(text.span)
        #expect(ledger[.key] == 2)
        #expect(ledger[.escape] == 2)
        #expect(ledger[.tag] == 4)
        #expect(ledger[.reference] == 5)
        #expect(ledger[.value] == 10)
        #expect(ledger.byteCount == text.count)
    }

    @Test func `gives every byte of a text that is cut anywhere to one owner`() {
        let text = Array(
            #"[ {"k\n":"$$a","é\u00e9":"$D20","l":"long \" text"},"$1:\u0061","$"]"#.utf8
        )
        for count in 0...text.count {
            let cut = Array(text.prefix(count))
            #expect(FlightLedger.reply(cut.span).byteCount == count)
        }
        let ledger = FlightLedger.reply(text.span)
        // Two bytes of `k` and `\n`, four of both é.
        #expect(ledger[.key] == 2 + 4 + 1)
        #expect(ledger[.value] == 2 + 2 + 11)
        #expect(ledger[.escape] == 1 + 1 + 4 + 1 + 5)
        #expect(ledger[.tag] == 2 + 1)
        #expect(ledger[.reference] == 2 + 1 + 1)
        #expect(ledger[.whitespace] == 1)
    }
}
