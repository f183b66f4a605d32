import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// What React's server makes of the bodies of calls.
struct FlightReplyReaderVectorTests {
    @Test func `reads replies as each build does`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight-decode.jsonl")
        where line.text("direction") == "reply" {
            let expected: Payload?
            do throws(WireError) {
                expected = try line.typed("value")
            } catch {
                tally.skip(error.code.name)
                continue
            }
            let reply = try #require(line.reply)
            for label in line.texts("react") {
                for feed in line.texts("feed") {
                    let dialect = try #require(FlightDialect(label: label))
                    var reader = FlightReplyReader(dialect)
                    reader.options.feed = try #require(FlightReadingOptions.Feed(rawValue: feed))
                    reader.options.temporary = line.index("temporary") != nil
                    reader.options.functions = [
                        "a1", "abc123", "a1b2c3", "a1b2c3#save", "f0", "then",
                        "60" + String(repeating: "ab", count: 20),
                    ]
                    reader.options.limits.depth = 4_000
                    if let limit = line.index("arraySizeLimit") {
                        reader.options.limits.arraySize = Int(line.document.double(limit))
                    }
                    tally.note(
                        line.name,
                        label + " " + feed,
                        failure(of: reader, reply, expected, line),
                        stricter: StricterAnswers.replies[line.name]
                    )
                }
            }
        }
        report(tally, of: 11_328)
        #expect(tally.stricterNames.isSuperset(of: StricterAnswers.replies.keys))
    }

    private func failure(
        of reader: FlightReplyReader,
        _ reply: FlightReply,
        _ expected: Payload?,
        _ line: VectorLine
    ) -> String? {
        var diagnostics = Diagnostics()
        do throws(WireError) {
            let value = try reader.read(reply, diagnostics: &diagnostics)
            guard let expected else {
                return "read as \(value.comparable.prefix(200)), though React fails"
            }
            let (mine, reacts) = (value.comparable, expected.comparable)
            return mine == reacts ? nil : "\(mine.prefix(300)) instead of \(reacts.prefix(300))"
        } catch {
            return expected == nil
                ? nil : "\(error.description) instead of \(expected?.comparable.prefix(200) ?? "")"
        }
    }
}

extension VectorLine {
    /// The body of a reply.
    var reply: FlightReply? {
        guard let body = index("body") else { return nil }
        if let text = document.member("text", of: body) { return .text(flightText(text)) }
        return document.member("entries", of: body).map { .form(form($0)) }
    }
}
