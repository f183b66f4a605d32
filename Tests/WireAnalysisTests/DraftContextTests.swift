import Testing
import WireCore
import WireFrameworks
import WireJSON

@testable import WireAnalysis

/// What approaches share when they write a sample out.
@Suite struct DraftContextTests {
    private func context(
        _ text: String,
        _ profile: FrameworkProfile = .next16
    ) throws -> DraftContext {
        DraftContext(sample: try WrittenSample.sample(text), profile: profile)
    }

    @Test func `one argument stands for itself, several are an array`() throws {
        #expect(try context(#"{"call":{"arguments":[]}}"#).argument == nil)
        #expect(try context(#"{"call":{"arguments":[7]}}"#).argument?.double(0) == 7)
        let two = try context(#"{"call":{"arguments":[7,8]}}"#)
        #expect(two.argument?.count(0) == 2)
        let error = #expect(throws: WireError.self) { try two.onlyArgument() }
        #expect(error?.reason == "it has 2 arguments, and a form is one")
    }

    @Test func `a profile without actions carries none`() throws {
        let error = #expect(throws: WireError.self) {
            try context(#"{"call":{"arguments":[7]}}"#, .plain).actionRules()
        }
        #expect(error?.code == SampleError.notCarried)
        #expect(error?.reason == "the profile plain has no actions")
    }

    @Test func `without a result the response has no content`() throws {
        let context = try context(#"{"call":{"arguments":[7]}}"#)
        let draft: ExchangeDraft = try context.api(MessageBody())
        #expect(draft.response.contentType == nil && draft.responseBody.bytes.isEmpty)
    }

    @Test func `a page joins the response as far as it is known`() throws {
        let context = try context(#"{"call":{"arguments":[7]},"result":1}"#)
        let draft: ExchangeDraft = try context.api(MessageBody())
        #expect(draft.page == .none && draft.responseBody.bytes == Array("1".utf8))
        var whole = draft
        whole.add(.bytes(Array("<p>".utf8)))
        #expect(whole.page == .included(3) && whole.responseBody.bytes == Array("1<p>".utf8))
        var sized = draft
        sized.add(.byteCount(9))
        #expect(sized.page == .byteCount(9) && sized.responseBody.bytes == Array("1".utf8))
        var unknown = draft
        unknown.add(nil)
        #expect(unknown.page == .unknown)
    }
}
