import WireCore
import WireFlight

// Fields of calls and posts.
extension FlightReadingGrowthTests {
    private typealias Family = FlightReadingFamily

    /// Calls as newer builds write them.
    static let calls: [FlightReadingFamily] = [
        Family("references to one part") {
            .call([("1", "{}"), ("0", Family.array($0) { _ in "$1" })])
        },
        Family("a chain of parts to the next") { count in
            .call(
                (0..<count).map { ("\($0)", "[\"\(Family.reference($0 + 1))\"]") } + [
                    ("\(count)", "1")
                ]
            )
        },
        Family("a chain of promises") { count in
            .call(
                (0..<count).map { ("\($0)", "[\"\(Family.reference($0 + 1, "@"))\"]") } + [
                    ("\(count)", "1")
                ]
            )
        },
        Family("a chain of promises of nothing but promises") { count in
            .call(
                [("0", "[\"$@1\"]")]
                    + (1..<count).map { ("\($0)", "\"\(Family.reference($0 + 1, "@"))\"") }
                    + [("\(count)", "1")]
            )
        },
        Family("paths into the part itself") { count in
            let elements = (0..<count).map { "{\"k\":\($0),\"p\":\"$0:\(max(0, $0 - 1))\"}" }
            return .call([("0", "[\(elements.joined(separator: ","))]")])
        },
        Family("Maps") { numbered($0, "Q", "[[\"a\",1]]") },
        Family("Sets") { numbered($0, "W", "[1]") },
        Family("iterators") { numbered($0, "i", "[1]") },
        Family("one server function, met again") {
            .call([
                ("1", "{\"id\":\"f\",\"bound\":\"$@2\"}"), ("2", "[1]"),
                ("0", Family.array($0) { _ in "$h1" }),
            ])
        },
        Family("server functions with bound arguments") { bound($0, "h") },
        Family("forms") { forms($0, prefix: "_") },
        Family("forms of two hundred fields") { count in
            .call(
                (0..<count).map { ("_\(Family.hex($0 / 200 + 1))_a", "x") }
                    + [("0", Family.array(count / 200) { Family.reference($0 + 1, "K") })]
            )
        },
        Family("a form that is named again and again") { count in
            .call([("_1_a", "x")] + [("0", Family.array(count) { _ in "$K1" })])
        },
        Family("items of a stream") { count in
            .call(
                [("0", "[\"$R1\"]")] + Array(repeating: ("S1", "{\"a\":1}"), count: count) + [
                    ("S1", "C")
                ]
            )
        },
        Family("streams") { count in
            .call(
                [("0", Family.array(count) { Family.reference($0 + 1, "X") })]
                    + (1...count).map { ("S\($0)", "C") }
            )
        },
        Family("typed arrays") { .form(files($0, tag: "o", shared: false)) },
        Family("one file, met again") { .form(files($0, tag: "B", shared: true)) },
        Family("fields of a post that calls an action") { count in
            .post(
                [
                    ("$ACTION_REF_1", ""), ("$ACTION_1:0", "{\"id\":\"f\",\"bound\":\"$@1\"}"),
                    ("$ACTION_1:1", Family.array(min(count, 900)) { _ in "x" }),
                ] + (0..<count).map { ("$ACTION_1:\($0 + 2)", "1") }
            )
        },
    ]

