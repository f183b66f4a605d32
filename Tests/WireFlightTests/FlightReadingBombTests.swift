import Testing
import WireCore
import WireFlight

/// Small messages that stand for more than any machine holds end in an error, by the limits that
/// everyone has.
struct FlightReadingBombTests {
    private typealias Family = FlightReadingFamily

    private static let first: [FlightDialect] = [.first190, .first191, .first192]

    /// Streams that are among their own items: the first builds read them without end.
    static let cycles: [FlightReadingFamily] = first.flatMap { dialect in
        ["R", "r", "X", "x"].flatMap { tag in
            [
                Family("a stream of the part it stands in, $\(tag)", by: dialect) { _ in
                    .call([("0", "{\"feed\":\"$\(tag)0\"}")])
                },
                Family("the same, one field after the other, $\(tag)", by: dialect, feed: .stream) {
                    _ in
                    .call([("0", "{\"feed\":\"$\(tag)0\"}")])
                },
                Family("a stream of itself in a post, $\(tag)", by: dialect) { _ in
                    .post([("$ACTION_REF_1", ""), ("$ACTION_1:0", "\"$\(tag)0\"")])
                },
            ]
        }
    }

    @Test(arguments: cycles)
    func `refuses a stream that holds itself`(_ family: FlightReadingFamily) {
        #expect { try family.stepsWithinDefaults(0) } throws: {
            ($0 as? WireError)?.code == FlightError.cycle
        }
    }

    @Test(arguments: first)
    func `ends a stream whose items are the stream`(_ dialect: FlightDialect) throws {
        let one = FlightOutcome(
            ofReply: .form(FlightBodies.form([("0", "{\"feed\":\"$R1\"}"), ("1", "\"$R1\"")])),
            FlightReadingOptions(dialect)
        )
        #expect(try #require(one.typed).contains(#""kind":"stack-overflow""#))
        let two = FlightOutcome(
            ofReply: .form(
                FlightBodies.form([
                    ("0", "{\"feed\":\"$R1\"}"), ("1", "\"$R2\""), ("2", "[\"$R1\"]"),
                ])
            ),
            FlightReadingOptions(dialect)
        )
        #expect(try #require(two.typed).contains(#""kind":"stack-overflow""#))
    }

    static let bombs: [FlightReadingFamily] = [
        Family("streams of two streams each", by: .first192) { count in
            .call(
                [("0", "[\"$R1\"]")]
                    + (1..<count).map {
                        (
                            "\($0)",
                            "[\"\(Family.reference($0 + 1, "R"))\",\"\(Family.reference($0 + 1, "R"))\"]"
                        )
                    }
            )
        },
        Family("one form of many fields, met again", by: .first192) { count in
            .call(
                (0..<count * 100).map { ("1_\($0)", "x") }
                    + [("0", Family.array(count * 100) { _ in "$K1" })]
            )
        },
        Family("one large row made into a Map again and again") { count in
            let entries = Array(repeating: "[1,2]", count: count * 100).joined(separator: ",")
            return .rows("1:[\(entries)]\n0:\(Family.array(count * 100) { _ in "$Q1" })\n")
        },
    ]

    @Test(arguments: bombs)
    func `stops when the steps are used up`(_ family: FlightReadingFamily) {
        #expect { try family.stepsWithinDefaults(40) } throws: {
            ($0 as? WireError)?.code == FlightError.workBudget
                && ($0 as? WireError)?.reason.hasSuffix("workSteps allows: 50000000") ?? false
        }
    }

    @Test(arguments: [
        FlightDialect.react190, .react191, .react192, .react193, .next150, .next15, .next16,
    ])
    func `counts what arrays hold that are referred to twice`(_ dialect: FlightDialect) {
        let family = Family("arrays of two arrays each", by: dialect) { count in
            .call(
                [("1", "[1,2]")]
                    + (2..<count).map {
                        (
                            "\($0)",
                            "[\"\(Family.reference($0 - 1))\",\"\(Family.reference($0 - 1))\"]"
                        )
                    } + [("0", "[\"\(Family.reference(count - 1))\"]")]
            )
        }
        #expect { try family.stepsWithinDefaults(60) } throws: {
            ($0 as? WireError)?.code == FlightError.arrayBudget
        }
    }

    @Test func `shares what answers refer to twice`() throws {
        let family = Family("arrays of two arrays each") { count in
            .rows(
                "1:[1,2]\n"
                    + Family.rows(2..<count) {
                        "[\"\(Family.reference($0 - 1))\",\"\(Family.reference($0 - 1))\"]"
                    } + "0:\"\(Family.reference(count - 1))\"\n"
            )
        }
        #expect(try family.stepsWithinDefaults(60) < 60 * 100)
    }
}
