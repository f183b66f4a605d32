#if !FUZZING
internal import WireFuzz
internal import WirePlatform

/// Without the fuzzer's runtime: tries files, goes through changes, and writes seeds.
@main
struct FuzzProgram {
    private static let usage = """
        wireweight-fuzz TARGET FILE...          tries the files
        wireweight-fuzz --systematic TARGET [--seconds N] [--seed S] [--first N] [--count N]
            [--lines N] [--findings N] [--found FOLDER]
                                                changes each node of each seed to each kind of value
        wireweight-fuzz --seeds TARGET FOLDER   writes seeds for the fuzzer
        Targets: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))
        """

    static func main() throws {
        var words = Platform.arguments
        let status: Int32? =
            switch words.first {
            case "--worker": try SystematicPass.work(Array(words.dropFirst()))
            case "--systematic": try systematic(&words)
            case "--seeds": try seeds(words)
            default: try files(words)
            }
        if status == nil { try Platform.write(2, Array("\(usage)\n".utf8)) }
        Platform.exit(status ?? 2)
    }

    private static func systematic(_ words: inout [String]) throws -> Int32? {
        let seconds = number("--seconds", from: &words, or: 60)
        let seed = number("--seed", from: &words, or: 1)
        let first = number("--first", from: &words, or: 0)
        let count = number("--count", from: &words, or: 1 << 40)
        let lines = number("--lines", from: &words, or: 1 << 40)
        let findings = number("--findings", from: &words, or: 20)
        let folder = take("--found", from: &words) ?? "."
        guard words.count == 2, let target = FuzzTarget(rawValue: words[1]), let seconds, let seed,
            let first, let count, let lines, let findings
        else { return nil }
        let pass = SystematicPass(
            target: target,
            seed: seed,
            linesPerFile: lines,
            seconds: Double(seconds),
            numbers: first..<(first + count),
            findingLimit: findings,
            folder: folder
        )
        return try pass.run() ? 0 : 1
    }

    /// Takes an option and its value out of the words.
    private static func take(_ option: String, from words: inout [String]) -> String? {
        guard let place = words.firstIndex(of: option), place + 1 < words.count else { return nil }
        let value = words[place + 1]
        words.removeSubrange(place...(place + 1))
        return value
    }

    /// Takes an option's number out of the words; nil where it is none.
    private static func number(_ option: String, from words: inout [String], or usual: Int) -> Int?
    {
        guard let text = take(option, from: &words) else { return usual }
        return Int(text).flatMap { (0...1 << 40).contains($0) ? $0 : nil }
    }

    private static func seeds(_ words: [String]) throws -> Int32? {
        guard words.count == 3, let target = FuzzTarget(rawValue: words[1]) else { return nil }
        for (number, seed) in try target.inputs(atMost: 2_000).enumerated() {
            try Platform.writeAtomically("\(words[2])/\(number)", seed)
        }
        return 0
    }

    private static func files(_ words: [String]) throws -> Int32? {
        guard words.count > 1, let target = FuzzTarget(rawValue: words[0]) else { return nil }
        var status: Int32 = 0
        for file in words.dropFirst() {
            let fault = target.fault(in: try Platform.readFile(file))
            try Console.say("\(file): \(fault ?? "holds")")
            if fault != nil { status = 1 }
        }
        return status
    }
}
#endif
