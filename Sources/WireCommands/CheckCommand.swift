internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WirePlatform
internal import WireReport

/// `check`: figures held against budgets and a baseline; ends with 1 when something is broken.
enum CheckCommand {
    static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitCode {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let check = BudgetCheck(
            common: try commonBudget(command),
            baseline: try baseline(command),
            tolerance: command.count("tolerance") ?? 0
        )
        let (analysis, failures) = await run.analysis()
        for failure in failures { Console.complain(failure.message) }
        let results = analysis.samples.flatMap(check.results)
        try Console.write(render(results, command, console), to: command.text("output"))
        guard failures.isEmpty else { return failures[0].code }
        guard !results.isEmpty else {
            throw CommandFailure(
                .usage,
                "nothing was checked: no sample has a budget, and there is no --baseline"
            )
        }
        return results.allSatisfy { $0.verdict == .passed } ? .done : .checkFailed
    }

    private static func commonBudget(
        _ command: ParsedCommand
    ) throws(CommandFailure) -> Sample.Budget {
        let isNamed = command.text("config") != nil
        let path = command.text("config") ?? InputFiles.budgetFile
        guard isNamed || (try? Platform.kind(of: path)) == .file else { return Sample.Budget() }
        let text = try CommandInput.read(path)
        do {
            return try Sample.Budget(reading: text)
        } catch {
            throw CommandFailure(path, error)
        }
    }

    private static func baseline(_ command: ParsedCommand) throws(CommandFailure) -> Baseline? {
        guard let path = command.text("baseline") else { return nil }
        let text = try CommandInput.read(path)
        do {
            return try Baseline(text)
        } catch {
            throw CommandFailure(path, error)
        }
    }

    private static func render(
        _ results: [CheckResult],
        _ command: ParsedCommand,
        _ console: Console
    ) -> [UInt8] {
        switch command.text("format") {
        case "junit": JUnitReport.render(results)
        case "markdown": Array(MarkdownRenderer.render(CheckReport.document(results)).utf8)
        case "json": CheckReport.json(results)
        default: Array(console.textRenderer.render(CheckReport.document(results)).utf8)
        }
    }
}
