internal import WireAnalysis
internal import WireCommandLine
internal import WireReport

/// `analyze`: samples in, a size report out.
enum AnalyzeCommand {
    static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitCode {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let (analysis, failures) = await run.analysis()
        for failure in failures { Console.complain(failure.message) }
        guard !analysis.samples.isEmpty || !analysis.errors.isEmpty else {
            return failures.first?.code ?? .noInput
        }
        let output = try render(analysis, command, console)
        try Console.write(output, to: command.text("output"))
        return failures.first?.code ?? .done
    }

    private static func render(
        _ analysis: Analysis,
        _ command: ParsedCommand,
        _ console: Console
    ) throws(CommandFailure) -> [UInt8] {
        let isToTerminal = console.isTerminal && command.text("output") == nil
        switch command.text("format") ?? (isToTerminal ? "text" : "markdown") {
        case "json": return JSONReport.render(analysis)
        case "csv": return CSVReport.render(analysis)
        case "text":
            let document = SizeReport.document(analysis, command: commandLine(command))
            return Array(console.textRenderer.render(document).utf8)
        default:
            let document = SizeReport.document(analysis, command: commandLine(command))
            return Array(MarkdownRenderer.render(document).utf8)
        }
    }

    /// The command that makes the same report again; where it is written does not matter.
    private static func commandLine(_ command: ParsedCommand) -> String {
        var words = ["wireweight", "analyze"] + command.positionals
        if let profile = command.text("profile") { words += ["--profile", profile] }
        if let only = command.text("only") { words += ["--only", only] }
        if let codings = command.text("compression"), codings != "gzip:6" {
            words += ["--compression", codings]
        }
        return words.joined(separator: " ")
    }
}
