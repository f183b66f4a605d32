import Testing
import WireCore
import WireFlight

/// Streams that end before they are over: what had come whole is given, with a warning.
struct FlightCutStreamTests {
    /// What is left of row 3 when the stream ends, and what is said of it.
    private static let rests: [(rest: String, code: any WireErrorCode, phrase: String)] = [
        ("3", FlightError.missingRow, "has no colon"),
        ("3:", FlightError.missingRow, "is not ended by a line feed"),
        ("3:\"x", FlightError.missingRow, "is not ended by a line feed"),
        ("3:\"x\"", FlightError.missingRow, "is not ended by a line feed"),
        ("3:E{\"digest\"", FlightError.missingRow, "is not ended by a line feed"),
        ("3:T", FlightError.rowLengthExceedsInput, "ends in its length"),
        ("3:T5", FlightError.rowLengthExceedsInput, "ends in its length"),
        ("3:T5,", FlightError.rowLengthExceedsInput, "lacks 5 bytes"),
        ("3:T5,ab", FlightError.rowLengthExceedsInput, "lacks 3 bytes"),
    ]

    @Test(arguments: rests.indices)
    func `gives the value that does not need the row`(_ index: Int) throws {
        let (rest, _, phrase) = Self.rests[index]
        for dialect in FlightDialect.all {
            let outcome = FlightOutcome(
                ofResponse: Array("0:{\"total\":12}\n\(rest)".utf8),
                FlightReadingOptions(dialect)
            )
            #expect(outcome.typed == #"{"total":12}"#)
            #expect(outcome.warnings.map(\.code.name) == [FlightError.truncatedRow.name])
            let warning = try #require(outcome.warnings.first)
            #expect(warning.offset == 15)
            #expect(warning.reason.hasPrefix("row 3, begun at byte 15, "))
            #expect(warning.reason.contains(phrase))
        }
    }

    @Test(arguments: rests.indices)
    func `says what is missing where the value needs it`(_ index: Int) throws {
        let (rest, code, phrase) = Self.rests[index]
        let outcome = FlightOutcome(ofResponse: Array("0:{\"t\":\"$3\"}\n\(rest)".utf8))
        let error = try #require(outcome.error)
        #expect(error == WireError(code, at: 13))
        #expect(error.reason.hasPrefix("row 3, begun at byte 13, "))
        #expect(error.reason.contains(phrase))
    }

    @Test(arguments: rests.indices)
    func `lets a promise fail that needs it`(_ index: Int) throws {
        let (rest, _, phrase) = Self.rests[index]
        let outcome = FlightOutcome(ofResponse: Array("0:[\"$@3\",1]\n\(rest)".utf8))
        let typed = try #require(outcome.typed)
        #expect(typed.hasPrefix(#"[{"$reject":{"#))
        #expect(typed.hasSuffix(",1]"))
        #expect(typed.contains(phrase))
        #expect(outcome.warnings.map(\.code.name) == [FlightError.truncatedRow.name])
    }

    @Test func `takes a blank line at the end for the end`() {
        let outcome = FlightOutcome(ofResponse: Array("0:{\"total\":12}\n\n".utf8))
        #expect(outcome.typed == #"{"total":12}"#)
        #expect(outcome.warnings.map(\.code.name) == [FlightError.rowHeaderInvalid.name])
        #expect(outcome.warnings.map(\.offset) == [15])
    }

    @Test func `names the row that was cut, not the one that lies behind it`() throws {
        // Row 3 may lie behind the content that is missing.
        let outcome = FlightOutcome(ofResponse: Array("0:{\"t\":\"$3\"}\n2:T5,ab".utf8))
        let error = try #require(outcome.error)
        #expect(error == WireError(FlightError.rowLengthExceedsInput, at: 13))
        #expect(error.reason.hasPrefix("row 2, begun at byte 13, lacks 3 bytes"))
        // Behind a line that is cut it never came.
        let line = FlightOutcome(ofResponse: Array("0:{\"t\":\"$3\"}\n2:\"ab".utf8))
        #expect(line.error?.code == FlightError.missingRow)
        #expect(
            line.error?.reason.contains("row 3 never came: the stream was cut at byte 18") ?? false
        )
    }

    @Test(arguments: ["", "0", "0:", "0:{\"to", "0:{}"])
    func `has no value where row 0 is not whole`(_ stream: String) {
        let outcome = FlightOutcome(ofResponse: Array(stream.utf8))
        #expect(outcome.error == WireError(FlightError.missingRow, at: 0))
        #expect(outcome.error?.reason.hasPrefix("row 0") ?? false)
    }
}
