import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// Whatever comes, what readers give fits the table of records, and can be written down and read.
struct FlightRecordTests {
    @Test(arguments: FlightDialect.all)
    func `gives values that fit the table and read back from typed JSON`(
        _ dialect: FlightDialect
    ) throws {
        var count = 0
        for line in try VectorLine.all("flight-decode.jsonl") {
            for payload in values(of: line, dialect) {
                count += 1
                if let place = payload.firstMisplaced() {
                    Issue.record("\(line.name): \(payload.kind(place)) at \(place)")
                }
                let text = TypedJSON.text(payload)
                #expect(try again(text) == text, "\(line.name)")
            }
        }
        #expect(count > 500)
    }

    /// What a line is read as by one build, in each way in which its bytes can come.
    private func values(of line: VectorLine, _ dialect: FlightDialect) -> [Payload] {
        var options = FlightReadingOptions(dialect)
        options.limits.depth = 4_000
        options.temporary = line.index("sent") != nil || line.index("temporary") != nil
        if let reply = line.reply {
            return FlightReadingOptions.Feed.allCases.compactMap { feed in
                options.feed = feed
                return try? FlightOutcome(ofReply: reply, options).result.get()
            }
        }
        guard let stream = line.stream else { return [] }
        return [FlightReadingOptions.DevelopmentRows.refused, .read].compactMap { rows in
            options.developmentRows = rows
            return try? FlightOutcome(ofResponse: stream, options).result.get()
        }
    }

    /// Typed JSON, read and written once more.
    private func again(_ text: String) throws -> String {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        var diagnostics = Diagnostics()
        let bytes = Array(text.utf8)
        let document = try JSONCodec()
            .decode(bytes.span, limits: limits, diagnostics: &diagnostics)
        return TypedJSON.text(try TypedJSON.read(document, at: 0, diagnostics: &diagnostics))
    }
}
