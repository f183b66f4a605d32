internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WirePlatform
internal import WireReport

/// `check`: figures held against budgets and a baseline; ends with 1 when something is broken.
enum CheckCommand {
    static let spec = CommandSpec(
        "check",
        summary: "Hold sizes against budgets and a baseline.",
        discussion: """
            Budgets stand in samples (budget) or in wireweight.json. A baseline is an earlier \
            report of “analyze --format json”; a sample that it does not know is no pass. Ends \
            with 1 when something is broken.
            """,
        arguments: [.paths],
        options: [
            .format(
                of: CheckReport.self,
                fallback: .value("text"),
                help: "Write the result in this form; markdown suits a step summary."
            ),
            OptionSpec("baseline", value: .file, help: "An earlier JSON report to compare with."),
            OptionSpec(
                "tolerance",
                value: .count("BYTES"),
                fallback: .value("0"),
                help: "How much a total may grow over the baseline's."
            ),
            OptionSpec(
                "config",
                value: .file,
                fallback: .described("wireweight.json, where there is one"),
                help: "The budget for samples without one of their own."
            ),
            .output, .profile, .compression, .only, .plain, .jobs, .limit,
        ],
        examples: ["wireweight check Samples --baseline main.json --format junit"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let check = BudgetCheck(
            common: try commonBudget(command),
            baseline: try baseline(command),
            tolerance: command.count("tolerance") ?? 0
        )
        let (analysis, failures) = await run.analysis()
        Console.complain(failures)
        let results = analysis.samples.flatMap(check.results)
        try console.write(CheckReport(results))
        if let failure = failures.first { return failure.status }
        guard !results.isEmpty else {
            throw .usage(
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
}
