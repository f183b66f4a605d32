internal import WireCore

/// The metric of k6 that says how long requests took, in milliseconds.
private let metric = "http_req_duration"

/// k6 `--out json`: one point a line.
struct K6Points: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let first = content.firstRecord, first.kind(0) == .object,
            first.member("metric", of: 0) != nil,
            first.member("data", of: 0) != nil
        else { return nil }
        var result = LoadResult()
        try content.forEachRecord { point, line throws(WireError) in
            try add(point, line, to: &result)
        }
        return result
    }

    private func add(
        _ point: Payload,
        _ line: LoadText.Line,
        to result: inout LoadResult
    ) throws(WireError) {
        guard point.texted("metric", of: 0) == metric, point.texted("type", of: 0) != "Metric",
            let data = point.member("data", of: 0)
        else { return }
        guard let value = point.member("value", of: data).flatMap(point.number),
            value.isFinite, value >= 0
        else { throw LoadText.unreadable(line, "has no latency as data.value") }
        let tags = point.member("tags", of: data).flatMap { point.kind($0) == .object ? $0 : nil }
        let names = tags.map { tags in
            [point.texted("method", of: tags), point.texted("name", of: tags)].filter {
                !$0.isEmpty
            }
        }
        result.add(
            tags.flatMap { failure(point, $0) }.map(Result.failure) ?? .success(value),
            to: names?.joined(separator: " ") ?? ""
        )
    }

    private func failure(_ point: Payload, _ tags: Int) -> LoadFailure? {
        let status = Int(point.texted("status", of: tags))
        switch point.texted("expected_response", of: tags) {
        case "true": return nil
        case "false":
            guard status != 0 else { return .unanswered(point.texted("error", of: tags)) }
            return status.flatMap { LoadFailure(status: $0) } ?? .unexpected
        default: return status.flatMap { LoadFailure(status: $0) }
        }
    }
}

/// k6 `--summary-export`, and what `handleSummary` gets, where figures stand in `values`.
struct K6Summary: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let document = content.document, document.kind(0) == .object,
            let metrics = document.child("metrics", of: 0),
            document.child("http_req_duration", of: metrics) != nil
        else { return nil }
        var result = LoadResult()
        // What k6 keeps of expected responses alone is there beside the whole in every summary.
        let expected = document.members(metrics).first { document.text($0.key) == expectedName }
        for (key, value) in document.members(metrics) where document.kind(value) == .object {
            let name = document.text(key)
            guard name == metric || name.hasPrefix(metric + "{") && name != expectedName else {
                continue
            }
            let isWhole = name == metric
            let chosen = isWhole ? expected?.value ?? value : value
            var series = series(name, document, chosen)
            if isWhole { countFailures(document, metrics, expected == nil, &series) }
            result.append(series)
        }
        return result
    }

    private let expectedName = metric + "{expected_response:true}"

    private func series(_ name: String, _ document: Payload, _ index: Int) -> LoadSeries {
        let values = document.child("values", of: index) ?? index
        return LoadSeries(
            name,
            mean: document.figure("avg", of: values),
            p95: document.figure("p(95)", of: values),
            p99: document.figure("p(99)", of: values)
        )
    }

    /// A rate counts what holds as passed: here, that a request failed.
    private func countFailures(
        _ document: Payload,
        _ metrics: Int,
        _ areCounted: Bool,
        _ series: inout LoadSeries
    ) {
        guard let failed = document.child("http_req_failed", of: metrics) else { return }
        let values = document.child("values", of: failed) ?? failed
        let (passes, fails) = (
            document.count("passes", of: values), document.count("fails", of: values)
        )
        series.countsFailures = areCounted
        series.requestCount = passes + fails
        series.add(.unexpected, count: passes)
    }
}

extension Payload {
    /// A member that is an object.
    func child(_ name: StaticString, of index: Int) -> Int? {
        member(name, of: index).flatMap { kind($0) == .object ? $0 : nil }
    }

    /// A member that is a text, else an empty one.
    func texted(_ name: StaticString, of index: Int) -> String {
        stringMember(name, of: index).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// A member that is a time, in milliseconds where it is `unit` of them; nil for null.
    func figure(_ name: StaticString, of index: Int, unit: Double = 1) -> Double? {
        member(name, of: index).flatMap(number)
            .flatMap { $0.isFinite && $0 >= 0 ? $0 * unit : nil }
    }

    /// A member that counts something, else 0.
    func count(_ name: StaticString, of index: Int) -> Int {
        member(name, of: index).flatMap(number).flatMap(Int.init(exactly:)) ?? 0
    }

    /// Adds the failures that a member counts by status: `{"200":900,"503":12}`.
    func addStatuses(
        _ name: StaticString,
        of index: Int,
        to series: inout LoadSeries,
        _ counted: (Int) -> Int?
    ) {
        guard let statuses = child(name, of: index) else { return }
        for (key, value) in members(statuses) {
            guard let count = counted(value), let status = Int(text(key)) else { continue }
            series.requestCount = (series.requestCount ?? 0) + count
            if let failure = LoadFailure(status: status) { series.add(failure, count: count) }
        }
    }
}
