internal import WireCommandLine
internal import WirePlatform
internal import WireReport

/// Standard output and standard error, as one command uses them.
struct Console {
    /// Whether progress and warnings are kept back.
    let isQuiet: Bool
    /// How colour is asked for.
    private let color: ColorChoice

    init(_ command: ParsedCommand) {
        isQuiet = command.flag("quiet")
        color = command.text("color").flatMap(ColorChoice.init) ?? .auto
    }

    /// Whether a person reads standard output.
    var isTerminal: Bool { Platform.isTerminal(1) }

    /// The renderer for the terminal at hand.
    var textRenderer: TextRenderer {
        TextRenderer(
            width: Platform.terminalWidth(1) ?? 80,
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

    /// Writes one line to standard error; nothing can be done when that fails.
    static func complain(_ message: String) {
        let line = "wireweight: \(VisibleText.visible(message, limit: 2_000))\n"
        try? Platform.write(2, Array(line.utf8))
    }
}

/// A line on standard error that says how far a long run has come, for a person who watches.
struct Progress {
    private let isShown: Bool
    private let start = Platform.nanoseconds
    private var last = 0

    init(isQuiet: Bool) { isShown = !isQuiet && Platform.isTerminal(2) }

    /// Shows the count, at most ten times a second and not within the first second.
    mutating func show(_ done: Int, of total: Int) {
        let now = Platform.nanoseconds
        guard isShown, now - start > 1_000_000_000, now - last > 100_000_000 else { return }
        last = now
        try? Platform.write(2, Array("\r\(done) of \(total) samples".utf8))
    }

    /// Takes the line away again.
    func clear() {
        if isShown, last > 0 { try? Platform.write(2, Array("\r\u{1B}[K".utf8)) }
    }
}
