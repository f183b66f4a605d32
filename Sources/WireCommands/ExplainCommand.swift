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
            .output, .profile, .compression, .plain, .limit,
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
        var failures: [InputFiles.Failure] = []
        var sources: [String] = []
        var notes = InputNotes()
        let inputs = run.inputs(&failures)
        try measured.check(inputs)
        for input in inputs {
            do throws(CommandFailure) {
                let (sample, warnings) = try run.read(input)
                let applied = measured.applied(to: sample)
                do throws(WireError) {
                    let weighed = try run.analyzer.weigh(applied, warnings: warnings)
                    notes.add(weighed.analysis, isFound: input.isFound)
                    report.explanations.append(try explainer.explain(weighed))
                    sources.append(input.path)
                } catch {
                    throw CommandFailure(input.path, error)
                }
            } catch {
                guard !notes.leavesOut(input, error) else { continue }
                failures.append(InputFiles.Failure(path: input.path, failure: error))
            }
        }
        let names = SampleNames.distinct(report.explanations.map(\.name), sources: sources)
        for (index, name) in names.enumerated() { report.explanations[index].name = name }
        report.errors = failures.map(\.inputError)
        run.say(notes)
        Console.complain(failures.map(\.failure))
        if !report.explanations.isEmpty || !report.errors.isEmpty { try console.write(report) }
        return failures.first?.failure.status ?? .done
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
