import Testing
import WireCore
import WireFlight

/// What only development builds of React's server write.
struct FlightDevelopmentTests {
    private static let development = [
        ":N1753.5\n", "0:D{\"name\":\"Page\",\"env\":\"Server\"}\n", "0:D\"$1\"\n",
        "2:W[\"log\",[]]\n",
        "3:J{\"awaited\":\"$1\"}\n",
    ]
    /// The rows among others; those of the model stay where they are.
    private static let stream = Array(
        (development[0] + development[1] + "1:{\"name\":\"Page\"}\n" + development[2]
            + development[3] + development[4]
            + "0:[\"$\",\"p\",null,{\"children\":\"hi\"},\"$1\",\"$8\",1]\n").utf8
    )

    private static func options(_ dialect: FlightDialect) -> FlightReadingOptions {
        var options = FlightReadingOptions(dialect)
        options.developmentRows = .read
        return options
    }

    @Test(arguments: FlightDialect.all)
    func `passes the rows over, with one warning that counts them`(_ dialect: FlightDialect) throws
    {
        let whole = FlightOutcome(ofResponse: Self.stream, Self.options(dialect))
        #expect(whole.typed == #"{"$element":{"type":"p","props":{"children":"hi"}}}"#)
        #expect(whole.warnings.map(\.code.name) == [FlightError.developmentRow.name])
        let warning = try #require(whole.warnings.first)
        let count = Self.development.joined().utf8.count
        #expect(warning.offset == 0)
        #expect(warning.reason.contains("5 rows, \(count) bytes"))
        #expect(warning.reason.contains("a production build would not send them"))
        let pieces = Self.stream.indices.map { Self.stream[$0...$0] }
        let cut = FlightOutcome(ofResponse: pieces, Self.options(dialect))
        #expect(cut.typed == whole.typed)
        #expect(cut.warnings == whole.warnings)
    }

    @Test(arguments: [
        ("D", FlightDialect.all),
        ("W", FlightDialect.all),
        (
            "N",
            FlightDialect.all.filter {
                !"18.3-next14.2 19.0 19.0-next15.0 19.0.0".split(separator: " ").contains(
                    $0.label[...]
                )
            }
        ),
        (
            "J",
            FlightDialect.all.filter { $0.label.hasPrefix("19.2") || $0.label.hasPrefix("19.3") }
        ),
    ])
    func `are refused unless they are asked for`(_ tag: String, _ dialects: [FlightDialect]) throws
    {
        for dialect in dialects {
            let stream = Array("1:2\n7:\(tag){}\n0:3\n".utf8)
            let outcome = FlightOutcome(ofResponse: stream, FlightReadingOptions(dialect))
            let error = try #require(outcome.error)
            #expect(error == WireError(FlightError.developmentRow, at: 4), "\(dialect.label)")
            #expect(error.reason.contains("row 7 has the tag \(tag)"))
        }
    }

    @Test func `cost nothing where the value came before them`() {
        let outcome = FlightOutcome(ofResponse: Array("0:1\n1:D{}\n".utf8))
        #expect(outcome.typed == "1")
        #expect(outcome.warnings.map(\.code.name) == [FlightError.developmentRow.name])
        #expect(outcome.warnings.map(\.offset) == [4])
    }

    @Test func `belong to an owner of their own`() throws {
        let rows = try FlightStreamReader.rows(of: Self.stream.span).rows
        let ledger = FlightLedger.response(rows, in: Self.stream.span)
        #expect(ledger.entries.reduce(0) { $0 + $1.byteCount } == Self.stream.count)
        let owned = ledger.entries.filter { $0.owner == .development }.map(\.byteCount)
        #expect(owned == [Self.development.joined().utf8.count])
        let production = Array("0:[\"D\"]\n".utf8)
        let plainRows = try FlightStreamReader.rows(of: production.span).rows
        let plain = FlightLedger.response(plainRows, in: production.span)
        #expect(!plain.entries.contains { $0.owner == .development })
    }

    @Test func `leaves the owner and the stack of an element alone`() throws {
        let element = Array("0:[\"$\",\"p\",\"k\",{},\"$8\",[[\"f\",\"$9\",1]],1]\n".utf8)
        let read = FlightOutcome(ofResponse: element, Self.options(.standard))
        #expect(read.typed == #"{"$element":{"type":"p","key":"k","props":{}}}"#)
        // A production client reads what stands there, and it never came.
        let refused = try #require(FlightOutcome(ofResponse: element).typed)
        #expect(refused.hasPrefix(#"{"$lazy":{"$reject":{"#))
        #expect(refused.contains(" never came"))
    }

    @Test func `reads what was left out as undefined`() {
        let stream = Array("0:{\"a\":\"$E(function(){})\",\"b\":[\"$P\",\"$Y\"],\"c\":1}\n".utf8)
        let read = FlightOutcome(ofResponse: stream, Self.options(.standard))
        #expect(read.typed == #"{"b":[{"$undefined":true},{"$undefined":true}],"c":1}"#)
        #expect(read.warnings.isEmpty)
        // In production these letters are the beginning of a reference.
        let reference = Array("0:[\"$E1\"]\ne1:\"x\"\n".utf8)
        #expect(FlightOutcome(ofResponse: reference).typed == #"["x"]"#)
    }
}
