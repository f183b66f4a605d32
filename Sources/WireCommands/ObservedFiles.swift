internal import WireAnalysis
internal import WireCommandLine
internal import WireCore

/// Measurements in files, `--observed-a` and `--observed-b`, which win over the sample's figures.
struct ObservedFiles {
    /// The sides in the files; nil where none were given.
    private let sides: (slower: Measured, faster: Measured)?

    /// Whether files were given.
    var areGiven: Bool { sides != nil }

    /// - Throws: `CommandFailure` when a file cannot be read, or only one is given.
    init(_ command: ParsedCommand, _ console: Console) throws(CommandFailure) {
        let series = command.all("series")
        guard series.count <= 2 else {
            throw .usage("--series is given once for both files, or once for each")
        }
        switch (command.text("observed-a"), command.text("observed-b")) {
        case (nil, nil):
            guard series.isEmpty else {
                throw .usage("--series names what is in --observed-a and --observed-b")
            }
            sides = nil
        case (let a?, let b?):
            guard a != "-" || b != "-" else {
                throw .usage("standard input can be only one of --observed-a and --observed-b")
            }
            sides = (
                try Self.measured(a, series.first, console),
                try Self.measured(b, series.last, console)
            )
        default: throw .usage("--observed-a and --observed-b go together")
        }
    }

    /// Refuses to apply one pair of files to several samples, of which they measure one at most.
    ///
    /// - Throws: `CommandFailure` with `.usage`.
    func check(_ inputs: [InputFiles.Input]) throws(CommandFailure) {
        guard areGiven, inputs.count > 1 else { return }
        throw .usage(
            "--observed-a and --observed-b measure one call; name its sample, not all of "
                + "\(inputs.count)"
        )
    }

    /// The sample with the figures of the files for `api-json` and `action-flight`, or for the two
    /// approaches of its claim.
    func applied(to sample: Sample) -> Sample {
        guard let sides else { return sample }
        var copy = sample
        var observation = sample.observed ?? Sample.Observation()
        let slower = sample.claim?.than ?? .apiJSON
        let faster = sample.claim?.faster ?? .actionFlight
        observation.figures = [slower: sides.slower.figures, faster: sides.faster.figures]
        observation.series = [:]
        observation.series[slower] = sides.slower.series
        observation.series[faster] = sides.faster.series
        copy.observed = observation
        return copy
    }

    private static func measured(
        _ path: String,
        _ series: String?,
        _ console: Console
    ) throws(CommandFailure) -> Measured {
        let text = try CommandInput.read(path)
        var diagnostics = Diagnostics()
        defer {
            if !console.isQuiet {
                for warning in diagnostics.warnings {
                    Console.complain("\(path): \(warning.code.name): \(warning.reason)")
                }
            }
        }
        do throws(WireError) {
            return try MeasurementFile.read(text, series: series, diagnostics: &diagnostics)
        } catch {
            throw CommandFailure(path, error)
        }
    }
}
