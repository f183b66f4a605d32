import Testing
import WireCore
import WireFrameworks

@testable import WireAnalysis

/// Multipart form data as a server reads it.
@Suite struct ReadFormTests {
    private func form(_ text: String) throws -> (body: [UInt8], form: ReadForm) {
        var sample = try WrittenSample.sample(#"{"call":{"arguments":[7]}}"#)
        sample.boundary = "X"
        let context = DraftContext(sample: sample, profile: .next16)
        let bytes = Array(text.utf8)
        let body = MessageBody.Encoded(bytes: bytes, contentType: "multipart/form-data")
        return (bytes, try ReadForm(body, context.boundary, "the form"))
    }

    private static func part(_ name: String, _ content: String) -> String {
        "--X\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(content)\r\n--X--\r\n"
    }

    @Test func `each byte of a field has its owner`() throws {
        let (body, form) = try form(Self.part("ab", "Milk"))
        #expect(form.value.kind(0) == .form && form.value.count(0) == 1)
        let ledger = form.ledger(of: body, marksHiddenFields: true)
        #expect(ledger[.key] == 2 && ledger[.value] == 4)
        #expect(ledger.byteCount == body.count)
    }

    @Test func `the numbered parts of an action are JSON with tags`() throws {
        let (body, form) = try form(Self.part("0", #"["$n5"]"#))
        let plain = form.ledger(of: body, marksHiddenFields: true)
        let reply = form.replyLedger(of: body)
        #expect(plain[.value] == 7 && plain[.tag] == 0)
        #expect(reply[.value] == 1 && reply[.tag] == 2)
        #expect(reply[.punctuation] == plain[.punctuation] + 4)
        #expect(reply.byteCount == body.count)
    }

    @Test func `a body that servers do not take refuses the approach`() {
        let error = #expect(throws: WireError.self) { try form("no form") }
        #expect(error?.code == SampleError.notCarried && error?.isRefusal == true)
        #expect(error?.reason.hasPrefix("servers do not take the form: multipart.") == true)
    }
}
