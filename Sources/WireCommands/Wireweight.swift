internal import WireCommandLine
internal import WirePlatform

/// The program: reads the command line and runs one command.
public enum Wireweight {
    /// Runs the command that the words name; returns the number to end with.
    public static func run(_ words: [String]) async -> Int32 {
        Platform.ignoreBrokenPipes()
        do throws(CommandFailure) {
            return try await invoke(words).rawValue
        } catch {
            if !error.message.isEmpty { Console.complain(error.message) }
            return error.code.rawValue
        }
    }

    private static func invoke(_ words: [String]) async throws(CommandFailure) -> ExitCode {
        let invocation: Invocation
        do {
            invocation = try Program.spec.parse(words)
        } catch {
            throw CommandFailure(.usage, error.description)
        }
        switch invocation {
        case .help(let command):
            let text = command.map(Program.spec.helpText) ?? Program.spec.helpText
            try Console.write(Array(text.utf8), to: nil)
            return .done
        case .version:
            try Console.write(Array("wireweight \(Program.version)\n".utf8), to: nil)
            return .done
        case .command(let command):
            return try await run(command)
        }
    }

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitCode {
        switch command.name {
        case "analyze": try await AnalyzeCommand.run(command)
        case "convert": try ConvertCommand.run(command)
        case "limits": try ListingCommands.limits(command)
        case "errors": try ListingCommands.errors(command)
        case "schema": try ListingCommands.schema(command)
        case "init": try InitCommand.run(command)
        case "help": try HelpCommand.run(command)
        default: throw CommandFailure(.fault, "\(command.name) is declared but not built")
        }
    }
}

/// `help`: the whole program, or one command.
enum HelpCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        guard let name = command.positionals.first else {
            try Console.write(Array(Program.spec.helpText.utf8), to: nil)
            return .done
        }
        guard let found = Program.spec.command(name) else {
            let hint = Suggestion.nearest(to: name, among: Program.spec.commands.map(\.name))
                .map { "; did you mean \($0)?" }
            throw CommandFailure(.usage, "there is no command \(name)\(hint ?? "")")
        }
        try Console.write(Array(Program.spec.helpText(for: found).utf8), to: nil)
        return .done
    }
}
