import Testing
import WireCore
import WireFlight
import WireMultipart

/// What is said of the bodies of calls and posts that cannot be read, with the place in the body.
///
/// Each line of a body is a field; `‸` stands before the byte that the error is about.
struct FlightReplyErrorTests {
    typealias Case = FlightReadingErrorTests.Case

    static let calls: [Case] = [
        Case("0=[{\"a\":‸}]", "flight.rowSyntax", "part 0 is not JSON", "expected a value"),
        Case("1=[1,‸}]\n0=[\"$1\"]", "flight.rowSyntax", "part 1 is not JSON"),
        Case("0=[1,{\"a\":‸\"$5\"}]", "flight.missingRow", "part 5 is missing", "part 0 at $[1].a"),
        Case("1={\"k\":[‸\"$2\"]}\n0=[\"$1\"]", "flight.missingRow", "part 2", "part 1 at $.k[0]"),
        Case("0=[‸\"$zz\"]", "flight.rowIdInvalid", "part 0 at $[0]"),
        Case("0=[‸\"$99999999999\"]", "flight.rowIdInvalid", "part 0 at $[0]"),
        Case("1={\"x\":3}\n0=[{\"a\":‸\"$1:x:y\"}]", "flight.invalidReference", "“y”", "$[0].a"),
        Case("1={}\n0=[‸\"$1:constructor\"]", "flight.invalidReference", "“constructor”"),
        Case(
            "1={\"id\":\"__proto__\"}\n0=[‸\"$h1\"]",
            "flight.unknownFunction",
            "“__proto__”",
            "$[0]"
        ),
        Case("1={\"id\":\"toString\"}\n0=[‸\"$h1\"]", "flight.unknownFunction", "“toString”"),
        Case(
            "1={\"id\":\"x9\"}\n0=[0,‸\"$h1\"]",
            "flight.unknownFunction",
            "“x9”",
            "exists",
            "$[1]"
        ),
        Case("1={}\n0=[1,‸\"$Q1\"]", "flight.notAnArray", "part 0 at $[1]"),
        Case("1=[[\"k\",1],5]\n0=[{\"m\":‸\"$Q1\"}]", "flight.notAnArray", "no pair", "$[0].m"),
        Case("1=[]\n0=[\"$Q1\",‸\"$W1\"]", "flight.alreadyConsumed", "part 0 at $[1]"),
        Case("1=text\n0=[‸\"$B1\"]", "flight.notABlob", "a text field", "part 0 at $[0]"),
        Case("0=[‸\"$T\"]", "flight.temporaryReference", "part 0 at $[0]"),
        Case("0=[‸\"$nabc\"]", "flight.invalidLiteral", "“abc”", "part 0 at $[0]"),
        Case(
            "0=[[‸\"$n\(String(repeating: "1", count: 301))\"]]",
            "flight.bigIntTooLarge",
            "301 digits; bigIntDigits allows 300",
            "$[0][0]"
        ),
        Case(
            "1={\"id\":\"f\",\"bound\":\"$@2\"}\n2=[\(String(repeating: "0,", count: 1_000))0]\n0=[‸\"$h1\"]",
            "flight.tooManyBoundArgs",
            "1001 bound arguments; boundArguments allows 1000",
            "$[0]"
        ),
    ]

    private static func options() -> FlightReadingOptions {
        var options = FlightReadingOptions()
        options.functions = ["f", "__proto__", "toString"]
        return options
    }

