internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WireLatency
internal import WirePlatform
internal import WireReport

/// `explain`: why one approach was faster than another, and what the claim is worth.
enum ExplainCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let explainer = Explainer(link: try link(command))
        let measured = try ObservedFiles(command)
        var report = ExplanationReport(tool: run.tool)
        var failures: [CommandFailure] = []
        for input in InputFiles.list(run.paths, &failures) {
            do throws(CommandFailure) {
                let (sample, _) = try run.read(input)
                let explained = try explain(
                    measured.applied(to: sample),
                    run.analyzer,
                    explainer,
                    input
                )
                report.explanations.append(explained)
            } catch {
                failures.append(error)
                if let cause = error.cause {
                    report.errors.append(Analysis.InputError(source: input.path, error: cause))
                }
            }
        }
        for failure in failures { Console.complain(failure.message) }
        if !report.explanations.isEmpty || !report.errors.isEmpty {
            try Console.write(render(report, command, console), to: command.text("output"))
        }
        return failures.first?.code ?? .done
    }

    private static func explain(
        _ sample: Sample,
        _ analyzer: SampleAnalyzer,
        _ explainer: Explainer,
        _ input: InputFiles.Input
    ) throws(CommandFailure) -> Explanation {
        do throws(WireError) {
            return try explainer.explain(analyzer.weigh(sample))
        } catch {
            throw CommandFailure(input.path, error)
        }
    }

    private static func link(_ command: ParsedCommand) throws(CommandFailure) -> LinkSpec? {
        guard let text = command.text("link") else { return nil }
        do throws(WireError) {
            return try LinkSpec(parsing: text)
        } catch {
            throw CommandFailure(.usage, "--link \(text): \(error.reason)")
        }
    }

    private static func render(
        _ report: ExplanationReport,
        _ command: ParsedCommand,
        _ console: Console
    ) -> [UInt8] {
        let isToTerminal = console.isTerminal && command.text("output") == nil
        switch command.text("format") ?? (isToTerminal ? "text" : "markdown") {
        case "json": return report.json
        case "text": return Array(console.textRenderer.render(report.document).utf8)
        default: return Array(MarkdownRenderer.render(report.document).utf8)
        }
    }
}

/// Measurements in files, `--observed-a` and `--observed-b`, which win over the sample's figures.
struct ObservedFiles {
    private let slower: Sample.Observation.Figures?
    private let faster: Sample.Observation.Figures?

    /// - Throws: `CommandFailure` when a file cannot be read, or only one is given.
    init(_ command: ParsedCommand) throws(CommandFailure) {
        let a = command.text("observed-a")
        let b = command.text("observed-b")
        guard (a == nil) == (b == nil) else {
            throw CommandFailure(.usage, "--observed-a and --observed-b go together")
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
