import Testing
import WireAnalysis
import WireCore
import WireJSON

/// What goes into an API request for values that JSON lacks, and what is lost by it.
@Suite struct PlainValueTests {
    private func typed(_ text: String) throws -> Payload {
        let document = try JSONCodec().decode(Array(text.utf8))
        var diagnostics = Diagnostics()
        return try TypedJSON.read(document, at: 0, diagnostics: &diagnostics)
    }

    @Test(arguments: [
        (#"{"$date":"2026-12-01T17:30:00.000Z"}"#, #""2026-12-01T17:30:00.000Z""#),
        (#"{"$date":null}"#, "null"), (#"{"$bigint":"9007199254740993"}"#, #""9007199254740993""#),
        (#"{"$map":[["milk",2],[1,{"$set":["a"]}]]}"#, #"[["milk",2],[1,["a"]]]"#),
        (#"{"$set":["a",2]}"#, #"["a",2]"#),
        (
            #"{"$form":[["a","1"],["b","x"],["a","2"]]}"#, #"{"a":["1","2"],"b":"x"}"#
        ),
        (
            #"{"$file":{"name":"n.txt","type":"text/plain","base64":"aGk="}}"#,
            #"{"name":"n.txt","type":"text/plain","base64":"aGk="}"#
        ),
        (#"{"$bytes":"AQIK/w==","kind":"Uint8Array"}"#, #""AQIK/w==""#),
        (
            #"{"$error":{"message":"no","name":"TypeError"}}"#,
            #"{"name":"TypeError","message":"no"}"#
        ),
        (#"{"$promise":{"n":1}}"#, #"{"n":1}"#),
        (#"{"a":{"$undefined":true},"b":{"$symbol":"s"},"c":1}"#, #"{"c":1}"#),
        (#"[{"$number":"NaN"},{"$number":"-Infinity"},-0]"#, "[null,null,0]"),
    ]) func `writes what code bases write`(value: String, expected: String) throws {
        let plain = try #require(try PlainValue.plain(typed(value)))
        #expect(String(decoding: try JSONCodec().encoded(plain), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        #"{"$stream":{"items":[1]}}"#, #"{"$iterator":[1]}"#, #"{"$action":{"id":"a"}}"#,
        #"{"$element":{"type":"p","props":{}}}"#,
        #"{"$define":"a","value":{"me":{"$use":"a"}}}"#,
    ]) func `refuses what has no JSON form`(value: String) throws {
        let payload = try typed(value)
        let refusal = #expect(throws: WireError.self) { try PlainValue.plain(payload) }
        #expect(refusal?.reason.isEmpty == false)
    }

    @Test func `sends nothing for undefined`() throws {
        #expect(try PlainValue.plain(typed(#"{"$undefined":true}"#)) == nil)
    }

    @Test(arguments: [
        (#"{"a":{"$date":"2026-12-01T17:30:00.000Z"}}"#, "$.a", "date", "string", false),
        (#"[{"$map":[]}]"#, "$[0]", "map", "array", false),
        (#"{"a b":{"$symbol":"s"}}"#, #"$["a b"]"#, "symbol", "nothing", true),
        (#"{"a":{"$undefined":true}}"#, "$.a", "undefined", "nothing", false),
        (#"[{"$number":"-0"}]"#, "$[0]", "-0", "0", false),
        (#"[{"$number":"NaN"}]"#, "$[0]", "number", "null", true),
        (
            #"[{"$define":"a","value":{}},{"$use":"a"}]"#, "$[1]", "the same object again",
            "a copy", false
        ),
    ]) func `names what is lost`(
        value: String,
        path: String,
        from: String,
        to: String,
        dropsData: Bool
    ) throws {
        let sent = try typed(value)
        let received = try JSONCodec().decode(
            try JSONCodec().encoded(try #require(try PlainValue.plain(sent)))
        )
        let losses = Loss.between(sent, received)
        #expect(losses.count == 1)
        #expect(losses.first?.path == path)
        #expect(losses.first?.from == from)
        #expect(losses.first?.to == to)
        #expect(losses.first?.dropsData == dropsData)
    }

    /// Two notations of one array.
    @Test(arguments: [
        (
            #"{"$sparse":{"length":4,"items":[[0,1],[3,2]]}}"#,
            #"[1,{"$hole":true},{"$hole":true},2]"#
        ),
        (
            #"{"$sparse":{"length":3,"items":[]}}"#,
            #"{"$repeat":[{"$hole":true},3]}"#
        ),
        (
            #"{"$sparse":{"length":3,"items":[[2,[]]]}}"#,
            #"[{"$hole":true},{"$hole":true},[]]"#
        ),
    ]) func `holes are the same however they are noted`(one: String, other: String) throws {
        let pair = (try typed(one), try typed(other))
        #expect(pair.0.isIdentical(to: pair.1))
        let plain = (try PlainValue.plain(pair.0), try PlainValue.plain(pair.1))
        let received = (try #require(plain.0), try #require(plain.1))
        let losses = Loss.between(pair.0, received.0)
        #expect(losses == Loss.between(pair.1, received.1))
        #expect(!losses.isEmpty && losses.allSatisfy { !$0.dropsData })
        #expect(losses.allSatisfy { $0.from == "hole" && $0.to == "null" })
    }

    @Test func `holes are paired by place, also with other runs than were sent`() throws {
        /// What is said of `[1, hole × 3, 2]` when this arrives.
        func losses(_ received: String) throws -> [String] {
            let sent = #"{"$sparse":{"length":5,"items":[[0,1],[4,2]]}}"#
            return Loss.between(try typed(sent), try typed(received)).map {
                "\($0.path) \($0.from) \($0.to)\($0.dropsData ? "!" : "")"
            }
        }
        #expect(
            try losses("[1,null,{\"$hole\":true},null,2]") == ["$[1] hole null", "$[3] hole null"]
        )
        #expect(try losses("[1,{\"$hole\":true},{\"$hole\":true},7,2]") == ["$[3] hole number"])
        #expect(
            try losses("[1,{\"$hole\":true}]") == ["$[2] hole nothing", "$[4] number nothing!"]
        )
        #expect(
            try losses("[{\"$hole\":true},1,{\"$hole\":true},{\"$hole\":true},2]")
                == ["$[0] number hole!", "$[1] hole number"]
        )
    }

    @Test(arguments: [
        #"{"$sparse":{"length":4294967295,"items":[]}}"#,
        #"[{"$sparse":{"length":12000,"items":[]}},{"$sparse":{"length":12000,"items":[]}}]"#,
        // Twenty-five levels that each hold the next one twice.
        (1...25).reduce("1") { #"[{"$define":"\#($1)","value":\#($0)},{"$use":"\#($1)"}]"# },
    ]) func `refuses what would outgrow every limit`(value: String) throws {
        let payload = try typed(value)
        var limits = DecodingLimits.standard
        limits.values = 20_000
        let refusal = #expect(throws: WireError.self) {
            try PlainValue.plain(payload, limits: limits)
        }
        #expect(refusal?.code == SampleError.notCarried)
        #expect(refusal?.reason == "as JSON it has more than 20000 values")
    }
}
