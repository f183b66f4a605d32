internal import WireAnalysis
internal import WireCommandLine
internal import WireCore

/// Measurements in files, `--observed-a` and `--observed-b`, which win over the sample's figures.
struct ObservedFiles {
    private let slower: Sample.Observation.Figures?
    private let faster: Sample.Observation.Figures?

    /// - Throws: `CommandFailure` when a file cannot be read, or only one is given.
    init(_ command: ParsedCommand) throws(CommandFailure) {
        let a = command.text("observed-a")
        let b = command.text("observed-b")
        guard (a == nil) == (b == nil) else {
            throw .usage("--observed-a and --observed-b go together")
        }
        slower = try a.map(Self.figures) ?? nil
        faster = try b.map(Self.figures) ?? nil
    }

    /// The sample with the figures of the files for `api-json` and `action-flight`, or for the two
    /// approaches of its claim.
    func applied(to sample: Sample) -> Sample {
        guard let slower, let faster else { return sample }
        var copy = sample
        var observation = sample.observed ?? Sample.Observation()
        observation.figures = [
            sample.claim?.than ?? .apiJSON: slower,
            sample.claim?.faster ?? .actionFlight: faster,
        ]
        copy.observed = observation
        return copy
    }

    private static func figures(
        _ path: String
    ) throws(CommandFailure) -> Sample.Observation.Figures {
        let text = try CommandInput.read(path)
        do throws(WireError) {
            return try MeasurementFile.figures(text)
        } catch {
            throw CommandFailure(path, error)
        }
    }
}
