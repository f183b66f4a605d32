extension ProgramSpec {
    /// Returns a completion script for zsh, to be sourced or saved as `_name` on `fpath`.
    package var zshCompletions: String {
        let entries = commands.map { "        \(quoted("\(escaped($0.name)):\($0.summary)"))" }
        let cases = commands.map { command in
            let specs =
                (command.options + options).map(zshOption) + command.arguments.map(zshArgument)
            return """
                        \(command.name))
                            _arguments -s \(specs.joined(separator: " \\\n                "))
                            ;;
                """
        }
        return """
            #compdef \(name)
            _\(name)_commands() {
                local -a commands
                commands=(
            \(entries.joined(separator: "\n"))
                )
                _describe command commands
            }
            _\(name)() {
                local context state state_descr line
                typeset -A opt_args
                _arguments -s -C \(options.map(zshOption).joined(separator: " \\\n        ")) \\
                    '1:command:_\(name)_commands' '*::argument:->arguments' && return
                [[ $state == arguments ]] || return
                case $words[1] in
            \(cases.joined(separator: "\n"))
                esac
            }
            if [[ $funcstack[1] == _\(name) ]]; then
                _\(name) "$@"
            else
                compdef _\(name) \(name)
            fi

            """
    }

    /// One option as `_arguments` wants it; its spellings exclude each other unless it repeats.
    private func zshOption(_ option: OptionSpec) -> String {
        var tail = "[\(escaped(option.help))]"
        if option.takesValue {
            tail += ":\(escaped(option.value.placeholder ?? "")):\(zsh(option.value))"
        }
        let exclusions =
            option.repeats ? "*" : "(\(option.spellings.joined(separator: " ")))"
        let forms = option.spellings.map { spelling in
            let joint = !option.takesValue ? "" : spelling == option.flag ? "=" : "+"
            return quoted(exclusions + spelling + joint + tail)
        }
        return forms.joined(separator: " ")
    }

    private func zshArgument(_ argument: ArgumentSpec) -> String {
        quoted("\(argument.repeats ? "*" : ""):\(escaped(argument.name)):\(zsh(argument.value))")
    }

    /// The action that completes a value.
    private func zsh(_ value: ValueKind) -> String {
        switch value {
        case .none, .text, .number, .count: " "
        case .choice(let choices): "(\(choices.joined(separator: " ")))"
        case .file: "_files"
        case .folder: "_files -/"
        }
    }

    private func escaped(_ text: String) -> String {
        String(text.flatMap { "\\[]:".contains($0) ? ["\\", $0] : [$0] })
    }

    private func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''"
            )
            + "'"
    }
}
