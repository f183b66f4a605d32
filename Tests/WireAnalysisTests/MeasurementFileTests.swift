import Testing
import WireAnalysis
import WireCore

/// Latencies as load tools write them.
@Suite struct MeasurementFileTests {
    private func figures(_ text: String) throws -> Sample.Observation.Figures {
        try MeasurementFile.figures(Array(text.utf8))
    }

    @Test(arguments: [
        ("one number a line, milliseconds", "10\n20\n\n30\n"),
        (
            "hey, seconds",
            "response-time,DNS+dialup,status-code\n0.010,0.001,200\n0.020,0,200\n0.030,0,200"
        ),
        (
            "oha, seconds, quoted",
            "\"request-start\",\"request-duration\"\r\n\"0\",\"0.010\"\r\n\"1\",\"0.020\"\r\n\"2\",\"0.030\"\r\n"
        ),
        (
            "k6, milliseconds, among points of other metrics",
            """
            {"type":"Metric","metric":"http_req_duration","data":{"type":"trend"}}
            {"type":"Point","metric":"http_reqs","data":{"value":1}}
            {"type":"Point","metric":"http_req_duration","data":{"value":10}}
            {"type":"Point","metric":"http_req_duration","data":{"value":20}}
            {"metric":"http_req_duration","data":{"value":30}}
            """
        ),
    ])
    func `gives mean and quantiles in milliseconds`(tool: String, text: String) throws {
        let figures = try figures(text)
        #expect(figures.mean == 20, "\(tool)")
        // Between the second and the third of three: 0.9 and 0.98 of the way.
        #expect(abs((figures.p95 ?? 0) - 29) < 1e-9)
        #expect(abs((figures.p99 ?? 0) - 29.8) < 1e-9)
        #expect(figures.byte == nil)
    }

    @Test func `one observation is its own mean and every quantile`() throws {
        let figures = try figures("12.5")
        #expect([figures.mean, figures.p95, figures.p99] == [12.5, 12.5, 12.5])
    }

    @Test(arguments: [
        ("", 0), ("\n \n", 0), ("response-time\n", 0), ("10\nfast\n", 3), ("10\n-1\n", 3),
        ("10\n20\nnan\n", 6), ("inf", 0), ("10,20\n", 0), ("a,response-time\n1\n", 16),
        ("response-time\n0.1\nx\n", 18), ("{\"metric\":\n", 0), ("[]", 0),
        ("10\n{\"metric\":\"http_req_duration\",\"data\":{\"value\":-4}}", 3),
    ])
    func `names the line that is no latency`(text: String, offset: Int) throws {
        let error = #expect(throws: WireError.self) { try figures(text) }
        #expect(error?.code == SampleError.measurementUnreadable)
        #expect(error?.offset == offset, "\(text)")
    }
}
