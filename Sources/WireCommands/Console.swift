internal import WireCommandLine
internal import WirePlatform
internal import WireReport

/// Standard output and standard error, as one command uses them.
struct Console {
    /// The most characters of a line on standard error.
    private static let longestComplaint = 2_000

    /// Whether progress and warnings are kept back.
    let isQuiet: Bool
    private let command: ParsedCommand

    init(_ command: ParsedCommand) {
        self.command = command
        isQuiet = command.flag("quiet")
    }

    /// Writes a report in the format that the command line asks for.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    func write<Model: Report>(_ report: Model) throws(CommandFailure) {
        let output = command.declares("output") ? command.text("output") : nil
        let isRead = isTerminal && output == nil
        let name = command.text("format") ?? (isRead ? "text" : "markdown")
        guard let format = Model.formats.first(where: { $0.name == name }) else {
            throw .usage("\(command.name) has no format \(name)")
        }
        try Self.write(format.render(report, textRenderer), to: output)
    }

    /// Whether a person reads standard output.
    private var isTerminal: Bool { Platform.isTerminal(1) }

    /// The renderer for the terminal at hand.
    private var textRenderer: TextRenderer {
        let color = command.text("color").flatMap(ColorChoice.init) ?? .auto
        return TextRenderer(
            width: Platform.terminalWidth(1) ?? TextRenderer.standardWidth,
            isColored: color.isOn(
                noColor: Platform.environment("NO_COLOR"),
                terminal: Platform.environment("TERM"),
                isTerminal: isTerminal
            )
        )
    }

    /// Writes a command's output to a file, or to standard output.
    ///
    /// A reader that has closed the pipe has all it wants: the program then ends without a word.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    static func write(_ output: [UInt8], to path: String?) throws(CommandFailure) {
        do {
            if let path, path != "-" {
                try Platform.writeAtomically(path, output)
            } else {
                try Platform.write(1, output)
            }
        } catch {
            guard !error.isClosedPipe else { throw CommandFailure.closedPipe }
            throw CommandFailure(writing: path ?? "standard output", error)
        }
    }

    /// Says what failed, each in a line; what ends without a word has none.
    static func complain(_ failures: [CommandFailure]) {
        for failure in failures where !failure.message.isEmpty { complain(failure.description) }
    }

    /// Writes one line to standard error; nothing can be done when that fails.
    static func complain(_ message: String) {
        let line = "wireweight: \(VisibleText.visible(message, limit: longestComplaint))\n"
        try? Platform.write(2, Array(line.utf8))
    }
}
