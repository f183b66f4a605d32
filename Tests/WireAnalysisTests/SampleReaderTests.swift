import Testing
import WireAnalysis
import WireCore
import WireFrameworks

/// Sample files: their defaults, and what is refused at which byte.
@Suite struct SampleReaderTests {
    private func read(_ text: String) throws -> Sample {
        var diagnostics = Diagnostics()
        let reader = SampleReader { _ throws(WireError) in
            throw WireError(SampleError.fileUnreadable, at: 0, "No such file")
        }
        return try reader.read(
            Array(text.utf8),
            source: "todo.json",
            name: "todo",
            diagnostics: &diagnostics
        )
    }

    @Test(arguments: [#"{"a":1}"#, #"{"call":{"arguments":[{"a":1}]}}"#])
    func `fills in every default`(text: String) throws {
        let sample = try read(text)
        #expect([sample.name, sample.title, sample.source] == ["todo", "todo", "todo.json"])
        #expect(sample.arguments.count(0) == 1)
        #expect(sample.result.kind(0) == .undefined)
        #expect(sample.schema == nil && sample.invalid.isEmpty)
        #expect([sample.api.method, sample.api.path] == ["POST", "/api/todo"])
        #expect(sample.api.status == 200 && sample.api.arrays == .indices)
        #expect([sample.action.framework.rawValue, sample.action.page] == ["next-16", "/"])
        #expect(sample.action.id == nil && !sample.action.form && !sample.action.revalidates)
        #expect(sample.action.followUpRequests == 0)
        #expect(sample.host == "localhost:3000" && sample.headers.isEmpty)
        #expect(sample.boundary == nil && sample.buildID == nil)
    }

    @Test(
        arguments: [
            (#"{"call":{"arguments":[1]},"titel":1}"#, SampleError.unknownMember, 26),
            (#"{"call":{"arguments":1}}"#, SampleError.wrongType, 21),
            (#"{"call":{"arguments":[1]},"title":1}"#, SampleError.wrongType, 34),
            (#"{"call":{"arguments":[1]},"api":{"status":99}}"#, SampleError.wrongValue, 42),
            (#"{"call":{"arguments":[1]},"api":{"path":"a b"}}"#, SampleError.wrongValue, 40),
            (#"{"call":{"arguments":[1]},"headers":{"a b":"x"}}"#, SampleError.wrongValue, 43),
            (#"{"call":{"arguments":[1]},"headers":{"a":"x\r\ny"}}"#, SampleError.wrongValue, 41),
            (#"{"call":{"arguments":[1]},"page":{"html":"x"}}"#, SampleError.fileUnreadable, 41),
            (#"{"call":{"arguments":[1]},"claim":{}}"#, SampleError.missingMember, 34),
            (#"{"call":{"arguments":[1]},"needs":["x"]}"#, SampleError.wrongValue, 35),
        ] as [(String, any WireErrorCode, Int)]
    )
    func `refuses what makes no sense, and says where`(
        text: String,
        code: any WireErrorCode,
        offset: Int
    ) throws {
        let error = #expect(throws: WireError.self) { try read(text) }
        #expect(error?.code == code)
        #expect(error?.offset == offset)
    }
}
