internal import WireAnalysis
internal import WireCommandLine
internal import WireCompression
internal import WireCore

extension ParsedCommand {
    /// Whether the command's table has an option of that name.
    func declares(_ name: String) -> Bool { command.options.contains { $0.name == name } }
}

extension AnalysisRun {
    /// Reads `NAME=VALUE` settings.
    static func limits(_ settings: [String]) throws(CommandFailure) -> DecodingLimits {
        var limits = DecodingLimits.standard
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Int(parts[1]) else {
                throw .usage("--limit \(setting) is not NAME=VALUE")
            }
            let known = ListingCommands.catalogue
            let entry = known.first { $0.name == parts[0] }
            guard let entry, limits.set(entry, to: value) else {
                throw .usage(
                    "--limit \(setting) sets nothing",
                    suggestion: entry != nil
                        ? "the value is out of range"
                        : Suggestion.question(for: parts[0], among: known.map(\.name))
                )
            }
        }
        return limits
    }

    static func approaches(_ list: String?) throws(CommandFailure) -> [Approach] {
        guard let list else { return Approach.allCases }
        var approaches: [Approach] = []
        for word in list.split(separator: ",").map(String.init) {
            guard let approach = Approach(rawValue: word) else {
                let known = Approach.allCases.map(\.rawValue)
                throw .usage(
                    "--only names \(word), which is no approach",
                    suggestion: Suggestion.question(for: word, among: known)
                        ?? "there are \(known.joined(separator: ", "))"
                )
            }
            approaches.append(approach)
        }
        guard !approaches.isEmpty else { throw .usage("--only names nothing") }
        return approaches
    }

    static func codings(_ list: String) throws(CommandFailure) -> [ContentCoding] {
        var codings: [ContentCoding] = []
        for word in list.split(separator: ",").map(String.init) {
            guard let coding = ContentCoding(word) else {
                let known = ContentCoding.Algorithm.allCases.map { algorithm in
                    let levels = algorithm.levels
                    return "\(algorithm.rawValue):\(levels.lowerBound)–\(levels.upperBound)"
                }
                throw .usage(
                    "--compression names \(word); it takes \(known.joined(separator: ", "))"
                )
            }
            if let absence = coding.algorithm.compressionAbsence {
                throw .usage("--compression \(word) cannot be had: \(absence)")
            }
            codings.append(coding)
        }
        guard !codings.isEmpty else { throw .usage("--compression names nothing") }
        return codings
    }
}