    /// A multipart body of fields that are written one to a line.
    private static func body(_ fields: String) throws -> MarkedText {
        let pairs = fields.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), String(parts[1]))
        }
        return MarkedText(try FlightBodies.codec.encoded(FlightBodies.form(pairs)))
    }

    @Test(arguments: calls)
    func `says what is wrong in the body of a call, and where`(_ expected: Case) throws {
        let body = try Self.body(expected.input)
        let outcome = FlightOutcome(ofBody: body.bytes, Self.options())
        #expect(expected.difference(outcome.error, at: body.offset) == nil)
    }

    @Test func `counts from the start of a text body`() {
        let marked = MarkedText("[1,{\"a\":‸\"$5\"}]".utf8)
        let outcome = FlightOutcome(ofReply: .text(marked.bytes))
        #expect(outcome.error == WireError(FlightError.missingRow, at: marked.offset ?? -1))
        #expect(outcome.error?.reason == "part 5 is missing (part 0 at $[1].a)")
    }

    @Test func `names no other part than the one that is wrong`() {
        // Here nobody knows where the texts stand: the offset is that in the part.
        let form = FlightBodies.form([("1", "[1,}"), ("0", "[\"$1\"]")])
        let error = FlightOutcome(ofReply: .form(form)).error
        #expect(error?.reason == "part 1 is not JSON: expected a value")
    }

    @Test func `knows the post of a form without JavaScript`() throws {
        let body = try Self.body("$ACTION_REF_1=\n$ACTION_1:0={\"id\":\"f\",\"bound\":null}")
        let error = try #require(FlightOutcome(ofBody: body.bytes).error)
        #expect(error.code == FlightError.missingRow)
        #expect(error.reason.contains("the form has no part 0"))
        #expect(error.reason.contains("$ACTION_REF_1"))
        #expect(error.reason.contains("--from flight-form"))
        let other = FlightOutcome(ofReply: .form(FlightBodies.form([("boat", "Wren")])))
        #expect(other.error?.reason == "part 0 is missing")
    }

    static let posts: [Case] = [
        Case("$ACTION_ID___proto__=", "flight.unknownFunction", "“__proto__”"),
        Case("$ACTION_ID_valueOf=", "flight.unknownFunction", "“valueOf”"),
        Case("$ACTION_ID_x9=", "flight.unknownFunction", "“x9”", "exists"),
        Case(
            "$ACTION_REF_1=\n$ACTION_1:0={\"id\":\"__proto__\",\"bound\":null}",
            "flight.unknownFunction",
            "“__proto__”"
        ),
        Case("$ACTION_REF_1=", "flight.missingRow", "part 0 is missing"),
        Case(
            "$ACTION_REF_1=\n$ACTION_1:0={\"id\":\"f\",\"bound\":\"$@1\"}",
            "flight.missingRow",
            "bound"
        ),
        Case(
            "$ACTION_REF_1=\n$ACTION_1:0={\"bound\":null}",
            "flight.unknownFunction",
            "without an id"
        ),
    ]

    @Test(arguments: posts)
    func `says what is wrong in a post`(_ expected: Case) throws {
        let body = try Self.body(expected.input)
        let outcome = FlightOutcome(ofBody: body.bytes, isPost: true, Self.options())
        #expect(expected.difference(outcome.error, at: outcome.error?.offset) == nil)
    }

    @Test func `says where the description of a post's action is broken`() throws {
        let body = try Self.body("$ACTION_REF_1=\n$ACTION_1:0={\"id\":‸}")
        let error = FlightOutcome(ofBody: body.bytes, isPost: true, Self.options()).error
        #expect(error == WireError(FlightError.rowSyntax, at: body.offset ?? -1))
        #expect(error?.reason.hasPrefix("part 0 is not JSON") ?? false)
    }

    @Test func `reads what is at a limit`() {
        let digits = String(repeating: "1", count: 300)
        let outcome = FlightOutcome(ofReply: .text(Array("[\"$n\(digits)\"]".utf8)))
        #expect(outcome.typed == "[{\"$bigint\":\"\(digits)\"}]")
        var options = FlightReadingOptions()
        options.limits.arraySize = 10
        // An array counts itself and its elements; arrays in it count against the same budget.
        let fits = FlightOutcome(ofReply: .text(Array("[1,2,[3,4,5,6,7]]".utf8)), options)
        #expect(fits.typed == "[1,2,[3,4,5,6,7]]")
        let more = FlightOutcome(ofReply: .text(Array("[1,2,[3,4,5,6,7,8]]".utf8)), options)
        #expect(more.error?.code == FlightError.arrayBudget)
        #expect(more.error?.reason.contains("arraySize allows 10") ?? false)
    }

    @Test func `warns of a call with more arguments than a server takes`() {
        func text(_ count: Int) -> [UInt8] {
            Array("[\(Array(repeating: "0", count: count).joined(separator: ","))]".utf8)
        }
        #expect(FlightOutcome(ofReply: .text(text(1_000))).warnings.isEmpty)
        #expect(
            FlightOutcome(ofReply: .text(text(1_001))).warnings.map(\.code.name)
                == [FlightError.nextTooManyArguments.name]
        )
    }
}
