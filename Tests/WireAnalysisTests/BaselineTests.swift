import Testing
import WireAnalysis
import WireCore

/// What an earlier report says.
@Suite struct BaselineTests {
    private static let report = #"""
        {"schema_version":1,"tool":{"version":"7","zlib":"1"},"samples":[
        {"name":"todo","source":"./a//todo.json","profile":"next-15","approaches":[
        {"approach":"api-json","total_up_bytes":10,"total_down_bytes":20,
        "losses":[{"path":"$[0].a[3].b","drops_data":true},{"path":"$[0].c","drops_data":false}],
        "response":{"sent_encoding":"identity","compressed":[{"algorithm":"gzip","level":6}]}},
        {"approach":"form-nojs","total_up_bytes":30,"total_down_bytes":null},
        {"approach":"action-flight","status":"refused","reason":"no"}]},{"name":"b c","approaches":[]}]}
        """#

    @Test func `knows the totals of each sample in each approach, and how they were made`() throws {
        let baseline = try Baseline(Array(Self.report.utf8))
        #expect(baseline.versions == ["version": "7", "zlib": "1"] && baseline.coding == "gzip:6")
        #expect(baseline.samples.map(\.name) == ["todo", "b c"])
        let todo = baseline.samples[0]
        #expect(todo.profile == "next-15" && todo.source == "./a//todo.json")
        let api: Baseline.Record = try #require(todo.records["api-json"])
        #expect([api.up, api.down] == [10, 20])
        #expect(api.isWeighed && !api.isCoded && api.dropped == ["$[0].a[*].b"])
        let form = try #require(todo.records["form-nojs"])
        #expect([form.up, form.down] == [30, nil])
        #expect(form.isWeighed && form.isCoded && form.dropped.isEmpty)
        #expect(todo.records["action-flight"]?.isWeighed == false)
        #expect(todo.records["api-multipart"] == nil)
        #expect(baseline.samples[1].records.isEmpty)
    }

    @Test(arguments: [
        ("{}", 0), ("[]", 0), (#"{"schema_version":1}"#, 0),
        (#"{"schema_version":1,"samples":{}}"#, 0), (#"{"schema_version":2,"samples":[]}"#, 18),
        (#"{"schema_version":1,"samples":[{}]}"#, 31),
        (#"{"schema_version":1,"samples":[{"name":7}]}"#, 39),
        (#"{"schema_version":1,"samples":[{"name":"a"}]}"#, 31),
        (#"{"schema_version":1,"samples":[{"name":"a","approaches":[{}]}]}"#, 57),
    ])
    func `refuses what is no report of this version, at its place`(
        text: String,
        offset: Int
    ) throws {
        let error = #expect(throws: WireError.self) { try Baseline(Array(text.utf8)) }
        #expect(error?.code == SampleError.baselineNotAReport, "\(text)")
        #expect(error?.offset == offset, "\(text)")
    }

    /// An analysis of samples with these names and sources, nothing weighed.
    private func samples(_ named: [(String, String)]) throws -> [SampleAnalysis] {
        var sample = try WrittenSample.weighed(#"{"call":{"arguments":[1]}}"#).analysis
        return named.map { name, source in
            (sample.name, sample.source) = (name, source)
            return sample
        }
    }

    @Test(
        arguments: [
            // The same file, however its path is written; then the only one of that name.
            ([("todo", "a/todo.json")], [0]), ([("x", "a/todo.json")], [0]),
            ([("todo", "/r/todo.json")], [0]),
            ([("todo", "b/todo.json"), ("x", "a/todo.json")], [nil, 0]),
            ([("b c", "-"), ("b c", "q")], [1, nil]), ([("other", "a/other.json")], [nil]),
        ] as [([(String, String)], [Int?])]
    )
    func `finds the entry of a sample by its file, else by its name`(
        named: [(String, String)],
        entries: [Int?]
    ) throws {
        let baseline = try Baseline(Array(Self.report.utf8))
        #expect(try baseline.matches(samples(named)) == entries)
    }
}
