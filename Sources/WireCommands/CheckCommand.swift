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
            Budgets stand in samples (budget) or in wireweight.json: there max_request_bytes and \
            max_response_bytes (head and body), max_request_body_bytes and \
            max_response_body_bytes, max_total_up and max_total_down (follow-up requests \
            included) and max_ratio_to_api are for every sample, and “budgets” is an array of \
            the same with “samples”, a pattern for names or paths (*, ?, **) and perhaps \
            “approaches”. A sample's own bound wins over a pattern's, the last pattern over \
            those before it.
            A baseline is an earlier report of “analyze --format json”. More bytes, an approach \
            that can no longer carry a sample or begins to lose data, a sample that is missing \
            and one that is new are broken. What was made with another version, coding or \
            profile is not compared, and is no pass either.
            Ends with 1 when something is broken, and with 3 when nothing was checked.
            """,
        arguments: [.paths],
        options: [
            .format(
                of: CheckReport.self,
                fallback: .value("text"),
                help: "Write the result in this form; markdown suits a step summary, github "
                    + "makes annotations."
            ),
            OptionSpec("baseline", value: .file, help: "An earlier JSON report to compare with."),
            OptionSpec(
                "tolerance",
                value: .text("AMOUNT"),
                repeats: true,
                help: "How much bytes may grow over the baseline's, up and down alike: 100 or 5%. "
                    + "request=, response= and total= before it say which; total alone lets bytes "
                    + "move from one direction to the other."
            ),
            OptionSpec("allow-new", help: "Let samples and approaches be new to the baseline."),
            OptionSpec(
                "allow-missing",
                help: "Let samples of the baseline, and those that a budget is for, be missing."
            ),
            OptionSpec(
                "config",
                value: .file,
                fallback: .described("wireweight.json, where there is one"),
                help: "The file with budgets for samples."
            ),
            OptionSpec(
                "update-budget",
                help: "When all holds, lower every bound to what holds today, in the file where it "
                    + "stands, and add one to wireweight.json for samples without. None is raised."
            ),
            .output, .profile, .compression, .only, .plain, .jobs, .limit,
        ],
        examples: [
            "wireweight check Samples --baseline main.json --tolerance 2% --format github",
            "wireweight check Samples --update-budget",
        ],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let console = Console(command)
        let run = try AnalysisRun(command, console)
        let file = try BudgetFile(command)
        let baseline = try baseline(command, file)
        let updates = command.flag("update-budget")
        let budgets = file.budgets
        // Without a bound there is nothing to weigh a sample for.
        let (analysis, failures) = await run.analysis(judgesClaims: false) { sample in
            baseline != nil || updates || budgets.mayBound(sample)
        }
        Console.complain(failures)
        let check = BudgetCheck(budgets)
        let bounds =
            analysis.samples.flatMap(check.results)
            + check.idleRules(analysis, isAllowed: command.flag("allow-missing"))
        var report = CheckReport(bounds + (baseline?.results(analysis) ?? []))
        report.errors = analysis.errors
        report.hasBaseline = baseline != nil
        report.hasBudget =
            !budgets.isEmpty || analysis.samples.contains { !$0.budget.isEmpty }
        report.budgetFile = file.path
        let bounded = Set(bounds.map(\.sample))
        report.unbounded =
            analysis.unweighed + analysis.samples.map(\.name).filter { !bounded.contains($0) }
        if let baseline = baseline?.baseline {
            report.differences =
                baseline.differences(from: analysis)
                + baseline.profileDifferences(from: analysis.samples)
        }
        if updates, failures.isEmpty, report.broken.isEmpty {
            report.tightened = try file.tighten(Ratchet(bounds, analysis.samples))
        } else {
            report.keepsBudgets = updates
        }
        if command.text("format") == "github" { report.lines = lines(report.places) }
        try console.write(report)
        if let failure = failures.first { return failure.status }
        switch report.outcome {
        case .passed: return .done
        case .broken: return .checkFailed
        case .unchecked, .unread:
            Console.complain(report.nothing)
            return .unchecked
        }
    }

    private static func baseline(
        _ command: ParsedCommand,
        _ file: BudgetFile
    ) throws(CommandFailure) -> BaselineCheck? {
        guard let path = command.text("baseline") else {
            for option in ["tolerance", "allow-new"] where command.flag(option) {
                throw .usage("--\(option) has no meaning without --baseline")
            }
            guard !command.flag("allow-missing") || !file.budgets.rules.isEmpty else {
                throw .usage("--allow-missing has no meaning without --baseline or budgets by name")
            }
            return nil
        }
        let text = try CommandInput.read(path)
        let tolerance = try tolerance(command.all("tolerance"))
        do throws(WireError) {
            var check = BaselineCheck(try Baseline(text))
            check.tolerance = tolerance
            check.allowsNew = command.flag("allow-new")
            check.allowsMissing = command.flag("allow-missing")
            return check
        } catch {
            throw CommandFailure(path, error.positioned(in: text.span))
        }
    }

    /// Reads `100`, `5%`, `response=5%`, and several of them apart by commas.
    private static func tolerance(_ settings: [String]) throws(CommandFailure) -> Tolerance {
        var tolerance = Tolerance()
        for word in settings.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) })
        {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let amount = Tolerance.Amount(String(parts[parts.count - 1])) else {
                throw .usage("--tolerance \(word) is neither bytes, as 100, nor a part, as 5%")
            }
            if parts.count == 1 {
                tolerance.general = amount
            } else if let kind = Tolerance.Kind(rawValue: String(parts[0])) {
                tolerance.amounts[kind] = amount
            } else {
                let known = Tolerance.Kind.allCases.map(\.rawValue)
                throw .usage(
                    "--tolerance \(word) is for none of \(known.joined(separator: ", "))",
                    suggestion: Suggestion.question(for: String(parts[0]), among: known)
                )
            }
        }
        return tolerance
    }

    /// The lines of places in files, from 1.
    private static func lines(_ places: [CheckReport.Place]) -> [CheckReport.Place: Int] {
        var lines: [CheckReport.Place: Int] = [:]
        for (file, places) in Dictionary(grouping: Set(places), by: \.file) where file != "-" {
            guard let text = try? Platform.readFile(file) else { continue }
            for place in places {
                lines[place] = 1 + text.prefix(place.offset).count { $0 == UInt8(ascii: "\n") }
            }
        }
        return lines
    }
}
