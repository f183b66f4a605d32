internal import WireCommandLine
internal import WirePlatform

/// The program: reads the command line and runs one command.
package enum Wireweight {
    /// Runs the command that the words name; returns the number to end with.
    package static func run(_ words: [String]) async -> Int32 {
        Platform.ignoreBrokenPipes()
        do throws(CommandFailure) {
            return try await invoke(words).number
        } catch {
            Console.complain([error])
            return error.status.number
        }
    }

    private static func invoke(_ words: [String]) async throws(CommandFailure) -> ExitStatus {
        switch try Program.spec.parse(words) {
        case .help(let command):
            try HelpCommand.print(command.map(Program.spec.helpText) ?? Program.spec.helpText)
        case .version:
            try HelpCommand.print("wireweight \(Program.version)\n")
        case .command(let command):
            try await command.command.run(command)
        }
    }
}
