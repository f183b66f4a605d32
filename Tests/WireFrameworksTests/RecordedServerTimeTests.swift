import Testing
import WireCore
import WireFrameworks
import WireLatency
import WireTestSupport

@Suite struct RecordedServerTimeTests {
    @Test func `every time is that of its recording`() throws {
        let lines = try VectorLine.all("next-link.jsonl")
        #expect(RecordedServerTime.all.count == 21)
        for time in RecordedServerTime.all {
            let line = try #require(lines.first { isRecording($0, of: time) }, "\(time.source)")
            let exchanges = line.document.entries(try #require(line.index("exchanges")))
            let exchange = try #require(Array(exchanges).first)
            #expect(line.number("first_ms", of: exchange) == time.first, "\(time.source)")
            #expect(line.number("total_ms", of: exchange) == time.last, "\(time.source)")
        }
    }

    @Test func `each is found by what it is of`() {
        for time in RecordedServerTime.all {
            #expect(RecordedServerTime.find(time.framework, time.work, time.side) == time)
        }
        #expect(RecordedServerTime.find("next-16", .insertAndRender, .api) == nil)
        #expect(RecordedServerTime.find("next-13", .echo, .api) == nil)
    }

    private func isRecording(_ line: VectorLine, of time: RecordedServerTime) -> Bool {
        let names: [RecordedServerTime.Work: String] = [
            .echo: "echo-small", .insert: "create", .list: "list-100",
            .insertAndRender: "create-refresh-10",
        ]
        let version = time.framework.dropFirst("next-".count)
        return line.text("link") == "loopback" && line.text("connection") == "warm"
            && line.text("case") == "\(names[time.work] ?? "")/\(time.side.rawValue)"
            && line.text("next")?.hasPrefix("\(version).") == true
    }
}
