internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WireLatency
internal import WirePlatform
internal import WireReport

/// `explain`: why one approach was faster than another, and what the claim is worth.
enum ExplainCommand {
    static let spec = CommandSpec(
        "explain",
        summary: "Say why one approach was faster, and what a claim about it is worth.",
        discussion: """
            Observed figures stand in samples (observed), or come from two files, for one sample: A \
            is the side compared with (api-json), B the one called faster (action-flight). What a \
            file is is known by its content. Read are \(MeasurementFile.formats). Failed requests \
            are left out and counted.
            """,
        arguments: [.paths],
        options: [
            .format(
                of: ExplanationReport.self,
                fallback: .textOrMarkdown,
                help: "Write the explanation in this form."
            ),
            OptionSpec(
                "link",
                value: .text("SPEC"),
                help: "The link: a preset, or rtt=MS,down=MBIT,up=MBIT,tls=1.3,http=2,cold."
            ),
            OptionSpec("observed-a", value: .file, help: "Latencies of the side compared with."),
            OptionSpec("observed-b", value: .file, help: "Latencies of the side called faster."),
            OptionSpec(
                "series",
                value: .text("NAME"),
                repeats: true,
                help: "Which series of the files is meant; given twice, of A and then of B."
            ),
            .output, .profile, .compression, .limit,
        ],
        examples: ["wireweight explain Samples/article.sample.json"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let explainer = Explainer(link: try link(command))
        let measured = try ObservedFiles(command, console)
        var report = ExplanationReport(tool: run.tool)
        var failures: [CommandFailure] = []
        let inputs = InputFiles.list(run.paths, &failures)
        try measured.check(inputs)
        for input in inputs {
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
        Console.complain(failures)
        if !report.explanations.isEmpty || !report.errors.isEmpty { try console.write(report) }
        return failures.first?.status ?? .done
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
            throw .usage("--link \(text): \(error.reason)")
        }
    }
}
