import Testing
import WireCore
import WireFlight

/// Fields of nested forms as builds before and after the patches name them, and how the build that
/// reads a message is found.
struct FlightFieldNameTests {
    private static let older: [FlightDialect] = [
        .next14, .next150, .first190, .first191, .first192,
    ]
    private static let newer = FlightDialect.all.filter { !older.contains($0) }

    private static func outcome(_ field: String, _ dialect: FlightDialect) -> FlightOutcome {
        FlightOutcome(
            ofReply: .form(FlightBodies.form([("0", "[\"$K1\"]"), (field, "Wren")])),
            FlightReadingOptions(dialect)
        )
    }

    @Test(arguments: newer)
    func `newer builds read _1_name and warn of 1_name`(_ dialect: FlightDialect) throws {
        let read = Self.outcome("_1_boat", dialect)
        #expect(read.typed == #"[{"$form":[["boat","Wren"]]}]"#)
        #expect(read.warnings.isEmpty)
        let empty = Self.outcome("1_boat", dialect)
        #expect(empty.typed == #"[{"$form":[]}]"#)
        #expect(empty.warnings.map(\.code.name) == [FlightError.fieldNames.name])
        let reason = try #require(empty.warnings.first?.reason)
        #expect(reason.contains("fields 1_… are not read by React \(dialect.label)"))
        #expect(reason.contains("--react 19.0-next15.0 reads them"))
    }

    @Test(arguments: older)
    func `older builds read 1_name and warn of _1_name`(_ dialect: FlightDialect) throws {
        let read = Self.outcome("1_boat", dialect)
        #expect(read.typed == #"[{"$form":[["boat","Wren"]]}]"#)
        #expect(read.warnings.isEmpty)
        let empty = Self.outcome("_1_boat", dialect)
        #expect(empty.typed == #"[{"$form":[]}]"#)
        #expect(empty.warnings.map(\.code.name) == [FlightError.fieldNames.name])
        let reason = try #require(empty.warnings.first?.reason)
        #expect(reason.contains("fields _1_… are not read by React \(dialect.label)"))
        #expect(reason.contains("--react 19.3 reads them"))
    }

    @Test func `says nothing of a form that is empty`() {
        for dialect in FlightDialect.all {
            let outcome = FlightOutcome(
                ofReply: .form(FlightBodies.form([("0", "[\"$K1\"]"), ("2_boat", "Wren")])),
                FlightReadingOptions(dialect)
            )
            #expect(outcome.typed == #"[{"$form":[]}]"#)
            #expect(outcome.warnings.isEmpty)
        }
    }

    @Test(arguments: [
        ([("0", "[\"$K1\"]"), ("_1_boat", "Wren")], FlightDialect.standard),
        ([("0", "[\"$R1\"]"), ("S1", "C")], .standard),
        ([("0", "[1]")], .standard),
        ([("0", "[\"$K1\"]"), ("1_boat", "Wren")], .next150),
        ([("12_boat", "Wren"), ("0", "[\"$Kc\"]")], .next150),
        ([("1", "{\"id\":\"f\"}"), ("0", "[\"$F1\"]")], .first192),
        ([("1_boat", "Wren"), ("2", "{\"id\":\"f\"}"), ("0", "[\"$K1\",\"$F2\"]")], .first192),
        // Neither the names of a user's own fields nor a text that begins with a dollar tell.
        (
            [("boat_1", "Wren"), ("_boat", "Wren"), ("0", "[\"$$F1\",\"a$F1\",\"$Foo\"]")],
            .standard
        ),
    ])
    func `finds the build that reads a call`(
        _ fields: [(String, String)],
        _ expected: FlightDialect
    ) {
        #expect(FlightDialect.reading(.form(FlightBodies.form(fields))) == expected)
    }

    @Test func `finds the build that reads a text body`() {
        #expect(FlightDialect.reading(.text(Array("[\"Wren\"]".utf8))) == .standard)
        #expect(FlightDialect.reading(.text(Array("[\"$F1\"]".utf8))) == .first192)
    }

    @Test func `finds the build that reads a call whose fields it would lose`() {
        for field in ["_1_boat", "1_boat"] {
            let form = FlightBodies.form([("0", "[\"$K1\"]"), (field, "Wren")])
            let dialect = FlightDialect.reading(.form(form))
            #expect(Self.outcome(field, dialect).typed == #"[{"$form":[["boat","Wren"]]}]"#)
        }
    }
}
