import Testing
import WireCompression
import WireCore
import WireFlight
import WireFrameworks
import WireHTTP
import WireTestSupport

/// A server of one's own, made of the libraries alone, in the place of a recorded one of Next.js.
@Suite struct ServerActionTests {
    @Test(arguments: ["next16-action-state-form", "next16-action-state-form-invalid"])
    func `responds to a recorded call byte for byte as Next did`(_ name: String) throws {
        let sent = try Vectors.bytes("messages/\(name).request.http")
        let request = try HTTPReader.request(sent.span)
        let received = try Vectors.bytes("messages/\(name).response.http")
        let response = try HTTPReader.response(received.span, to: request.head.method)
        var warnings = Diagnostics()
        let expected = try ContentDecoder.decode(
            response.content.span,
            contentEncoding: response.head.fields["Content-Encoding"] ?? "",
            diagnostics: &warnings
        )

        let call = try CreateTodo(
            body: request.content,
            contentType: try #require(request.head.fields["Content-Type"])
        )
        #expect(call.state.tries == 0)
        #expect(call.state.ok == nil)
        let written = try call.response(buildID: "p5gpZDtOX6H_R3K3txy9e", search: "?n=3") { todo in
            #expect(todo.text == "Buy Milk")
            #expect(todo.priority == 2)
            return 121
        }
        #expect(
            String(decoding: written, as: UTF8.self) == String(decoding: expected, as: UTF8.self)
        )
        #expect(written == expected)
    }

    @Test func `says which argument does not fit`() throws {
        let fields = [("0", #"[{"ok":null,"errors":[],"tries":"none"},"$K1"]"#)]
        var builder = PayloadBuilder()
        builder.begin(.form)
        for (name, value) in fields {
            builder.key(name)
            builder.string(value)
        }
        builder.end()
        var warnings = Diagnostics()
        let arguments = try FlightReplyReader(.next16)
            .read(.form(builder.finish()), diagnostics: &warnings)
        let error = #expect(throws: DecodingError.self) {
            try PayloadDecoder().decode(CreateTodo.self, from: arguments)
        }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0", "tries"])
    }

    @Test func `is what the documentation shows`() throws {
        let page = try Vectors.text(
            "../../Sources/WireFlight/WireFlight.docc/UseTheCodecsInYourOwnServer.md"
        )
        let code = try Vectors.text("../ServerActionTests/CreateTodo.swift")
        #expect(page.contains("```swift\n\(code)```"))
    }
}

extension Vectors {
    fileprivate static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }
}
