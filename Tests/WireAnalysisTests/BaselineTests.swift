import Testing
import WireAnalysis
import WireCore

/// The totals of an earlier report.
@Suite struct BaselineTests {
    private static let report = #"""
        {"schema_version":1,"samples":[{"name":"todo","approaches":[
        {"approach":"api-json","total_up_bytes":10,"total_down_bytes":20},
        {"approach":"form-nojs","total_up_bytes":30,"total_down_bytes":null},
        {"approach":"action-flight","refused":"no"}]},{"name":"b c","approaches":[]}]}
        """#

    @Test func `knows the totals of each sample in each approach`() throws {
        let baseline = try Baseline(Array(Self.report.utf8))
        let totals = try #require(baseline.totals("todo", .apiJSON))
        #expect([totals.up, totals.down] == [10, 20])
        let page = try #require(baseline.totals("todo", .formNoJS))
        #expect([page.up, page.down] == [30, nil])
        let refused = try #require(baseline.totals("todo", .actionFlight))
        #expect([refused.up, refused.down] == [nil, nil])
        #expect(baseline.totals("todo", .apiMultipart) == nil)
        #expect(baseline.totals("b c", .apiJSON) == nil)
        #expect(baseline.totals("other", .apiJSON) == nil)
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
}
