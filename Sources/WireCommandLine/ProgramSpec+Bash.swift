extension ProgramSpec {
    /// Returns a completion script for bash 4 or newer, to be sourced.
    package var bashCompletions: String {
        let names = commands.map(\.name).joined(separator: " ")
        let calls = commands.isEmpty ? "''" : commands.map(\.name).joined(separator: "|")
        var values: [String] = []
        var words: [String] = ["        ,-*) \(bashWords(flags(options))) ;;"]
        words.append("        ,*) \(bashWords(names)) ;;")
        for option in options where option.takesValue {
            values.append(bashCase(option, after: "*"))
        }
        for command in commands {
            for option in command.options where option.takesValue {
                values.append(bashCase(option, after: command.name))
            }
            let flags = flags(command.options + options)
            words.append("        \(command.name),-*) \(bashWords(flags)) ;;")
            // Positions are not counted: what the last argument may be is offered everywhere.
            if let argument = command.arguments.last {
                words.append("        \(command.name),*) \(bash(argument.value)) ;;")
            }
        }
        return """
            # bash completions for \(name)
            _\(name)_completions() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
                local command= index IFS=$' \\t\\n'
                # bash makes three words of --name=value.
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                for ((index = 1; index < COMP_CWORD; index++)); do
                    case ${COMP_WORDS[index]} in
                        \(calls)) command=${COMP_WORDS[index]}; break ;;
                    esac
                done
                COMPREPLY=()
                case $command,$previous in
            \(values.joined(separator: "\n"))
                esac
                case $command,$current in
            \(words.joined(separator: "\n"))
                esac
            }
            complete -F _\(name)_completions \(name)

            """
    }

    private func flags(_ options: [OptionSpec]) -> String {
        options.map(\.flag).joined(separator: " ")
    }

    private func bashCase(_ option: OptionSpec, after command: String) -> String {
        let patterns = option.spellings.map { "\(command),\($0)" }.joined(separator: "|")
        return "        \(patterns)) \(bash(option.value)); return ;;"
    }

    private func bashWords(_ words: String) -> String {
        "COMPREPLY=($(compgen -W '\(words)' -- \"$current\"))"
    }

    /// The command that completes a value.
    private func bash(_ value: ValueKind) -> String {
        switch value {
        case .none, .text, .number, .count: "COMPREPLY=()"
        case .choice(let choices): bashWords(choices.joined(separator: " "))
        case .file: bashPaths("-f")
        case .folder: bashPaths("-d")
        }
    }

    private func bashPaths(_ kind: String) -> String {
        "IFS=$'\\n'; compopt -o filenames 2>/dev/null;"
            + " COMPREPLY=($(compgen \(kind) -- \"$current\"))"
    }
}
