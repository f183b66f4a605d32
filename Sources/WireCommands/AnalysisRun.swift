internal import WireAnalysis
internal import WireCommandLine
internal import WireCompression
internal import WireCore
internal import WireFrameworks
internal import WirePlatform

/// One run over samples: what was asked for, checked, and the work itself.
struct AnalysisRun {
    let analyzer: SampleAnalyzer
    let limits: DecodingLimits
    let paths: [String]
    /// What bodies are weighed with where nothing else is asked for.
    static let standardCompression = "gzip:6"
    private let jobs: Int
    private let isQuiet: Bool
    /// Whether plain values in folders are samples.
    private let takesPlain: Bool
    /// The file that the report goes to, which is no input.
    private let output: String?

    /// - Throws: `CommandFailure` with `.usage` for values that the table of options cannot check, with
    ///   `.noInput` where nothing says what to weigh.
    init(_ command: ParsedCommand, _ console: Console) throws(CommandFailure) {
        paths = try Self.paths(command)
        isQuiet = console.isQuiet
        takesPlain = command.text("plain") != "off"
        output = command.text("output")
        let measuresTime = command.declares("time") && command.flag("time")
        let count = command.declares("jobs") ? command.count("jobs") : 1
        guard count != 0 else {
            throw .usage("--jobs 0 leaves nobody to do the work; 1 is the least")
        }
        // Timings must not compete with each other for the cores.
        jobs = measuresTime ? 1 : max(1, min(count ?? Platform.coreCount, Self.mostJobs))
        limits = try Self.limits(command.all("limit"))
        analyzer = SampleAnalyzer(
            approaches: try Self.approaches(command.declares("only") ? command.text("only") : nil),
            codings: try Self.codings(command.text("compression") ?? Self.standardCompression),
            profile: command.text("profile").flatMap(Framework.init),
            measuresTime: measuresTime
        )
    }

    /// The paths that were named, else the folder of samples that stands here.
    private static func paths(_ command: ParsedCommand) throws(CommandFailure) -> [String] {
        guard command.positionals.isEmpty else { return command.positionals }
        guard (try? Platform.entries(ofFolder: "Samples")) != nil else {
            throw CommandFailure(
                .noInput,
                "no PATH is given, and there is no folder Samples here",
                suggestion: "name a sample or a folder of samples, or begin with: "
                    + "wireweight init request.curl > call.sample.json"
            )
        }
        return ["Samples"]
    }

