package import WireCore
internal import WireJSON
internal import WireStatistics

/// Reads the latencies of a load tool: hey or oha CSV, k6 JSON lines, or one number a line.
package enum MeasurementFile {
    /// Returns mean and quantiles in milliseconds.
    ///
    /// hey and oha write seconds in a column `response-time` or `request-duration`; k6 writes
    /// milliseconds as points of the metric `http_req_duration`; bare numbers are milliseconds.
    ///
    /// - Throws: `measurement.unreadable` with the offset of the line that makes no sense, or 0 when
    ///   there is no latency at all.
    package static func figures(
        _ text: [UInt8]
    ) throws(WireError) -> Sample.Observation.Figures {
        let values = try latencies(text)
        guard let sample = Series(values) else {
            throw WireError(
                SampleError.measurementUnreadable,
                at: 0,
                "there is no latency in the file"
            )
        }
        return Sample.Observation.Figures(
            mean: sample.mean,
            p95: sample.quantile(0.95),
            p99: sample.quantile(0.99),
            byte: nil
        )
    }

    private static func latencies(_ text: [UInt8]) throws(WireError) -> [Double] {
        var values: [Double] = []
        var column: Int?
        var offset = 0
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            defer { offset += line.count + 1 }
            let cells = String(decoding: line, as: UTF8.self)
                .split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if line.first == UInt8(ascii: "{") {
                if let value = try point(Array(line), offset) { values.append(value) }
            } else if let place = cells.firstIndex(where: columns.contains) {
                column = place
            } else if let column {
                guard column < cells.count, let seconds = Double(cells[column]) else {
                    throw unreadable(offset)
                }
                values.append(seconds * 1_000)
            } else {
                guard cells.count == 1, let value = Double(cells[0]) else {
                    throw unreadable(offset)
                }
                values.append(value)
            }
            guard values.last.map({ $0.isFinite && $0 >= 0 }) ?? true else {
                throw unreadable(offset)
            }
        }
        return values
    }

    /// The columns in which hey and oha write how long a request took.
    private static let columns: Set<String> = ["response-time", "request-duration"]

    /// The value of a k6 point of the right metric; nil for other points.
    private static func point(_ line: [UInt8], _ offset: Int) throws(WireError) -> Double? {
        guard let document = try? JSONCodec().decode(line), document.kind(0) == .object else {
            throw unreadable(offset)
        }
        guard let metric = document.member("metric", of: 0),
            document.holds(metric, "http_req_duration"),
            let data = document.member("data", of: 0)
        else { return nil }
        return document.member("value", of: data).flatMap(document.number)
    }

    private static func unreadable(_ offset: Int) -> WireError {
        WireError(SampleError.measurementUnreadable, at: offset)
    }
}
