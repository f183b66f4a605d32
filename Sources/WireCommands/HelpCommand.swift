internal import WireCommandLine
internal import WireCore

/// `help`, `completions` and `man`: what the table of commands says about itself.
enum HelpCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        guard let name = command.positionals.first else {
            return try print(Program.spec.helpText)
        }
        guard let found = Program.spec.command(name) else {
            let hint = Suggestion.nearest(to: name, among: Program.spec.commands.map(\.name))
                .map { "; did you mean \($0)?" }
            throw CommandFailure(.usage, "there is no command \(name)\(hint ?? "")")
        }
        return try print(Program.spec.helpText(for: found))
    }

    static func completions(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        switch command.positionals.first {
        case "zsh": try print(Program.spec.zshCompletions)
        case "fish": try print(Program.spec.fishCompletions)
        default: try print(Program.spec.bashCompletions)
        }
    }

    static func print(_ text: String) throws(CommandFailure) -> ExitCode {
        try Console.write(Array(text.utf8), to: nil)
        return .done
    }
}
