import Testing
import WireCore
import WireFlight
import WireJSON

/// Fields of records, of whatever kind they come: what React makes of them, or an error.
struct FlightRecordFieldTests {
    private static func notation(_ stream: String) throws(WireError) -> String {
        var diagnostics = Diagnostics()
        let value = try FlightResponseReader.read(
            Array(stream.utf8).span,
            diagnostics: &diagnostics
        )
        return TypedJSON.text(value)
    }

    @Test(arguments: [
        ("1:I[\"m\",[],77]\n0:\"$1\"\n", #"{"$client":{"id":"m","name":"77"}}"#),
        (
            "1:I[7,[],9007199254740993]\n0:\"$1\"\n",
            #"{"$client":{"id":7,"name":"9007199254740992"}}"#
        ),
        ("1:[]\n0:\"$B1\"\n", #"{"$blob":{"type":"","base64":""}}"#),
        ("1:[\"$undefined\"]\n0:\"$B1\"\n", #"{"$blob":{"type":"","base64":""}}"#),
        ("1:[null]\n0:\"$B1\"\n", #"{"$blob":{"type":"null","base64":""}}"#),
        (
            "1:{\"id\":\"a\",\"bound\":\"$@2\"}\n0:\"$h1\"\n2:[1]\n",
            #"{"$action":{"id":"a","bound":[1]}}"#
        ),
    ])
    func `is read as React reads it`(_ stream: String, _ notation: String) throws {
        #expect(try Self.notation(stream) == notation)
    }

    @Test(arguments: ["1", "\"x\"", "{}", "\"$Z\"", "\"$undefined\"", "null"])
    func `what is bound is an array`(_ bound: String) {
        #expect {
            try Self.notation("1:{\"id\":\"a\",\"bound\":\"$@2\"}\n0:[\"$h1\"]\n2:\(bound)\n")
        } throws: {
            ($0 as? WireError)?.code == FlightError.notAnArray
        }
    }
}
