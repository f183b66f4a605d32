internal import WireCommands
internal import WireFlight
internal import WireFrameworks

/// Every setting under which a message is tried: the heads of inputs.
enum Settings {
    /// Dialects, ways of feeding and temporary references, in the byte that Flight's targets begin
    /// with.
    static let flight: [[UInt8]] = FlightDialect.all.indices.flatMap { dialect in
        [0, 0x20, 0x40, 0x60].map { [UInt8(dialect) | $0] }
    }

    /// What lines hold that become a form: an action, where other typed lines are any value.
    static let action = "action"

    /// The words of command lines of `convert` that read such lines, each with its line feed.
    ///
    /// - Parameter source: a notation, or `action`.
    /// - Returns: heads of inputs.
    static func convert(from source: String) -> [[UInt8]] {
        LineDoor.pairs.filter { pair in
            let isForm = pair.source == "typed" && pair.target == "flight-form"
            return isForm ? source == action : pair.source == source
        }.flatMap { pair in commands(pair.source, pair.target).map { Array("\($0)\n".utf8) } }
    }

    private static func commands(_ source: String, _ target: String) -> [String] {
        let either = [source, target]
        var choices: [[String]] = []
        if either.contains(where: { $0.hasPrefix("flight-") }) {
            let isWritten = target.hasPrefix("flight-")
            choices.append(
                FlightDialect.all.filter { $0.isWritable || !isWritten }.map {
                    "--react \($0.label)"
                }
            )
        }
        if source == "flight-reply" { choices.append(["", "--feed stream"]) }
        if either.contains("flight-reply") || source == "flight-response" {
            choices.append(["", "--temporary"])
        }
        if ["flight-reply", "flight-form"].contains(source) {
            choices.append(["", "--functions a1,abc123"])
        }
        if either.contains("flight-response") {
            choices.append(
                [""] + Framework.withActions.map { "--envelope \($0.rawValue)" }
            )
        }
        if target == "hpack" {
            choices.append(["chromium", "nghttp2", "nginx"].map { "--encoder \($0)" })
        }
        return choices.reduce(["--from \(source) --to \(target)"]) { commands, choice in
            choice.flatMap { words in commands.map { words.isEmpty ? $0 : "\($0) \(words)" } }
        }
    }
}
