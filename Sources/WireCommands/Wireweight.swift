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
            return try HelpCommand.print(
                command.map(Program.spec.helpText) ?? Program.spec.helpText
            )
        case .version:
            return try HelpCommand.print("wireweight \(Program.version)\n")
        case .command(let command):
            return try await run(command)
        }
    }

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitCode {
        switch command.name {
        case "analyze": try await AnalyzeCommand.run(command)
        case "explain": try ExplainCommand.run(command)
        case "check": try await CheckCommand.run(command)
        case "convert": try ConvertCommand.run(command)
        case "validate": try ValidateCommand.run(command)
        case "predict": try PredictCommand.run(command)
        case "limits": try ListingCommands.limits(command)
        case "errors": try ListingCommands.errors(command)
        case "schema": try ListingCommands.schema(command)
        case "init": try InitCommand.run(command)
        case "help": try HelpCommand.run(command)
        case "completions": try HelpCommand.completions(command)
        case "man": try HelpCommand.print(Program.spec.manualPage)
        default: throw CommandFailure(.fault, "\(command.name) is declared but not built")
        }
    }
}
