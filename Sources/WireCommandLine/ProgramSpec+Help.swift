internal import WireCore

extension ProgramSpec {
    /// Returns the program's help: what it is for, its commands and the options of all of them.
    package var helpText: String {
        let column = 2 + (commands.map(\.name.count).max() ?? 0) + 2
        var parts = [
            TextWrap.hanging(summary, first: "\(name): ", indent: 2),
            "Usage: \(name) COMMAND [OPTIONS] [ARGUMENTS]",
        ]
        if !discussion.isEmpty { parts.append(paragraphs(discussion)) }
        parts.append(
            section(
                "Commands",
                commands.map { TextWrap.entry($0.name, $0.summary, column: column) }
            )
        )
        parts.append(section("Options", options.map(\.helpEntry)))
        if !exitStatuses.isEmpty {
            let entries = exitStatuses.map { TextWrap.entry("\($0.number)", $0.meaning, column: 6) }
            parts.append(section("Exit status", entries))
        }
        parts.append("See '\(name) COMMAND --help' for the options of a command.")
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Returns the help of one command: synopsis, arguments, options and examples.
    package func helpText(for command: CommandSpec) -> String {
        let call = "\(name) \(command.name)"
        var parts = [
            TextWrap.hanging(command.summary, first: "\(call): ", indent: 2),
            TextWrap.hanging(command.synopsis, first: "Usage: \(call) ", indent: 8),
        ]
        if !command.discussion.isEmpty { parts.append(paragraphs(command.discussion)) }
        if !command.arguments.isEmpty {
            parts.append(section("Arguments", command.arguments.map(\.helpEntry)))
        }
        if !command.options.isEmpty {
            parts.append(section("Options", command.options.map(\.helpEntry)))
        }
        parts.append(section("Options of every command", options.map(\.helpEntry)))
        let examples = command.examples.map { "  " + TextWrap.command($0) }
        if !examples.isEmpty {
            parts.append(section(examples.count == 1 ? "Example" : "Examples", examples))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func section(_ title: String, _ entries: [String]) -> String {
        ([title + ":"] + entries).joined(separator: "\n")
    }

    private func paragraphs(_ text: String) -> String {
        TextWrap.lines(text, width: TextWrap.width).joined(separator: "\n")
    }
}

extension CommandSpec {
    /// What may follow the command's name.
    var synopsis: String {
        (["[OPTIONS]"] + arguments.map(\.synopsis)).joined(separator: " ")
    }
}

/// The column in which help explains options and arguments.
private let helpColumn = 26

extension ArgumentSpec {
    fileprivate var helpEntry: String {
        let label = repeats ? name + "..." : name
        guard case .choice(let choices) = value else {
            return TextWrap.entry(label, help, column: helpColumn)
        }
        let text = "\(help) One of \(choices.joined(separator: ", "))."
        return TextWrap.entry(label, text, column: helpColumn)
    }
}

extension OptionSpec {
    /// The option's spellings and what follows them, short form first.
    var label: String {
        let long = [flag, value.placeholder].compactMap(\.self).joined(separator: " ")
        return short.map { "-\($0), \(long)" } ?? "    \(long)"
    }

    /// The help with all that the table knows besides: choices, repetition and default.
    var fullHelp: String {
        var text = help
        if case .choice(let choices) = value {
            text += " One of \(choices.joined(separator: ", "))."
        }
        if repeats { text += " May be given more than once." }
        switch fallback {
        case .value(let value): text += " Default: \(value)."
        case .described(let words): text += " Default: \(words)."
        case nil: break
        }
        return text
    }

    fileprivate var helpEntry: String {
        TextWrap.entry(label, fullHelp, column: helpColumn)
    }
}

extension ValueKind {
    /// The word that stands for the value in help; nil for a switch.
    var placeholder: String? {
        switch self {
        case .none: nil
        case .text(let name), .number(let name), .count(let name): name
        case .choice: "NAME"
        case .file: "FILE"
        case .folder: "FOLDER"
        }
    }
}
