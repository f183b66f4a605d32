internal import WireCommandLine
internal import WireCore
internal import WirePlatform

/// `init`: a JSON body or a `curl` command line in, a sample file out.
enum InitCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let path = command.positionals.first ?? "-"
        let input = try CommandInput.read(path)
        do {
            try Console.write(try SampleDraft.text(from: input), to: command.text("output"))
        } catch let error as WireError {
            throw CommandFailure(path, error)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.fault, "\(error)")
        }
        return .done
    }
}

/// The one input of a command.
enum CommandInput {
    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `CommandFailure` with `.noInput`.
    static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        do {
            return path == "-" ? try Platform.read(0) : try Platform.readFile(path)
        } catch {
            throw CommandFailure(reading: path, error)
        }
    }
}
