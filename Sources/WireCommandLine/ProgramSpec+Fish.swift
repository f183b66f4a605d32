extension ProgramSpec {
    /// Returns a completion script for fish.
    package var fishCompletions: String {
        let before = "__fish_use_subcommand"
        var lines = ["# fish completions for \(name)", "complete -c \(name) -f"]
        for command in commands {
            lines.append(
                "complete -c \(name) -n \(before) -a \(command.name) -d \(quoted(command.summary))"
            )
        }
        lines += options.map { fish($0, when: nil) }
        for command in commands {
            let condition = "'__fish_seen_subcommand_from \(command.name)'"
            lines += command.options.map { fish($0, when: condition) }
            if let argument = command.arguments.last, argument.value.fishWords != "" {
                lines.append("complete -c \(name) -n \(condition)\(argument.value.fishWords)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func fish(_ option: OptionSpec, when condition: String?) -> String {
        "complete -c \(name)" + (condition.map { " -n \($0)" } ?? "") + " -l \(option.name)"
            + (option.short.map { " -s \($0)" } ?? "")
            + (option.takesValue ? " -r\(option.value.fishWords)" : "")
            + " -d \(quoted(option.help))"
    }

    private func quoted(_ text: String) -> String {
        "'" + String(text.flatMap { "\\'".contains($0) ? ["\\", $0] : [$0] }) + "'"
    }
}

extension ValueKind {
    /// What fish offers for a value, as arguments of `complete`.
    fileprivate var fishWords: String {
        switch self {
        case .none, .text, .number, .count: ""
        case .choice(let choices): " -f -a '\(choices.joined(separator: " "))'"
        case .file: " -F"
        case .folder: " -f -a '(__fish_complete_directories)'"
        }
    }
}
