internal import WireCommandLine
internal import WireCore

/// The lines of one `convert` command, answered one by one: what `convert --lines` does to each.
///
/// A line that ends the program would end a batch of lines with it; tests that try many lines in
/// one process go through here and meet the same options, limits and answers as users do.
package struct LineDoor {
    private let limits: DecodingLimits
    private var lines: ConvertLines

    /// Opens the door as a command line would; nil for words that are no `convert` command.
    ///
    /// - Parameter words: the options of `convert`, `--from` and `--to` among them.
    package init?(_ words: [String]) {
        guard let invocation = try? Program.spec.parse(["convert"] + words),
            case .command(let command) = invocation,
            let options = try? ConvertOptions(command)
        else { return nil }
        limits = options.limits
        lines = ConvertLines(options)
    }

    /// Answers one line.
    ///
    /// - Parameter line: its bytes, without the line feed.
    /// - Returns: the answer's bytes, with the line feed.
    package mutating func answer(_ line: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        _ = LineRunner.append(line, limits, to: &output) {
            document,
            diagnostics,
            json throws(WireError) in
            try lines.answer(document, &diagnostics, &json)
        }
        return output
    }

    /// The names of the codes that `wireweight errors` lists.
    package static let codes = Set(ListingCommands.codes.map(\.name))

    /// The names of the codes that answer input beyond a limit.
    package static let limitCodes = ListingCommands.catalogue.map(\.code.name)

    /// Every notation that can become another, with what it can become.
    package static let pairs: [(source: String, target: String)] = ConvertFormat.allCases.flatMap {
        source in
        ConvertFormat.allCases.filter(source.converts).map { (source.rawValue, $0.rawValue) }
    }
}
