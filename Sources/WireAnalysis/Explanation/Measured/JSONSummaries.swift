internal import WireCore

/// oha `--output-format json`: seconds, summed up.
struct OhaSummary: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let document = content.document, document.kind(0) == .object,
            let summary = document.child("summary", of: 0),
            let quantiles = document.child("latencyPercentiles", of: 0)
        else { return nil }
        var series = LoadSeries(
            mean: document.figure("average", of: summary, unit: 1_000),
            p95: document.figure("p95", of: quantiles, unit: 1_000),
            p99: document.figure("p99", of: quantiles, unit: 1_000)
        )
        document.addStatuses("statusCodeDistribution", of: 0, to: &series) { value in
            document.number(value).flatMap(Int.init(exactly:))
        }
        if let errors = document.child("errorDistribution", of: 0) {
            // oha takes no time of a request without a response.
            for (key, value) in document.members(errors) {
                let count = document.number(value).flatMap(Int.init(exactly:)) ?? 0
                guard count > 0 else { continue }
                series.notes.append(
                    "\(count) without a response (\(document.text(key))) left out by oha"
                )
            }
        }
        return LoadResult(series)
    }
}

/// vegeta `report -type=json`: nanoseconds, summed up.
struct VegetaReport: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let document = content.document, document.kind(0) == .object,
            let latencies = document.child("latencies", of: 0),
            document.member("mean", of: latencies) != nil
        else { return nil }
        var series = LoadSeries(
            mean: document.figure("mean", of: latencies, unit: 1e-6),
            p95: document.figure("95th", of: latencies, unit: 1e-6),
            p99: document.figure("99th", of: latencies, unit: 1e-6)
        )
        document.addStatuses("status_codes", of: 0, to: &series) { value in
            document.number(value).flatMap(Int.init(exactly:))
        }
        return LoadResult(series)
    }
}

/// vegeta `encode` or `dump` as JSON: one request a line, nanoseconds.
struct VegetaDump: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let first = content.firstRecord, first.kind(0) == .object,
            first.member("latency", of: 0).map(first.number) != nil,
            first.member("code", of: 0) != nil, first.member("timestamp", of: 0) != nil
        else { return nil }
        var result = LoadResult()
        try content.forEachRecord { record, line throws(WireError) in
            try add(record, line, to: &result)
        }
        return result
    }

    private func add(
        _ record: Payload,
        _ line: LoadText.Line,
        to result: inout LoadResult
    ) throws(WireError) {
        guard let latency = record.figure("latency", of: 0, unit: 1e-6) else {
            throw LoadText.unreadable(line, "has no latency")
        }
        let names = ["attack", "method", "url"].map { record.texted($0, of: 0) }
        let error = record.texted("error", of: 0)
        var failure = LoadFailure(status: record.count("code", of: 0))
        if case .unanswered = failure { failure = .unanswered(error) }
        result.add(
            failure.map(Result.failure) ?? .success(latency),
            to: names.filter { !$0.isEmpty }.joined(separator: " ")
        )
    }
}

/// autocannon `--json`: milliseconds, summed up; it gives the 99th percentile and no 95th.
struct Autocannon: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let document = content.document, document.kind(0) == .object,
            let latency = document.child("latency", of: 0),
            document.member("p97_5", of: latency) != nil
        else { return nil }
        var series = LoadSeries(
            mean: document.figure("average", of: latency) ?? document.figure("mean", of: latency),
            p95: nil,
            p99: document.figure("p99", of: latency)
        )
        document.addStatuses("statusCodeStats", of: 0, to: &series) { value in
            document.kind(value) == .object ? document.count("count", of: value) : nil
        }
        if series.failures.isEmpty {
            let failed = document.count("4xx", of: 0) + document.count("5xx", of: 0)
            series.add(.unexpected, count: failed)
        }
        let errors = document.count("errors", of: 0)
        if errors > 0 {
            series.notes.append(
                "autocannon met \(errors) errors and timeouts, which have no latency"
            )
        }
        return LoadResult(series)
    }
}

/// hyperfine `--export-json`: seconds of every run of each command.
struct Hyperfine: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let document = content.document, document.kind(0) == .object,
            let results = document.member("results", of: 0), document.kind(results) == .array
        else { return nil }
        var result = LoadResult()
        for entry in document.entries(results) {
            guard document.kind(entry) == .object, document.member("command", of: entry) != nil
            else { return nil }
            result.append(series(document, entry))
        }
        return result
    }

    private func series(_ document: Payload, _ entry: Int) -> LoadSeries {
        let name = document.texted("command", of: entry)
        guard let times = document.member("times", of: entry), document.kind(times) == .array
        else {
            return LoadSeries(
                name,
                mean: document.figure("mean", of: entry, unit: 1_000),
                p95: nil,
                p99: nil
            )
        }
        let codes =
            document.member("exit_codes", of: entry)
            .map { Array(document.entries($0)) } ?? []
        var series = LoadSeries(name)
        for (index, time) in document.entries(times).enumerated() {
            let code = index < codes.count ? document.number(codes[index]) : nil
            if let code = code.flatMap(Int.init(exactly:)), code != 0 {
                series.add(.exit(code))
            } else if let seconds = document.number(time), seconds.isFinite, seconds >= 0 {
                series.latencies.append(seconds * 1_000)
            }
        }
        return series
    }
}
