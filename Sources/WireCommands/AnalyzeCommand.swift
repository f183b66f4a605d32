internal import WireAnalysis
internal import WireCommandLine
internal import WireReport

/// `analyze`: samples in, a size report out.
enum AnalyzeCommand {
    static let spec = CommandSpec(
        "analyze",
        summary: "Weigh samples and write a size report.",
        arguments: [.paths],
        options: [
            .format(
                of: SizeReport.self,
                fallback: .textOrMarkdown,
                help: "Write the report in this form."
            ),
            .output,
            .profile,
            .compression,
            .only,
            OptionSpec(
                "time",
                help: "Time encoding, decoding, validating and compressing on this machine, too."
            ),
            .plain,
            .jobs,
            .limit,
        ],
        examples: ["wireweight analyze Samples --output report.md"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let (analysis, failures) = await run.analysis()
        Console.complain(failures)
        guard !analysis.samples.isEmpty || !analysis.errors.isEmpty else {
            return failures.first?.status ?? .noInput
        }
        try console.write(SizeReport(analysis, command: commandLine(command)))
        return failures.first?.status ?? .done
    }

    /// The command that makes the same report again; where it is written does not matter.
    private static func commandLine(_ command: ParsedCommand) -> String {
        var words = ["wireweight", "analyze"] + command.positionals
        if let profile = command.text("profile") { words += ["--profile", profile] }
        if let only = command.text("only") { words += ["--only", only] }
        if let codings = command.text("compression"), codings != AnalysisRun.standardCompression {
            words += ["--compression", codings]
        }
        return words.joined(separator: " ")
    }
}
