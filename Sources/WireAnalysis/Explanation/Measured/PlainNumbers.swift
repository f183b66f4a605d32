internal import WireCore

/// One number a line: milliseconds, or with a unit; a heading may stand above them.
struct PlainNumbers: LoadFormat {
    func read(_ content: LoadText) throws(WireError) -> LoadResult? {
        guard let first = content.lines.first else { return nil }
        let second = content.lines.dropFirst().first
        let hasHeading = !isNumeric(first)
        guard !hasHeading || isHeading(first) && second.map(isNumeric) ?? false else { return nil }
        let unit = hasHeading ? unit(first.text) : nil
        var series = LoadSeries()
        var lacksUnit = false
        for line in content.lines.dropFirst(hasHeading ? 1 : 0) {
            guard let time = LoadTime.milliseconds(line.text, unit: unit ?? 1) else {
                // What fails at once may be of any format, and perhaps was meant otherwise.
                guard series.latencies.isEmpty else {
                    throw LoadText.unreadable(line, "is no number such as 21, 21.5 or 21 ms")
                }
                throw LoadFormats.unknown(content, found(line))
            }
            lacksUnit = lacksUnit || !time.hasUnit
            series.latencies.append(time.value)
        }
        if hasHeading, unit == nil, lacksUnit {
            series.notes.append(
                "the heading \(first.shown) names no unit: its numbers are taken as milliseconds"
            )
        }
        return LoadResult(series)
    }

    private func isNumeric(_ line: LoadText.Line) -> Bool {
        line.bytes.first.map { (0x30...0x39).contains($0) || "-.+".utf8.contains($0) } ?? false
    }

    private func isHeading(_ line: LoadText.Line) -> Bool {
        !line.bytes.contains { ",;\t{[".utf8.contains($0) }
    }

    /// Milliseconds of the unit that a heading ends with, as in `latency (s)` or `time_ms`.
    private func unit(_ heading: String) -> Double? {
        heading.lowercased().split { !$0.isLetter }.last.flatMap { LoadTime.units[String($0)] }
    }

    private func found(_ line: LoadText.Line) -> String {
        let words = line.text.split { $0.isWhitespace }
        let areNumbers =
            words.count > 1
            && words.allSatisfy { LoadTime.milliseconds(String($0)) != nil }
        return areNumbers
            ? "\(words.count) numbers in one line, \(line.shown)" : "the line \(line.shown)"
    }
}
