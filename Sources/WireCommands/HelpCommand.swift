internal import WireCommandLine
internal import WireCore

/// `help`, `completions` and `man`: what the table of commands says about itself.
enum HelpCommand {
    static let spec = CommandSpec(
        "help",
        summary: "Tell about the program or one command.",
        arguments: [ArgumentSpec("COMMAND", value: .text("COMMAND"), help: "The command.")],
        examples: ["wireweight help analyze"],
        run: run
    )

    static let completionsSpec = CommandSpec(
        "completions",
        summary: "Print completions for a shell.",
        arguments: [
            ArgumentSpec(
                "SHELL",
                value: .choice(Shell.allCases.map(\.rawValue)),
                isRequired: true,
                help: "The shell."
            )
        ],
        examples: ["wireweight completions bash > wireweight.bash"],
        run: printCompletions
    )

    static let manSpec: CommandSpec = .init(
        "man",
        summary: "Print the man page.",
        examples: ["wireweight man > wireweight.1"],
        run: { _ throws(CommandFailure) in try print(Program.spec.manualPage) }
    )

    /// A shell that completions are written for.
    private enum Shell: String, CaseIterable {
        case bash
        case zsh
        case fish

        var completions: String {
            switch self {
            case .bash: Program.spec.bashCompletions
            case .zsh: Program.spec.zshCompletions
            case .fish: Program.spec.fishCompletions
            }
        }
    }

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        guard let name = command.positionals.first else {
            return try print(Program.spec.helpText)
        }
        guard let found = Program.spec.command(name) else {
            throw .usage(
                "there is no command \(name)",
                suggestion: Suggestion.question(for: name, among: Program.spec.commands.map(\.name))
            )
        }
        return try print(Program.spec.helpText(for: found))
    }

    private static func printCompletions(
        _ command: ParsedCommand
    ) async throws(CommandFailure) -> ExitStatus {
        let shell = command.positionals.first.flatMap(Shell.init) ?? .bash
        return try print(shell.completions)
    }

    static func print(_ text: String) throws(CommandFailure) -> ExitStatus {
        try Console.write(Array(text.utf8), to: nil)
        return .done
    }
}
