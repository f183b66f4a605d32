internal import WireFuzz
internal import WirePlatform

/// Goes through the changes to the nodes of a target's seeds, in a process of its own that may end.
///
/// The process that tries the inputs notes the number of each before it does. Where it ends, by a
/// trap or by a ceiling, that input is a finding and the next process goes on behind it.
struct SystematicPass {
    let target: FuzzTarget
    /// Chooses the order.
    let seed: Int
    /// Lines of each file of vectors that are taken at most.
    let linesPerFile: Int
    /// Seconds by the clock.
    let seconds: Double
    /// The numbers of the inputs.
    let numbers: Range<Int>
    /// The number of findings that is enough.
    let findingLimit: Int
    /// The folder that takes the inputs found.
    let folder: String

    /// Runs it and prints what was found.
    ///
    /// - Returns: whether everything held.
    func run() throws -> Bool {
        let work = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(work) }
        let note = work + "/note"
        let end = Platform.nanoseconds + Int(seconds * 1e9)
        var next = numbers.lowerBound
        var findings = 0
        while findings < findingLimit, next < numbers.upperBound {
            let left = Double(end - Platform.nanoseconds) / 1e9
            guard left > 0 else { break }
            let result = try Platform.run(
                CommandLine.arguments.first ?? "wireweight-fuzz",
                [
                    "--worker", target.rawValue, "\(seed)", "\(linesPerFile)", "\(next)",
                    "\(numbers.upperBound)", "\(left)", note,
                ],
                environment: ["SWIFT_BACKTRACE=enable=no"]
            )
            // Without a number it had no time for one input, or could not begin.
            guard let number = try Self.number(Platform.readFile(note)) else {
                guard result.status != 0 else { break }
                try Platform.write(2, result.errors)
                return false
            }
            guard result.status != 0 else {
                next = number + 1
                break
            }
            findings += 1
            try report(number, result)
            next = number + 1
        }
        let held = findings == 0 ? "everything held" : "\(findings) findings"
        try Console.say("\(target.rawValue): \(next - numbers.lowerBound) changes, \(held)")
        return findings == 0
    }

    /// Says what an input did, and keeps it for a closer look.
    private func report(_ number: Int, _ result: ProgramResult) throws {
        let input =
            try MutantSpace(target, order: seed, linesPerFile: linesPerFile).input(number) ?? []
        let file = "\(folder)/\(target.rawValue)-\(number)"
        try Platform.writeAtomically(file, input)
        let cause =
            switch result.status {
            case 1: String(decoding: result.output, as: UTF8.self)
            case Watchdog.lateStatus: "took more than \(Ceiling.seconds) s"
            default: "ended with \(result.status) \(Self.cause(result.errors))"
            }
        try Console.say("\(file): \(cause.trimmed)")
    }

    /// What the runtime says in builds that keep such words.
    private static func cause(_ errors: [UInt8]) -> String {
        String(decoding: errors, as: UTF8.self).split(separator: "\n")
            .first { $0.contains("atal error") }.map(String.init) ?? ""
    }

    private static func number(_ note: [UInt8]) -> Int? {
        note.isEmpty ? nil : note.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Tries inputs until time is up or one does not hold: what the other process does.
    static func work(_ words: [String]) throws -> Int32 {
        guard words.count == 7, let target = FuzzTarget(rawValue: words[0]),
            let seed = Int(words[1]), let lines = Int(words[2]), let first = Int(words[3]),
            let last = Int(words[4]), let seconds = Double(words[5]),
            let watchdog = Watchdog(note: words[6])
        else { return 2 }
        let end = Platform.nanoseconds + Int(seconds * 1e9)
        let space = try MutantSpace(target, order: seed, linesPerFile: lines)
        guard space.count > 0 else { return 0 }
        var number = first
        while number < last, Platform.nanoseconds < end {
            watchdog.begin(number)
            if let input = space.input(number), let fault = target.fault(in: input) {
                try Console.say(fault)
                return 1
            }
            number += 1
        }
        return 0
    }
}

extension String {
    /// The first line, without what stands around it.
    fileprivate var trimmed: String {
        split(separator: "\n").first.map(String.init) ?? ""
    }
}
