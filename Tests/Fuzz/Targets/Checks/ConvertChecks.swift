internal import WireCommands
internal import WireFlight
internal import WireJSON

/// The lines of `convert`, through the door that users go through.
///
/// An input is a line with the options, as on the command line, and the line that is converted:
/// `--from flight-reply --to typed --react 19.2` above `{"kind":"text","text":"[1]"}`. More lines
/// are further lines of the same command.
enum ConvertChecks {
    /// Each answer is one JSON object, with a value or an error that says something, and what was
    /// written can be read.
    static func line(_ input: [UInt8]) throws(FuzzFault) {
        var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let words = String(decoding: lines.removeFirst(), as: UTF8.self).split(separator: " ")
            .map(String.init)
        // Options that make no sense are the command line's to refuse.
        guard var door = LineDoor(words), let target = value(of: "--to", words),
            let source = value(of: "--from", words)
        else { return }
        for line in lines {
            let answer = try ConvertAnswer(door.answer(line))
            guard try answer.holdsValue(of: target, from: source) else { continue }
            try readsBack(answer, source, target, words)
        }
    }

    /// The last value that the words give an option.
    private static func value(of option: String, _ words: [String]) -> String? {
        words.lastIndex(of: option).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    }

    /// Gives what was written to the reader of the same notation.
    private static func readsBack(
        _ answer: ConvertAnswer,
        _ source: String,
        _ target: String,
        _ words: [String]
    ) throws(FuzzFault) {
        switch target {
        case "typed":
            // A form's action and state are values of their own.
            for value in answer.notations { try TextChecks.notationReadsBack(value) }
        case "hpack":
            break
        case "flight-form":
            try again(answer.post, ["--from", "flight-form", "--to", "typed"], words)
        default:
            try again(answer.line, ["--from", target, "--to", "typed"], words)
        }
    }

    private static func again(
        _ line: [UInt8]?,
        _ command: [String],
        _ words: [String]
    ) throws(FuzzFault) {
        let kept = ["--react", "--envelope", "--feed"]
            .flatMap { option in value(of: option, words).map { [option, $0] } ?? [] }
        // Parts that are each within the limit can make a value that is not.
        let depth = ["--limit", "depth=10000"]
        let temporary = words.contains("--temporary") ? ["--temporary"] : []
        guard let line, var door = LineDoor(command + kept + depth + temporary) else {
            throw FuzzFault("nothing reads what was written")
        }
        let answer = try ConvertAnswer(door.answer(line))
        try require(!answer.isSyntaxError, "\(answer.shown) for \(TextChecks.shown(line))")
    }
}
