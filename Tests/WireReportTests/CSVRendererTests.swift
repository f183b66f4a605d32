import Testing
import WireCore

@testable import WireAnalysis
@testable import WireReport

/// Rows for spreadsheets.
@Suite struct CSVRendererTests {
    private func lines(_ sample: SampleAnalysis) -> [String] {
        let bytes = CSVRenderer().render(ByHand.analysis(sample))
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test func `each message is a row, and a refusal keeps its reason`() throws {
        var api = ByHand.api
        api.response = ByHand.message(
            150,
            60,
            as: "gzip",
            pieces: 2,
            decoded: 48,
            compressed: 37
        )
        api.losses = [Loss(path: "result.a", from: "date", to: "string", dropsData: false)]
        api.followUps = [FollowUp(purpose: "refetch", upByteCount: 100, downByteCount: nil)]
        let start = "todo,todo.json,next-16,"
        let blanks = String(repeating: ",", count: 10)
        #expect(
            lines(
                try ByHand.sample([
                    .apiJSON: .success(api), .formNoJS: .failure(ByHand.refusal),
                ])
            ) == [
                "sample,source,profile,approach,direction,status,head_bytes_http1,"
                    + "head_bytes_http2_first,head_bytes_http2_repeat,body_bytes,sent_bytes,"
                    + "sent_encoding,pieces,body_bytes_gzip_6,losses,reason,total_bytes",
                start + "api-json,request,weighed,200,20,10,19,19,identity,1,,0,,219",
                start + "api-json,response,weighed,150,20,10,48,60,gzip,2,37,1,,210",
                start + "api-json,\"follow-up request\",weighed\(blanks),100",
                start + "api-json,\"follow-up response\",weighed\(blanks),",
                start + "form-nojs,request,refused\(blanks)\"\(ByHand.refusal.reason)\",",
                start + "form-nojs,response,refused\(blanks)\"\(ByHand.refusal.reason)\",",
            ]
        )
    }

    @Test(arguments: [("=1+1", "\"'=1+1\""), ("a\"b,c", "\"a\"\"b,c\""), ("plain", "plain")])
    func `no cell is taken for a formula or for two`(name: String, cell: String) throws {
        var sample = try ByHand.sample([.apiJSON: .success(ByHand.api)])
        sample.name = name
        #expect(lines(sample)[1].hasPrefix(cell + ",todo.json,"))
    }
}
