import Testing
import WireCore
import WireJSON

@Suite struct JSONTextWriterTests {
    private func text(
        isIndented: Bool = false,
        _ body: (inout JSONTextWriter) -> Void
    ) -> String {
        var json = JSONTextWriter(isIndented: isIndented)
        body(&json)
        return String(decoding: json.text, as: UTF8.self)
    }

    @Test func `separates members and elements, and writes null for what is not known`() {
        let written = text { json in
            json.object { json in
                json.member("a", 1)
                json.member("b", nil as String?)
                json.array("c", [1.5, -0.0, .nan]) { $0.number($1) }
                json.object("d") { _ in }
                json.array("e", EmptyCollection<Int>()) { $0.number(Double($1)) }
                json.member("f", "{\"[:")
                json.member("g", true)
                json.member("h", base64: [0, 1].span)
            }
        }
        #expect(
            written == #"{"a":1,"b":null,"c":[1.5,0,null],"d":{},"e":[],"f":"{\"[:","g":true,"#
                + #""h":"AAE="}"#
        )
    }

    @Test func `writes any plain value as the codec does`() throws {
        let source = #"{"a":[1,{"b":"\ud800"},[]],"":{},"c":null,"d":"[: "}"#
        let value = try JSONCodec().decode(Array(source.utf8))
        #expect(text { $0.value(value) } == source)
    }

    @Test func `gives each value a line when people are to edit them`() throws {
        let value = try JSONCodec().decode(Array(#"{"a":[1,2],"b":{},"c":[{"d":""}]}"#.utf8))
        #expect(
            text(isIndented: true) { $0.value(value) } == """
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {},
                  "c": [
                    {
                      "d": ""
                    }
                  ]
                }
                """
        )
    }

    @Test func `sets typed values and faults among other members`() throws {
        let value = Payload(nodes: [PayloadNode(.undefined)], bytes: [])
        var json = JSONTextWriter()
        try json.object { (json) throws(WireError) in
            json.key("value")
            try json.typed(value, limits: .standard)
            json.object("error") {
                $0.members(of: WireError(JSONError.depthExceeded, at: 7, "deep"))
            }
        }
        #expect(
            String(decoding: json.text, as: UTF8.self)
                == #"{"value":{"$undefined":true},"error":{"code":"json.depthExceeded","offset":7,"reason":"deep"}}"#
        )
    }
}
