import Testing
import WireCore
import WireFrameworks
import WireLatency
import WireTestSupport

@Suite struct RecordedServerTimeTests {
    @Test func `every time is that of its recording`() throws {
        let lines = try VectorLine.all("next-link.jsonl")
        for framework in Framework.withActions {
            let times = framework.profile.serverTimes
            #expect(times.count == 7)
            for time in times {
                let what: Comment = "\(framework), \(time.work), \(time.side)"
                #expect(framework.profile.serverTime(time.work, time.side) == time, what)
                let line = try #require(lines.first { isRecording($0, framework, time) }, what)
                let exchanges = line.document.entries(try #require(line.index("exchanges")))
                let exchange = try #require(Array(exchanges).first)
                #expect(line.number("first_ms", of: exchange) == time.first, what)
                #expect(line.number("total_ms", of: exchange) == time.last, what)
            }
            #expect(framework.profile.serverTime(.insertAndRender, .api) == nil)
        }
    }

    private func isRecording(
        _ line: VectorLine,
        _ framework: Framework,
        _ time: RecordedServerTime
    ) -> Bool {
        let names: [RecordedServerTime.Work: String] = [
            .echo: "echo-small", .insert: "create", .list: "list-100",
            .insertAndRender: "create-refresh-10",
        ]
        let version = framework.rawValue.dropFirst("next-".count)
        return line.text("link") == "loopback" && line.text("connection") == "warm"
            && line.text("case") == "\(names[time.work] ?? "")/\(time.side.rawValue)"
            && line.text("next")?.hasPrefix("\(version).") == true
    }
}
