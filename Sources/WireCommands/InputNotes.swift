internal import WireAnalysis
internal import WireCommandLine
internal import WireCore

/// What standard error says about the inputs of a run besides failures: warnings, files of folders
/// that are no samples, and plain values.
struct InputNotes {
    /// The most files that a note names, and the most lines of warnings in one run.
    private static let nameLimit = 5
    private static let lineLimit = 200

    private var warnings: [String] = []
    private var plain: [String] = []
    private var leftOut: [(path: String, reason: String)] = []
    private var withheldCount = 0

    /// Takes in what was odd in a sample.
    mutating func add(_ sample: SampleAnalysis, isFound: Bool) {
        warnings += InputWarnings(sample.source, sample.warnings).lines
        if isFound, sample.isPlain { plain.append(sample.source) }
    }

    /// Takes in the failure of an input that is left out for it: a file that nobody named and that
    /// is no sample.
    ///
    /// - Returns: whether it is such a file.
    mutating func leavesOut(_ input: InputFiles.Input, _ failure: CommandFailure) -> Bool {
        guard input.isFound, let cause = failure.cause else { return false }
        if cause.code == SampleError.plainValue {
            withheldCount += 1
            return true
        }
        guard cause.code == SampleError.noSample, !input.path.hasSuffix(".sample.json") else {
            return false
        }
        leftOut.append((input.path, cause.reason))
        return true
    }

    /// The notes, each in a line.
    var lines: [String] {
        var lines = Array(warnings.prefix(Self.lineLimit))
        if warnings.count > lines.count {
            lines.append("\(warnings.count - lines.count) more warnings are not shown")
        }
        for file in leftOut.prefix(Self.nameLimit) {
            lines.append("\(file.path) is left out: \(file.reason)")
        }
        if leftOut.count > Self.nameLimit {
            lines.append("\(leftOut.count - Self.nameLimit) more files are left out: no samples")
        }
        if !plain.isEmpty {
            lines.append(
                "\(Self.count(plain.count)) taken as the one argument of a call, with an empty"
                    + " response: \(Self.names(plain)); --plain off leaves such files of folders out"
            )
        }
        if withheldCount > 0 { lines.append("\(Self.count(withheldCount)) left out: --plain off") }
        return lines
    }

    private static func count(_ count: Int) -> String {
        count == 1 ? "1 plain value is" : "\(count) plain values are"
    }

    private static func names(_ paths: [String]) -> String {
        let shown = paths.prefix(nameLimit).joined(separator: ", ")
        return paths.count > nameLimit ? shown + " …" : shown
    }
}
