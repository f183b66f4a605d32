import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// Values that hold themselves behind what a build writes again each time it is met.
struct FlightDescentTests {
    private static func typed(_ text: String) throws -> Payload {
        var diagnostics = Diagnostics()
        return try TypedJSON.read(
            JSONCodec().decode(Array(text.utf8)),
            diagnostics: &diagnostics
        )
    }

    private static func code(
        _ text: String,
        _ dialect: FlightDialect
    ) throws -> (any WireErrorCode)? {
        var writer = FlightReplyWriter(dialect)
        // The circle is seen long before the budget is gone.
        writer.limits.workSteps = 10_000
        let value = try Self.typed(text)
        do throws(WireError) {
            _ = try writer.write(value)
            return nil
        } catch {
            return error.code
        }
    }

    static let circles = [
        #"[{"$define":"1","value":[{"$promise":{"$use":"1"}}]}]"#,
        #"[{"$define":"1","value":{"$promise":[{"$use":"1"}]}}]"#,
        #"[{"$define":"1","value":[{"$promise":[{"$use":"1"},{"$use":"1"}]}]}]"#,
        #"[{"$define":"1","value":{"a":{"$promise":{"b":"#
            + #"{"$promise":[{"$promise":{"$use":"1"}}]}}}}}]"#,
        #"[{"$define":"1","value":{"$map":[[1,{"$promise":{"$use":"1"}}]]}}]"#,
        #"[{"$promise":[{"$define":"1","value":"#
            + #"{"$action":{"id":"a","bound":[{"$use":"1"}]}}}]}]"#,
    ]

    @Test(arguments: circles)
    func `a circle that 18.3 never ends is refused at once`(_ text: String) throws {
        #expect(try Self.code(text, .next14) == FlightError.cycle)
        #expect(try Self.code(text, .next16) == nil)
    }

    @Test func `an element in itself is refused where it is a plain object`() throws {
        let text =
            #"[{"$define":"1","value":"#
            + #"{"$element":{"type":"a","props":{"x":{"$use":"1"}}}}}]"#
        #expect(try Self.code(text, .next14) == FlightError.cycle)
    }

    @Test func `a stream in itself is refused where no path leads to it`() throws {
        let stream = #"{"$define":"1","value":{"$stream":{"items":[[{"$use":"1"}]]}}}"#
        #expect(try Self.code(#"[{"a:b":\#(stream)}]"#, .react193) == FlightError.cycle)
        #expect(try Self.code(#"[{"a":\#(stream)}]"#, .react193) == nil)
    }

    @Test func `what is met again without a circle is written again`() throws {
        let text = """
            [{"$define":"1","value":{"$promise":[{"$define":"2","value":{"$promise":1}},{"$use":"2"}]}},\
            {"$use":"1"},{"$promise":[{"$use":"1"}]}]
            """
        #expect(try Self.code(text, .next14) == nil)
    }

    @Test(arguments: FlightDialect.all.filter(\.isWritable))
    func `a promise in an object that can be referred to the second time ends`(
        _ dialect: FlightDialect
    ) throws {
        let text = """
            [{"$define":"1","value":{"$promise":{"x":{"$define":"2","value":{"p":{"$use":"1"}}}}}}]
            """
        #expect(try Self.code(text, dialect) == (dialect == .next14 ? FlightError.cycle : nil))
    }
}
