import Testing
import WireCore
import WireFlight

/// Reading grows with the message and no faster, whatever waits for whatever; steps are counted,
/// not seconds.
struct FlightReadingGrowthTests {
    private typealias Family = FlightReadingFamily

    @Test(arguments: Self.answers + Self.calls + Self.oldCalls + Self.streams)
    func `twice the message is twice the work`(_ family: FlightReadingFamily) throws {
        let count = 1_500
        let half = try family.steps(count)
        let whole = try family.steps(2 * count)
        // Work that is not counted would grow unseen.
        #expect(half >= count / 2)
        #expect(whole * 10 <= half * 22, "\(half) steps become \(whole)")
    }

    /// Rows of answers.
    static let answers: [FlightReadingFamily] = [
        Family("waiting for one row") { .rows("\(Family.root($0, "$1"))1:{\"a\":1}\n") },
        Family("waiting for one row", by: .next14) {
            .rows("\(Family.root($0, "$1"))1:{\"a\":1}\n")
        },
        Family("waiting for a row that fails") {
            .rows(
                "0:[\(Family.array($0) { _ in "$@1" })]\n2:\(Family.array($0) { _ in "$1" })\n1:E{}\n"
            )
        },
        Family("members that wait") { count in
            let members = (0..<count).map { "\"k\($0)\":\"$1\"" }.joined(separator: ",")
            return .rows("0:{\(members)}\n1:{\"a\":1}\n")
        },
        Family("a chain of rows to the next") { count in
            .rows(
                Family.rows(0..<count) { "[\"\(Family.reference($0 + 1))\"]" }
                    + "\(Family.hex(count)):1\n"
            )
        },
        Family("a chain of rows that are nothing but the next") { count in
            .rows(
                Family.rows(0..<count) { "\"\(Family.reference($0 + 1))\"" }
                    + "\(Family.hex(count)):1\n"
            )
        },
        Family("a chain of rows to the one before") { count in
            .rows(
                "1:1\n" + Family.rows(2..<count) { "[\"\(Family.reference($0 - 1))\"]" }
                    + "0:\"\(Family.reference(count - 1))\"\n"
            )
        },
        Family("a chain of lazy nodes") { count in
            .rows(
                Family.rows(0..<count) { "[\"\(Family.reference($0 + 1, "L"))\"]" }
                    + "\(Family.hex(count)):1\n"
            )
        },
        Family("a chain of promises") { count in
            .rows(
                Family.rows(0..<count) { "[\"\(Family.reference($0 + 1, "@"))\"]" }
                    + "\(Family.hex(count)):1\n"
            )
        },
        Family("a chain of promises of nothing but promises") { count in
            .rows(
                "0:[\"$@1\"]\n" + Family.rows(1..<count) { "\"\(Family.reference($0 + 1, "@"))\"" }
                    + "\(Family.hex(count)):1\n"
            )
        },
        Family("one promise, met again") { .rows("\(Family.root($0, "$@1"))1:{\"a\":1}\n") },
        Family("paths into a large array") { count in
            .rows(
                "1:\(Family.array(count) { "t\($0)" })\n"
                    + "\(Family.root(count, "$1:\(count - 1)"))"
            )
        },
        Family("paths into a large object") { count in
            let members = (0..<count).map { "\"k\($0)\":[]" }.joined(separator: ",")
            return .rows("1:{\(members)}\n\(Family.root(count) { "$1:k\($0)" })")
        },
        Family("paths that wait for a large array") { count in
            .rows(
                "\(Family.root(count) { "$1:\($0)" })1:\(Family.array(count) { "t\($0)" })\n"
            )
        },
        Family("paths into the row itself") { count in
            let elements = (0..<count).map { "{\"k\":\($0),\"p\":\"$0:\(max(0, $0 - 1)):k\"}" }
            return .rows("0:[\(elements.joined(separator: ","))]\n")
        },
        Family("the row itself, met again") { .rows("\(Family.root($0, "$0"))") },
        Family("elements that wait") { count in
            let elements = Array(repeating: #"["$","b",null,{"c":"$1"}]"#, count: count)
            return .rows("0:[\(elements.joined(separator: ","))]\n1:\"x\"\n")
        },
        Family("elements of lazy nodes") { count in
            let elements = Array(repeating: #"["$","$L1",null,{"c":"$L2"}]"#, count: count)
            return .rows("0:[\(elements.joined(separator: ","))]\n1:I[\"a\",[],\"b\"]\n2:\"x\"\n")
        },
        Family("elements inside each other, the innermost of which waits") { count in
            let start = String(repeating: #"["$","b",null,{"c":"#, count: count)
            return .rows("0:\(start)\"$1\"\(String(repeating: "}]", count: count))\n1:1\n")
        },
        Family("Maps of one row") { .rows("1:[[\"a\",{\"b\":1}]]\n\(Family.root($0, "$Q1"))") },
        Family("Sets that wait") { .rows("\(Family.root($0, "$W1"))1:[1,2]\n") },
        Family("iterators of one row") { .rows("1:[1,2]\n\(Family.root($0, "$i1"))") },
        Family("one large Map") { count in
            let entries = (0..<count).map { "[\"k\($0 % 100)\",\($0)]" }.joined(separator: ",")
            return .rows("1:[\(entries)]\n0:\"$Q1\"\n")
        },
        Family("server functions of one row") {
            .rows("1:{\"id\":\"f\",\"bound\":\"$@2\"}\n2:[1]\n\(Family.root($0, "$h1"))")
        },
        Family("forms of one row") { .rows("1:[[\"a\",\"b\"]]\n\(Family.root($0, "$K1"))") },
        Family("blobs of one row") {
            .rows("2:o3,abc1:[\"text/plain\",\"$2\"]\n\(Family.root($0, "$B1"))")
        },
        Family("items of a stream") {
            .rows("0:\"$1\"\n1:R\n\(String(repeating: "1:{\"a\":1}\n", count: $0))1:C\n")
        },
        Family("items of a stream that wait for one row") {
            .rows("0:\"$1\"\n1:X\n\(String(repeating: "1:[\"$2\"]\n", count: $0))1:C\n2:1\n")
        },
        Family("streams") { count in
            .rows(
                Family.rows(1...count) { _ in "R" } + Family.rows(1...count) { _ in "C" }
                    + "\(Family.root(count) { Family.reference($0 + 1) })"
            )
        },
        Family("rows of text") { count in
            .rows(
                (1...count).map { "\(Family.hex($0)):T2,ab" }.joined()
                    + "\(Family.root(count) { Family.reference($0 + 1) })"
            )
        },
        Family("rows of bytes") { count in
            .rows(
                (1...count).map { "\(Family.hex($0)):s4,abcd" }.joined()
                    + Family.root(count) { Family.reference($0 + 1) }
            )
        },
        Family("rows of errors") { count in
            .rows(
                "\(Family.root(count) { Family.reference($0 + 1, "@") })"
                    + Family.rows(1...count) { _ in "E{\"digest\":\"d\"}" }
            )
        },
        Family("imports that wait for their strings") { count in
            .rows(
                "a1:\"name\"\n"
                    + Family.rows(0x1000..<(0x1000 + count)) { _ in "I[\"m\",[],\"$a1\"]" }
                    + "\(Family.root(count) { Family.reference($0 + 0x1000) })"
            )
        },
        Family("second rows of one number", by: .next14) {
            .rows("0:1\n" + String(repeating: "0:2\n", count: $0))
        },
    ]
}
