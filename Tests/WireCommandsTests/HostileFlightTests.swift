import Testing
import WireCommands
import WireCore
import WireTestSupport

/// Streams and bodies made to end the program or to be read wrongly, and the one answer to each.
@Suite struct HostileFlightTests {
    /// A line for `convert`, the options it goes with, and its answer.
    struct Case: CustomTestStringConvertible {
        let line: String
        let options: [String]
        let answer: String
        var testDescription: String { line }

        /// A stream for `--from flight-response`.
        init(stream: String, to target: String = "typed", react: String = "19.3", _ answer: String)
        {
            var base64: [UInt8] = []
            Base64.encode(Array(stream.utf8).span, into: &base64)
            line = #"{"stream":"\#(String(decoding: base64, as: UTF8.self))"}"#
            options = ["--from", "flight-response", "--to", target, "--react", react]
            self.answer = answer
        }

        /// Another line.
        init(_ line: String, from source: String, react: String = "19.3", _ answer: String) {
            self.line = line
            options = ["--from", source, "--to", "typed", "--react", react]
            self.answer = answer
        }
    }

    private static let serverError =
        #""kind":"server-error","message":"the server answered with an error""#

    @Test(arguments: [
        Case(
            stream: "0:{\"order\":\"$@4\"}\n4:E{\"digest\":404}\n",
            #"{"value":{"order":{"$reject":{\#(serverError)}}}}"#
        ),
        Case(
            stream: "0:[\"$@2\"]\n2:E{\"digest\":\"\"}\n",
            #"{"value":[{"$reject":{\#(serverError),"digest":""}}]}"#
        ),
        Case(
            stream: "0:E{\"digest\":[\"pin\",\"4711\"],\"note\":\"card number 4000 0000\"}\n",
            #"{"error":{"code":"flight.serverError","offset":0,"reason":"the server answered with an error (row 0)"}}"#
        ),
        Case(
            stream: "1:I[[\"pkg\",\"x\"],[],{\"n\":1}]\n0:{\"c\":\"$1\"}\n",
            #"{"error":{"code":"flight.rowSyntax","offset":3,"reason":"the import in row 1 is not of the form [id, chunks, name]"}}"#
        ),
        Case(
            stream: "3:o3,csv2:[[\"text\",\"csv\"],\"$3\"]\n0:{\"report\":\"$B2\"}\n",
            #"{"error":{"code":"flight.notABlob","offset":44,"reason":"an object stands where text is expected (row 0 at $.report)"}}"#
        ),
        Case(
            stream: "1:{\"id\":[\"x\"],\"bound\":null}\n0:{\"save\":\"$h1\"}\n",
            to: "flight-reply",
            #"{"error":{"code":"flight.unknownFunction","offset":38,"reason":"the id of a function is no text (row 0 at $.save)"}}"#
        ),
        Case(
            stream: "1:[[\"agree\",true],[7,\"seven\"]]\n0:\"$K1\"\n",
            #"{"value":{"$form":[["agree","true"],["7","seven"]]}}"#
        ),
        Case(
            stream: "1:[[\"when\",\"$D2021-06-30T12:00:00.000Z\"]]\n0:\"$K1\"\n",
            #"{"error":{"code":"flight.notABlob","offset":44,"reason":"an object stands where text is expected"}}"#
        ),
        Case(
            stream: "0:[\"$\",\"tr\",\"$D2021-06-30T12:00:00.000Z\",{}]\n",
            react: "19.2",
            #"{"value":{"$lazy":{"$reject":{"kind":"syntax","message":"the key of an element is no text"}}}}"#
        ),
        Case(
            stream: "0:[1,[\"$\",\"tr\",\"$@5\",{}]]\n5:\"k\"\n",
            #"{"value":[1,{"$lazy":{"$reject":{"kind":"syntax","message":"the key of an element is no text"}}}]}"#
        ),
        Case(
            stream: "3:o3,csv2:[7e200,\"$3\"]\n0:\"$B2\"\n",
            #"{"value":{"$blob":{"type":"7e+200","base64":"Y3N2"}}}"#
        ),
        Case(
            stream: "5:T5,a;b;c4:[\"text/csv\",\"$5\"]\n0:{\"file\":\"$B4\"}\n",
            #"{"value":{"file":{"$blob":{"type":"text/csv","base64":"YTtiO2M="}}}}"#
        ),
        Case(
            stream: "3:T1,x3:T1,y0:[\"$3\"]\n",
            react: "18.3-next14.2",
            #"{"value":["y"],"warnings":[{"code":"flight.duplicateRow","offset":6,"reason":"row 3 came before"}]}"#
        ),
        Case(
            stream: "0:{\"marker\":\"$\"}\n",
            #"{"value":{"marker":{"$symbol":"react.transitional.element"}}}"#
        ),
    ]) func `streams are answered at their place`(_ expected: Case) throws {
        try check(expected)
    }