    /// Analyzes every input, several at a time, and puts the results in the order of the inputs.
    ///
    /// - Parameters:
    ///   - judgesClaims: whether to say what the samples' claims are worth.
    ///   - isWanted: whether a sample, once read, is worth weighing.
    /// - Returns: what was found out, and what failed.
    func analysis(
        judgesClaims: Bool = true,
        of isWanted: @escaping @Sendable (Sample) -> Bool = { _ in true }
    ) async -> (Analysis, [CommandFailure]) {
        var unread: [InputFiles.Failure] = []
        let inputs = inputs(&unread)
        var notes = InputNotes()
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
                group.addTask { (index, await self.outcome(input, judgesClaims, isWanted)) }
            }
            for _ in 0..<min(jobs, inputs.count) { start() }
            var done = 0
            for await (index, outcome) in group {
                results[index] = inputs.count < Self.detailLimit ? outcome : outcome.summed()
                done += 1
                progress.show(done, of: inputs.count)
                start()
            }
        }
        progress.clear()
        var analysis = Analysis(tool: tool, codings: analyzer.codings.map(\.name))
        for case (let input, let outcome?) in zip(inputs, results) {
            switch outcome {
            case .analyzed(let sample):
                analysis.samples.append(sample)
                notes.add(sample, isFound: input.isFound)
            case .unwanted(let name): analysis.unweighed.append(name)
            case .failed(let failure):
                if !notes.leavesOut(input, failure.failure) { unread.append(failure) }
            }
        }
        say(notes)
        analysis.tellNamesApart()
        analysis.errors = unread.map(\.inputError)
        return (analysis, unread.map(\.failure))
    }

    /// The inputs that the command line names, without the file that the report goes to.
    func inputs(_ failures: inout [InputFiles.Failure]) -> [InputFiles.Input] {
        InputFiles.list(paths, &failures).filter { input in
            !input.isFound || !(output.map { Platform.isSameFile($0, input.path) } ?? false)
        }
    }

    /// Says on standard error what is worth knowing of the inputs, unless that is not wanted.
    func say(_ notes: InputNotes) {
        guard !isQuiet else { return }
        for line in notes.lines { Console.complain(line) }
    }

    /// More jobs than this gain nothing.
    private static let mostJobs = 256
    /// The number of inputs from which on details are dropped as soon as they are summed up.
    private static let detailLimit = 1_000

    /// What became of one input.
    private enum Outcome: Sendable {
        case analyzed(SampleAnalysis)
        case unwanted(String)
        case failed(InputFiles.Failure)

        func summed() -> Self {
            if case .analyzed(let analysis) = self { .analyzed(analysis.summed()) } else { self }
        }
    }

    @concurrent
    private func outcome(
        _ input: InputFiles.Input,
        _ judgesClaims: Bool,
        _ isWanted: @Sendable (Sample) -> Bool
    ) async -> Outcome {
        do throws(CommandFailure) {
            let (sample, warnings) = try read(input)
            guard isWanted(sample) else { return .unwanted(sample.name) }
            do throws(WireError) {
                let weighed = try analyzer.weigh(sample, warnings: warnings)
                return .analyzed(
                    judgesClaims ? try analyzer.judged(weighed) : analyzer.analysis(of: weighed)
                )
            } catch {
                throw CommandFailure(input.path, error)
            }
        } catch {
            return .failed(InputFiles.Failure(path: input.path, failure: error))
        }
    }

    /// Reads one sample and the files it names.
    ///
    /// - Throws: `CommandFailure` for a file that is not there or makes no sense.
    func read(
        _ input: InputFiles.Input
    ) throws(CommandFailure) -> (sample: Sample, warnings: [WireWarning]) {
        let bytes: [UInt8]
        do throws(PlatformError) {
            bytes =
                input.path == "-"
                ? try Platform.read(0, limit: limits.inputBytes + 1)
                : try Platform.readFile(input.path, limit: limits.inputBytes + 1)
        } catch {
            throw CommandFailure(reading: input.path, error)
        }
        let reader = SampleReader(limits: limits) { name throws(WireError) in
            do throws(PlatformError) {
                return try Platform.readFile(input.beside(name))
            } catch {
                throw WireError(SampleError.fileUnreadable, at: 0, error.reason)
            }
        }
        do throws(WireError) {
            var diagnostics = Diagnostics()
            let sample = try reader.read(
                bytes,
                source: input.path,
                name: input.name,
                diagnostics: &diagnostics
            )
            if sample.isPlain, input.isFound, !takesPlain {
                throw WireError(SampleError.plainValue, at: 0)
            }
            return (sample, InputWarnings.warnings(of: bytes, diagnostics))
        } catch {
            throw CommandFailure(input.path, error.positioned(in: bytes.span))
        }
    }

    /// The program and the libraries that its figures depend on.
    var tool: Analysis.Tool {
        var tool = Analysis.Tool(version: Program.version, zlib: ContentCoding.zlibVersion)
        let names = Set(analyzer.codings.map(\.algorithm))
        for algorithm in ContentCoding.Algorithm.allCases where names.contains(algorithm) {
            // "brotli 1.0.9"; zlib's version is there already.
            let words = algorithm.library?.split(separator: " ").map(String.init) ?? []
            guard words.count == 2, words[0] != "zlib" else { continue }
            tool.libraries.append((words[0], words[1]))
        }
        return tool
    }
}