    /// Calls as the first builds, and those of older lines, write and read them.
    static let oldCalls: [FlightReadingFamily] = [
        Family("references to one part", by: .next14) {
            .call([("1", "[]"), ("0", Family.array($0) { _ in "$Q1" })])
        },
        Family("one server function, met again", by: .first192) {
            .call([
                ("1", "{\"id\":\"f\",\"bound\":\"$@2\"}"), ("2", "[1]"),
                ("0", Family.array($0) { _ in "$F1" }),
            ])
        },
        Family("server functions with bound arguments", by: .first192) { bound($0, "F") },
        Family("server functions with bound arguments", by: .next14) { bound($0, "h") },
        Family("forms", by: .first192) { forms($0, prefix: "") },
        Family("forms", by: .next150) { forms($0, prefix: "") },
        Family("a form of three fields, met again", by: .first192) {
            .call([
                ("1_a", "x"), ("1_b", "x"), ("1_c", "x"), ("0", Family.array($0) { _ in "$K1" }),
            ])
        },
        Family("a stream of three items, opened again", by: .first192) {
            .call([
                ("1", "1"), ("1", "2"), ("1", "C"), ("0", Family.array($0) { _ in "$R1" }),
            ])
        },
        Family("a typed array, opened again", by: .first192) {
            .form(files($0, tag: "o", shared: true))
        },
        Family("references to a post's actions", by: .first192) { count in
            .post(
                (0..<count).map { ("$ACTION_REF_\($0)", "") }
                    + (0..<count).map { ("$ACTION_\($0):0", "{\"id\":\"f\",\"bound\":null}") }
            )
        },
    ]

    /// Calls whose fields come one after the other.
    static let streams: [FlightReadingFamily] = [
        Family("promises of parts that come later", feed: .stream) { count in
            .call(
                [("0", Family.array(count) { Family.reference($0 + 1, "@") })]
                    + (1...count).map { ("\($0)", "1") }
            )
        },
        Family("items that come later", feed: .stream) { count in
            .call(
                [("0", "[\"$R1\"]")] + Array(repeating: ("S1", "1"), count: count) + [("S1", "C")]
            )
        },
        Family("items of many streams in turn", feed: .stream) { count in
            .call(
                [("0", Family.array(count) { Family.reference($0 + 1, "R") })]
                    + (1...count).map { ("S\($0)", "1") } + (1...count).map { ("S\($0)", "C") }
            )
        },
        Family("references to parts that come later", by: .first192, feed: .stream) { count in
            .call(
                [("0", Family.array(count) { Family.reference($0 + 1) })]
                    + (1...count).map { ("\($0)", "1") }
            )
        },
        Family("references to one part that comes later", by: .first190, feed: .stream) {
            .call([("0", Family.array($0) { _ in "$1" }), ("1", "{}")])
        },
        Family("a chain of parts that come later", by: .first191, feed: .stream) { count in
            .call(
                (0..<count).map { ("\($0)", "[\"\(Family.reference($0 + 1))\"]") } + [
                    ("\(count)", "1")
                ]
            )
        },
    ]

    /// Parts from 1 on of one text, each referred to once.
    private static func numbered(
        _ count: Int,
        _ tag: String,
        _ text: String
    ) -> FlightReadingFamily.Message {
        .call(
            (1...count).map { ("\($0)", text) }
                + [("0", Family.array(count) { Family.reference($0 + 1, tag) })]
        )
    }

    private static func bound(_ count: Int, _ tag: String) -> FlightReadingFamily.Message {
        .call(
            (0..<count).map {
                (
                    "\(2 * $0 + 1)",
                    "{\"id\":\"f\",\"bound\":\"\(Family.reference(2 * $0 + 2, "@"))\"}"
                )
            }
                + (0..<count).map { ("\(2 * $0 + 2)", "[1]") }
                + [("0", Family.array(count) { "$\(tag)\(Family.hex(2 * $0 + 1))" })]
        )
    }

    /// Forms of one field each, in the order in which they are referred to.
    private static func forms(_ count: Int, prefix: String) -> FlightReadingFamily.Message {
        .call(
            (1...count).map { ("\(prefix)\(Family.hex($0))_a", "x") }
                + [("0", Family.array(count) { Family.reference($0 + 1, "K") })]
        )
    }

    /// Files from 1 on, each referred to once, or the first one by all.
    private static func files(_ count: Int, tag: String, shared: Bool) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for index in 1...(shared ? 1 : count) {
            builder.key("\(index)")
            builder.begin(.file)
            builder.key("name")
            builder.string("a.bin")
            builder.key("type")
            builder.string("")
            builder.key("base64")
            builder.bytes([1, 2, 3, 4])
            builder.end()
        }
        builder.key("0")
        builder.string(Family.array(count) { "$\(tag)\(shared ? "1" : Family.hex($0 + 1))" })
        builder.end()
        return builder.finish()
    }
}
