internal import WireCore

/// wrk and wrk2: what they print, summed up; quantiles are there with `--latency`.
struct Wrk: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        let texts = content.lines.map(\.text)
        let starts = texts.indices.filter {
            texts[$0].hasPrefix("Running ") && texts[$0].contains(" test @ ")
        }
        guard !starts.isEmpty else { return nil }
        var result = LoadResult()
        for (start, end) in zip(starts, starts.dropFirst() + [texts.endIndex]) {
            result.append(run(texts[start..<end]))
        }
        return result
    }

    private func run(_ lines: ArraySlice<String>) -> LoadSeries {
        var (mean, p95, p99): (Double?, Double?, Double?) = (nil, nil, nil)
        var (failed, total): (Int, Int?) = (0, nil)
        var notes: [String] = []
        for line in lines {
            let words = line.split { $0.isWhitespace }.map(String.init)
            let time = words.count > 1 ? LoadTime.milliseconds(words[1])?.value : nil
            switch words.first {
            case "Latency": mean = mean ?? time
            // wrk2 prints a second list, not corrected, behind the one that counts.
            case "95%", "95.000%": p95 = p95 ?? time
            case "99%", "99.000%": p99 = p99 ?? time
            case "Non-2xx": failed = words.last.flatMap { Int($0) } ?? 0
            case "Socket": notes.append("wrk met s" + line.dropFirst())
            default:
                if words.count > 2, words[1] == "requests", words[2] == "in" {
                    total = Int(words[0])
                }
            }
        }
        let url = lines.first?.split(separator: " @ ").last.map(String.init) ?? ""
        var series = LoadSeries(url, mean: mean, p95: p95, p99: p99)
        series.requestCount = total
        series.add(.unexpected, count: failed)
        series.notes = notes
        return series
    }
}

/// ab: what it prints, summed up, its percentiles in whole milliseconds.
///
/// The mean is its "time per request", which it gives finer than the mean of its table.
struct ApacheBench: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        let texts = content.lines.map(\.text)
        let starts = texts.indices.filter { texts[$0].hasPrefix("Document Path:") }
        guard !starts.isEmpty, texts.contains(where: { $0.hasPrefix("Time per request:") })
        else { return nil }
        var result = LoadResult()
        for (start, end) in zip(starts, starts.dropFirst() + [texts.endIndex]) {
            result.append(run(texts[start..<end]))
        }
        return result
    }

    private func run(_ lines: ArraySlice<String>) -> LoadSeries {
        var values: [Substring: String] = [:]
        for line in lines {
            let isQuantile = line.prefix { $0 != " " }.last == "%"
            let key = line.prefix { $0 != (isQuantile ? " " : ":") }
            let value = line.dropFirst(key.count + 1).drop { $0 == " " }
            // The first "time per request" is the one of a request, not across all of them.
            if values[key] == nil { values[key] = String(value) }
        }
        func number(_ key: Substring) -> Double? {
            values[key]?.split(separator: " ").first
                .flatMap { LoadTime.milliseconds(String($0))?.value }
        }
        func count(_ key: Substring) -> Int { number(key).flatMap(Int.init(exactly:)) ?? 0 }
        var series = LoadSeries(
            values["Document Path"] ?? "",
            mean: number("Time per request"),
            p95: number("95%"),
            p99: number("99%")
        )
        series.requestCount = count("Complete requests")
        series.add(.unexpected, count: count("Non-2xx responses"))
        let failed = count("Failed requests")
        if failed > 0 {
            let causes = lines.first { $0.hasPrefix("(Connect:") }
            series.notes.append(
                "ab counts \(failed) requests as failed" + (causes.map { " \($0)" } ?? "")
            )
        }
        return series
    }
}
