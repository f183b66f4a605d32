/// The one table of commands and options, from which everything about the command line is made.
public struct CommandTable: Sendable {
    /// The program's name.
    public var program: String
    /// One line about the program.
    public var summary: String
    /// The commands in the order in which help lists them.
    public var commands: [CommandSpec]

    /// Creates a table.
    public init(program: String, summary: String, commands: [CommandSpec]) {
        self.program = program
        self.summary = summary
        self.commands = commands
    }

    /// Reads a command line without the program's own name.
    ///
    /// - Throws: `UsageError` for an unknown command or option.
    public func parse(_ words: [String]) throws(UsageError) -> ParsedCommand {
        guard let name = words.first else { throw UsageError("no command is given") }
        guard let command = command(name) else {
            throw UsageError(
                "there is no command \(Quoted.text(name))",
                Slip.nearest(to: name, among: commands.map(\.name))
            )
        }
        return try ParsedCommand(command, words.dropFirst())
    }

    /// The command of that name.
    public func command(_ name: String) -> CommandSpec? { commands.first { $0.name == name } }

    /// The help of the whole program.
    public var help: String {
        let width = commands.map(\.name.count).max() ?? 0
        let rows = commands.map { Help.row("  " + $0.name, width + 4, $0.summary) }
        return """
            \(Help.wrap(summary))

            usage: \(program) COMMAND [OPTIONS]

            commands:
            \(rows.joined(separator: "\n"))

            \(program) help COMMAND tells more about one.
            """ + "\n"
    }

    /// The help of one command.
    public func help(for command: CommandSpec) -> String {
        let operands = command.operands.isEmpty ? "" : " " + command.operands
        var text = "\(Help.wrap(command.summary))\n\nusage: \(program) \(command.name) [OPTIONS]"
        text += operands + "\n"
        if !command.options.isEmpty {
            text += "\noptions:\n"
            for option in command.options {
                let short = option.short.map { "-\($0), " } ?? "    "
                let value = option.placeholder.map { " " + $0 } ?? ""
                text += Help.row("  \(short)--\(option.name)\(value)", 30, option.help) + "\n"
            }
        }
        return text + "\nexample:\n  \(command.example)\n"
    }
}

/// Text in columns, at most 80 wide.
enum Help {
    static let width = 80

    /// A term and what it means beside it, or below it when the term is long.
    static func row(_ term: String, _ column: Int, _ text: String) -> String {
        let lines = wrap(text, width: width - column).split(separator: "\n")
        let indent = String(repeating: " ", count: column)
        let body = lines.joined(separator: "\n" + indent)
        guard term.count + 2 <= column else { return term + "\n" + indent + body }
        return term + String(repeating: " ", count: column - term.count) + body
    }

    static func wrap(_ text: String, width: Int = width) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}
