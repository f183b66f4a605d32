internal import WirePlatform
internal import WireStatistics

/// Runs the built `wireweight` over large files and holds whole processes against each other.
struct ProcessBench {
    private let rounds = 5

    /// One conversion of a file.
    private struct Conversion: Hashable {
        let file: String
        let from: String
        let to: String

        init(_ file: ProcessInputs.File, to: String) {
            self.file = file.name
            from = file.format
            self.to = to
        }
    }

    /// A conversion that is held against another one.
    private struct GoalCase {
        let name: String
        let conversion: Conversion
        let base: Conversion
        let goal: Double

        init(_ name: String, _ conversion: Conversion, over base: Conversion, goal: Double) {
            self.name = name
            self.conversion = conversion
            self.base = base
            self.goal = goal
        }
    }

    /// What a conversion took: user time in milliseconds, and peak memory in bytes.
    private struct Cost {
        var milliseconds: [Double] = []
        var peakMemory: [Double] = []
    }

    private let cases: [GoalCase] = {
        let json = Conversion(.json, to: "typed")
        let write = Conversion(.json, to: "json")
        let dated = Conversion(.typed, to: "json")
        return [
            GoalCase("read response", .init(.response, to: "typed"), over: json, goal: 1.5),
            GoalCase(
                "read response, a date in each row",
                .init(.datedResponse, to: "typed"),
                over: json,
                goal: 1.8
            ),
            GoalCase("read reply", .init(.reply, to: "typed"), over: json, goal: 1.2),
            GoalCase(
                "read reply, a date in each row",
                .init(.datedReply, to: "typed"),
                over: json,
                goal: 1.8
            ),
            GoalCase(
                "write response",
                .init(.json, to: "flight-response"),
                over: write,
                goal: 1.5
            ),
            GoalCase(
                "write response, a date in each row",
                .init(.typed, to: "flight-response"),
                over: dated,
                goal: 1.5
            ),
            GoalCase("write reply", .init(.json, to: "flight-reply"), over: write, goal: 1.5),
            GoalCase(
                "write reply, a date in each row",
                .init(.typed, to: "flight-reply"),
                over: dated,
                goal: 1.5
            ),
        ]
    }()

    /// The most bytes of memory that reading may take for a byte of input.
    private let memoryGoal = 10.0

    func run() throws -> [GoalLine] {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        // In a process of its own: a child's peak memory begins with that of its parent.
        try Self.check(try Platform.run(BuiltProgram.bench, ["rows", folder]))
        let conversions = Set(cases.flatMap { [$0.conversion, $0.base] })
            .sorted { ($0.file, $0.to) < ($1.file, $1.to) }
        var costs = conversions.map { _ in Cost() }
        for index in Interleaving.order(of: conversions.count, rounds: rounds) {
            let result = try run(conversions[index], folder)
            costs[index].milliseconds.append(Double(result.userNanoseconds) / 1e6)
            costs[index].peakMemory.append(Double(result.peakMemory))
        }
        let costOf = Dictionary(uniqueKeysWithValues: zip(conversions, costs))
        var lines = try cases.map { goalCase in
            GoalLine(
                measure: goalCase.name,
                unit: "ms of user time",
                value: try median(costOf[goalCase.conversion]?.milliseconds ?? []),
                base: try median(costOf[goalCase.base]?.milliseconds ?? []),
                goal: goalCase.goal
            )
        }
        for conversion in conversions where conversion.to == "typed" {
            let size = try Platform.fileSize(Platform.joined(folder, conversion.file))
            lines.append(
                GoalLine(
                    measure: "memory over input, \(conversion.file) to typed",
                    unit: "MB",
                    value: try median(costOf[conversion]?.peakMemory ?? []) / 1e6,
                    base: Double(size) / 1e6,
                    goal: memoryGoal
                )
            )
        }
        return lines
    }

    private func run(_ conversion: Conversion, _ folder: String) throws -> ProgramResult {
        let result = try Platform.run(
            BuiltProgram.wireweight,
            [
                "convert", "--from", conversion.from, "--to", conversion.to,
                "--output", Platform.joined(folder, "output"),
                Platform.joined(folder, conversion.file),
            ]
        )
        try Self.check(result)
        return result
    }

    static func check(_ result: ProgramResult) throws(BenchError) {
        guard result.status != 0 else { return }
        throw BenchError(reason: String(decoding: result.errors, as: UTF8.self), status: 70)
    }
}

/// The programs of the build that this one is of.
enum BuiltProgram {
    static var bench: String { CommandLine.arguments.first ?? "wireweight-bench" }

    /// The `wireweight` beside this program.
    static var wireweight: String {
        let own = bench.split(separator: "/", omittingEmptySubsequences: false)
        return (own.dropLast() + ["wireweight"]).joined(separator: "/")
    }
}
