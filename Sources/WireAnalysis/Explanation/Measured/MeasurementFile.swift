package import WireCore
package import WireStatistics

/// What one side of a comparison measured.
package struct Measured: Sendable {
    /// Mean and quantiles in milliseconds; nil where the file does not give them.
    package var figures: Sample.Observation.Figures
    /// Every latency in milliseconds, in the order measured; nil where the file has sums only.
    package var series: Series?
}

/// Reads the latencies of a file: the result of a load tool, or plain numbers.
package enum MeasurementFile {
    /// The formats that are read, for a person.
    package static var formats: String { LoadFormats.known }

    /// Reads one series of a file, whose format is known by its content.
    ///
    /// Requests that failed are left out. What a tool has summed up already is taken as it is.
    ///
    /// - Parameters:
    ///   - text: the content.
    ///   - name: which series is wanted; nil for the only one there is.
    ///   - diagnostics: takes what was left out, and what the figures count in all the same.
    /// - Returns: the figures, and every latency where the file has them.
    /// - Throws: `measurement.unreadable` with the offset of what makes no sense, or 0 when there is
    ///   no latency at all; `measurement.series` when the file has several series and none of that
    ///   name.
    package static func read(
        _ text: [UInt8],
        series name: String? = nil,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Measured {
        let content = try LoadText(text)
        let result = try LoadFormats.read(content)
        let chosen = try choose(name, of: result.series)
        for warning in chosen.warnings {
            diagnostics.warn(LoadError.notCounted, at: 0, warning)
        }
        let measured = try measured(chosen)
        let figures = measured.figures
        guard [figures.mean, figures.p95, figures.p99].contains(where: { $0 != nil }) else {
            throw WireError(
                LoadError.unreadable,
                at: 0,
                "the file gives neither a mean nor a 95th or 99th percentile"
            )
        }
        return measured
    }

    private static func choose(
        _ name: String?,
        of series: [LoadSeries]
    ) throws(WireError) -> LoadSeries {
        let names = series.prefix(mostNames).map { "“\($0.name)”" }.joined(separator: ", ")
        let rest = series.count - mostNames
        let known = rest > 0 ? "\(names) and \(rest) more" : names
        guard let name else {
            if series.count == 1, let only = series.first { return only }
            guard !series.isEmpty else {
                throw WireError(LoadError.unreadable, at: 0, "there is no latency in the file")
            }
            throw WireError(
                LoadError.series,
                at: 0,
                "the file holds \(series.count) series; --series NAME takes one of \(known)"
            )
        }
        guard let found = series.first(where: { $0.name == name }) else {
            throw WireError(LoadError.series, at: 0, "no series “\(name)”; the file has \(known)")
        }
        return found
    }

    private static func measured(_ chosen: LoadSeries) throws(WireError) -> Measured {
        if let summary = chosen.summary { return Measured(figures: summary, series: nil) }
        guard let series = Series(chosen.latencies) else {
            throw WireError(
                LoadError.unreadable,
                at: 0,
                chosen.failures.isEmpty
                    ? "there is no latency in the file"
                    : "no request succeeded, so there is no latency: "
                        + chosen.warnings.joined(separator: "; ")
            )
        }
        let figures = Sample.Observation.Figures(
            mean: series.mean,
            p95: series.quantile(0.95),
            p99: series.quantile(0.99),
            byte: nil
        )
        return Measured(figures: figures, series: series)
    }

    /// The most series that an error names.
    private static let mostNames = 12
}

/// What may be wrong or odd in a file of latencies.
package enum LoadError: String, WireErrorCode {
    case unreadable = "measurement.unreadable"
    case series = "measurement.series"
    case notCounted = "measurement.notCounted"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .unreadable: "this is no result of a load tool that is read, and no number"
        case .series: "the file holds several series, and none is named"
        case .notCounted: "not every request counts as its tool counted it"
        }
    }
}