    private static let cycle = "a stream is among its own items, so that it never ends"

    @Test(arguments: ["19.0.0", "19.1.0", "19.2.0"])
    func `a stream among its own items fails at once`(react: String) throws {
        try check(
            Case(
                #"{"kind":"text","text":"{\"feed\":\"$R0\"}"}"#,
                from: "flight-reply",
                react: react,
                #"{"error":{"code":"flight.cycle","offset":8,"reason":"\#(Self.cycle) (part 0 at $.feed)"}}"#
            )
        )
        try check(
            Case(
                #"{"entries":[["$ACTION_REF_1",""],["$ACTION_1:0","\"$r0\""]]}"#,
                from: "flight-form",
                react: react,
                #"{"error":{"code":"flight.cycle","offset":0,"reason":"\#(Self.cycle) (part 0 at $)"}}"#
            )
        )
    }

    @Test func `binds what a promise brings and nothing in its place`() throws {
        let post =
            #"{"entries":[["$ACTION_REF_7",""],["$ACTION_7:0","#
            + #""{\"id\":\"abc123\",\"bound\":[\"role\",\"admin\"]}"],["qty","3"]],"result":{"n":1}}"#
        for react in ["19.0", "19.3", "19.0-next15.0", "19.3-next16.4"] {
            try check(
                Case(
                    post,
                    from: "flight-form",
                    react: react,
                    #"{"action":{"value":{"id":"abc123","bound":[],"fields":{"$form":[["qty","3"]]}}},"#
                        + #""state":{"value":null}}"#
                )
            )
        }
        for react in ["18.3-next14.2", "19.2.0"] {
            try check(
                Case(
                    post,
                    from: "flight-form",
                    react: react,
                    #"{"action":{"value":{"id":"abc123","bound":["role","admin"],"fields":"#
                        + #"{"$form":[["qty","3"]]}}},"state":{"value":null}}"#
                )
            )
        }
    }

    @Test(arguments: ["__proto__", "constructor", "toString"])
    func `refuses ids that every object has`(id: String) throws {
        let reason = "“\(id)” is what every object has, and no server function"
        try check(
            Case(
                #"{"kind":"form","entries":[["4","{\"id\":\"\#(id)\",\"bound\":null}"],["0","[\"$h4\"]"]]}"#,
                from: "flight-reply",
                #"{"error":{"code":"flight.unknownFunction","offset":1,"reason":"\#(reason) (part 0 at $[0])"}}"#
            )
        )
        try check(
            Case(
                #"{"entries":[["$ACTION_ID_\#(id)",""]]}"#,
                from: "flight-form",
                #"{"error":{"code":"flight.unknownFunction","offset":0,"reason":"\#(reason)"}}"#
            )
        )
    }

    private func check(_ expected: Case) throws {
        var door = try #require(LineDoor(expected.options))
        let answer = door.answer(Array(expected.line.utf8))
        #expect(String(decoding: answer, as: UTF8.self) == expected.answer + "\n")
    }
}
