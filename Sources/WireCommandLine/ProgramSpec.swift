/// A program: the one table that parsing, help, completions and the man page come from.
package struct ProgramSpec: Sendable {
    /// The program's name as it is typed.
    package let name: String
    /// The version that `--version` prints.
    package let version: String
    /// One line: what it is for.
    package let summary: String
    /// Paragraphs for its help, apart by line ends.
    package let discussion: String
    /// Its commands, in the order in which help lists them.
    package let commands: [CommandSpec]
    /// The options that every command takes: those declared, then `--help` and `--version`.
    package let options: [OptionSpec]
    /// What the program ends with.
    package let exitStatuses: [ExitStatus]

    /// The option that asks for help instead of work.
    package static let help = OptionSpec("help", short: "h", help: "Print help and stop.")
    /// The option that asks for the version instead of work.
    package static let version = OptionSpec("version", help: "Print the version and stop.")

    /// Declares a program; `--help` and `--version` are added to its options.
    package init(
        _ name: String,
        version: String,
        summary: String,
        discussion: String = "",
        commands: [CommandSpec],
        options: [OptionSpec] = [],
        exitStatuses: [ExitStatus] = []
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.discussion = discussion
        self.commands = commands
        self.options = options + [Self.help, Self.version]
        self.exitStatuses = exitStatuses
    }

    /// The command of that name.
    package func command(_ name: String) -> CommandSpec? {
        commands.first { $0.name == name }
    }
}
