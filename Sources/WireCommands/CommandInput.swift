internal import WireCommandLine
internal import WirePlatform

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
