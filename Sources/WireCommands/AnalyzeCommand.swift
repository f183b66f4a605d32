internal import WireAnalysis
internal import WireCommandLine
internal import WireCompression
internal import WireCore
internal import WirePlatform
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

/// One run over samples: what was asked for, checked, and the work itself.
struct AnalysisRun {
    let analyzer: SampleAnalyzer
    let limits: DecodingLimits
    private let paths: [String]
    private let jobs: Int
    private let isQuiet: Bool

    /// - Throws: `CommandFailure` with `.usage` for values that the table of options cannot check.
    init(_ command: ParsedCommand, _ console: Console) throws(CommandFailure) {
        paths = command.positionals.isEmpty ? ["Samples"] : command.positionals
        isQuiet = console.isQuiet
        let measuresTime =
            command.command.options.contains { $0.name == "time" } && command.flag("time")
        // Timings must not compete with each other for the cores.
        jobs = measuresTime ? 1 : max(1, min(command.count("jobs") ?? Platform.coreCount, 256))
        limits = try Self.limits(command.all("limit"))
        analyzer = SampleAnalyzer(
            approaches: try Self.approaches(command.text("only")),
            codings: try Self.codings(command.text("compression") ?? "gzip:6"),
            profile: command.text("profile"),
            measuresTime: measuresTime
        )
    }

    /// Reads `NAME=VALUE` settings.
    static func limits(_ settings: [String]) throws(CommandFailure) -> DecodingLimits {
        var limits = DecodingLimits.standard
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Int(parts[1]) else {
                throw CommandFailure(.usage, "--limit \(setting) is not NAME=VALUE")
            }
            guard limits.set(parts[0], to: value) else {
                let known = DecodingLimits.catalogue.map(\.name)
                let hint = Suggestion.nearest(to: parts[0], among: known)
                    .map {
                        $0 == parts[0] ? "; the value is out of range" : "; did you mean \($0)?"
                    }
                throw CommandFailure(.usage, "--limit \(setting) sets nothing\(hint ?? "")")
            }
        }
        return limits
    }

    private static func approaches(_ list: String?) throws(CommandFailure) -> [Approach] {
        guard let list else { return Approach.allCases }
        var approaches: [Approach] = []
        for word in list.split(separator: ",").map(String.init) {
            guard let approach = Approach(rawValue: word) else {
                let known = Approach.allCases.map(\.rawValue)
                let hint =
                    Suggestion.nearest(to: word, among: known)
                    .map { "; did you mean \($0)?" }
                    ?? "; there are \(known.joined(separator: ", "))"
                throw CommandFailure(.usage, "--only names \(word), which is no approach\(hint)")
            }
            approaches.append(approach)
        }
        return approaches
    }

    private static func codings(_ list: String) throws(CommandFailure) -> [ContentCoding] {
        var codings: [ContentCoding] = []
        for word in list.split(separator: ",").map(String.init) {
            guard let coding = ContentCoding(word) else {
                let known = ContentCoding.Algorithm.allCases.map { algorithm in
                    let levels = algorithm.levels
                    return "\(algorithm.rawValue):\(levels.lowerBound)–\(levels.upperBound)"
                }
                throw CommandFailure(
                    .usage,
                    "--compression names \(word); it takes \(known.joined(separator: ", "))"
                )
            }
            if let absence = coding.algorithm.compressionAbsence {
                throw CommandFailure(.usage, "--compression \(word) cannot be had: \(absence)")
            }
            codings.append(coding)
        }
        guard !codings.isEmpty else { throw CommandFailure(.usage, "--compression names nothing") }
        return codings
    }

    /// Analyzes every input, several at a time, and puts the results in the order of the inputs.
    func analysis() async -> (Analysis, [CommandFailure]) {
        var failures: [CommandFailure] = []
        let inputs = InputFiles.list(paths, &failures)
        var results: [Outcome?] = Array(repeating: nil, count: inputs.count)
        var progress = Progress(isQuiet: isQuiet)
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var next = 0
            // No more inputs are in memory at once than there are jobs.
            func start() {
                guard next < inputs.count else { return }
                let index = next
                let input = inputs[index]
                next += 1
                group.addTask { (index, await self.outcome(input)) }
            }
            for _ in 0..<min(jobs, inputs.count) { start() }
            var done = 0
            for await (index, outcome) in group {
                results[index] = outcome
                done += 1
                progress.show(done, of: inputs.count)
                start()
            }
        }
        progress.clear()
        var tool = Analysis.Tool(version: Program.version, zlib: ContentCoding.zlibVersion)
        for algorithm in Set(analyzer.codings.map(\.algorithm)).sorted(by: {
            $0.rawValue < $1.rawValue
        }) {
            let name = algorithm.rawValue
            guard let library = algorithm.library, !library.hasPrefix("zlib") else { continue }
            tool.libraries.append((name, library))
        }
        var analysis = Analysis(tool: tool, codings: analyzer.codings.map(\.name))
        for case let outcome? in results {
            switch outcome {
            case .analyzed(let sample): analysis.samples.append(sample)
            case .failed(let failure, let error):
                failures.append(failure)
                if let error { analysis.errors.append(error) }
            }
        }
        return (analysis, failures)
    }

    /// What became of one input.
    private enum Outcome: Sendable {
        case analyzed(SampleAnalysis)
        case failed(CommandFailure, Analysis.InputError?)
    }

    @concurrent
    private func outcome(_ input: InputFiles.Input) async -> Outcome {
        let bytes: [UInt8]
        do {
            bytes =
                input.path == "-"
                ? try Platform.read(0, limit: limits.inputBytes + 1)
                : try Platform.readFile(input.path, limit: limits.inputBytes + 1)
        } catch {
            return .failed(CommandFailure(reading: input.path, error), nil)
        }
        do throws(WireError) {
            return .analyzed(try analyze(bytes, input))
        } catch {
            return .failed(
                CommandFailure(input.path, error),
                Analysis.InputError(source: input.path, error: error)
            )
        }
    }

    private func analyze(
        _ bytes: [UInt8],
        _ input: InputFiles.Input
    ) throws(WireError) -> SampleAnalysis {
        let reader = SampleReader(limits: limits) { name throws(WireError) in
            do throws(PlatformError) {
                return try Platform.readFile(input.beside(name))
            } catch {
                throw WireError(.sampleFileUnreadable, at: 0, error.reason)
            }
        }
        var diagnostics = Diagnostics()
        let sample = try reader.read(
            bytes,
            source: input.path,
            name: input.name,
            diagnostics: &diagnostics
        )
        return try analyzer.analyze(sample, warnings: diagnostics.warnings)
    }
}
