internal import WireCore

extension ProgramSpec {
    /// Reads a command line, without the program's own name.
    ///
    /// Understands `--name value`, `--name=value`, `-n value` and `-nvalue`, before and after
    /// arguments; `--` ends the options and `-` is an argument. `--help` and `--version` win over
    /// everything that follows them. No words at all ask for help.
    ///
    /// - Throws: `CommandFailure` with `.usage` for the first thing that is wrong.
    package func parse(_ words: [String]) throws(CommandFailure) -> Invocation {
        var reader = CommandLineReader(program: self, words: words[...])
        return try reader.read()
    }
}

/// Walks over the words of one command line.
private struct CommandLineReader {
    let program: ProgramSpec
    var words: ArraySlice<String>
    var command: CommandSpec?
    var given: [String: [String]] = [:]
    var positionals: [String] = []

    init(program: ProgramSpec, words: ArraySlice<String>) {
        self.program = program
        self.words = words
    }

    /// The options known so far: the program's and, after its name, the command's.
    var options: [OptionSpec] { (command?.options ?? []) + program.options }

    mutating func read() throws(CommandFailure) -> Invocation {
        var optionsEnded = false
        while let word = words.popFirst() {
            if optionsEnded || word == "-" || !word.utf8.starts(with: "-".utf8) {
                try readArgument(word)
            } else if word == "--" {
                optionsEnded = true
            } else {
                let option = try readOption(word)
                if option == ProgramSpec.help { return .help(command) }
                if option == ProgramSpec.version { return .version }
            }
        }
        guard let command else {
            guard given.isEmpty else { throw .usage("no command given", suggestion: seeHelp) }
            return .help(nil)
        }
        if let missing = command.arguments.dropFirst(positionals.count).first(where: \.isRequired) {
            throw .usage(
                "\(command.name) needs \(missing.name)",
                suggestion: "see \(program.name) \(command.name) --help"
            )
        }
        return .command(
            ParsedCommand(command, options: options, given: given, positionals: positionals)
        )
    }

    private var seeHelp: String { "see \(program.name) --help" }

    private mutating func readArgument(_ word: String) throws(CommandFailure) {
        guard let command else {
            guard let found = program.command(word) else {
                throw .usage(
                    "unknown command '\(word)'",
                    suggestion: Suggestion.question(for: word, among: program.commands.map(\.name))
                        ?? seeHelp
                )
            }
            command = found
            return
        }
        let next = command.arguments.dropFirst(positionals.count).first
        guard let argument = next ?? command.arguments.last(where: \.repeats) else {
            throw .usage("unexpected argument '\(word)' for \(command.name)")
        }
        try argument.value.check(word, of: argument.name)
        positionals.append(word)
    }

    private mutating func readOption(_ word: String) throws(CommandFailure) -> OptionSpec {
        let (spelling, attached) = split(word)
        guard let option = option(spelling) else {
            throw unknownOption(spelling)
        }
        guard option.takesValue else {
            guard attached == nil else { throw .usage("\(spelling) takes no value") }
            given[option.name] = [""]
            return option
        }
        let value = if let attached { attached } else { try nextWord(for: option, spelling) }
        try option.value.check(value, of: spelling)
        guard option.repeats || given[option.name] == nil else {
            throw .usage("\(spelling) is given twice")
        }
        given[option.name, default: []].append(value)
        return option
    }

    private func option(_ spelling: String) -> OptionSpec? {
        options.first { $0.spellings.contains(spelling) }
    }

    /// Splits `--name=value` and `-nvalue`.
    private func split(_ word: String) -> (spelling: String, value: String?) {
        guard !word.hasPrefix("--") else {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
        }
        let value = word.dropFirst(2)
        return (String(word.prefix(2)), value.isEmpty ? nil : String(value))
    }

    /// Takes the value from the next word.
    ///
    /// A word that begins like an option is a value where it can be: a number, or a text that is no
    /// option of the command, such as a multipart boundary.
    private mutating func nextWord(
        for option: OptionSpec,
        _ spelling: String
    ) throws(CommandFailure) -> String {
        guard let word = words.first else { throw .usage("\(spelling) needs a value") }
        var isValue = !word.hasPrefix("-") || word == "-"
        switch option.value {
        case .number: isValue = isValue || Double(word) != nil
        case .text: isValue = isValue || (word != "--" && self.option(split(word).spelling) == nil)
        default: break
        }
        guard isValue else {
            throw .usage(
                "\(spelling) needs a value",
                suggestion: "write \(option.flag)=\(word) if that is the value"
            )
        }
        words.removeFirst()
        return word
    }

    private func unknownOption(_ spelling: String) -> CommandFailure {
        let message = "unknown option '\(spelling)'" + (command.map { " for \($0.name)" } ?? "")
        if let question = Suggestion.question(for: spelling, among: options.map(\.flag)) {
            return .usage(message, suggestion: question)
        }
        let owners = program.commands.filter { candidate in
            candidate.options.contains { $0.spellings.contains(spelling) }
        }
        if let owner = owners.first, command == nil {
            return .usage(
                message,
                suggestion: "it belongs after a command such as \(owner.name)"
            )
        }
        if let owner = owners.first {
            return .usage(message, suggestion: "it is an option of \(owner.name)")
        }
        let help = command.map { "see \(program.name) \($0.name) --help" } ?? seeHelp
        return .usage(message, suggestion: help)
    }
}

extension ValueKind {
    /// Checks that a word is what the table says.
    fileprivate func check(_ word: String, of name: String) throws(CommandFailure) {
        switch self {
        case .none, .text: return
        case .number:
            guard let number = Double(word), number.isFinite else {
                throw .usage("\(name) needs a number, not '\(word)'")
            }
        case .count:
            guard let count = Int(word), count >= 0 else {
                throw .usage("\(name) needs a whole number from zero, not '\(word)'")
            }
        case .choice(let choices):
            guard choices.contains(word) else {
                throw .usage(
                    "\(name) cannot be '\(word)'",
                    suggestion: Suggestion.question(for: word, among: choices)
                        ?? "it is one of \(choices.joined(separator: ", "))"
                )
            }
        case .file, .folder:
            guard !word.isEmpty else { throw .usage("\(name) needs a path") }
        }
    }
}
