/// One command of a program.
public struct CommandSpec: Hashable, Sendable {
    /// The word that calls it.
    public let name: String
    /// One line: what it does, as a verb phrase.
    public let summary: String
    /// Paragraphs for its help, apart by line ends.
    public let discussion: String
    /// The words it takes without a name, in order.
    public let arguments: [ArgumentSpec]
    /// The options it takes besides the program's.
    public let options: [OptionSpec]
    /// Calls worth copying, each a whole command line.
    public let examples: [String]

    /// Declares a command.
    public init(
        _ name: String,
        summary: String,
        discussion: String = "",
        arguments: [ArgumentSpec] = [],
        options: [OptionSpec] = [],
        examples: [String]
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.examples = examples
    }
}

/// What a number that the program ends with means.
public struct ExitStatus: Hashable, Sendable {
    /// The number.
    public let number: Int
    /// What it means, as a phrase.
    public let meaning: String

    /// Declares a status.
    public init(_ number: Int, _ meaning: String) {
        self.number = number
        self.meaning = meaning
    }
}

/// A program: the one table that parsing, help, completions and the man page come from.
public struct ProgramSpec: Hashable, Sendable {
    /// The program's name as it is typed.
    public let name: String
    /// The version that `--version` prints.
    public let version: String
    /// One line: what it is for.
    public let summary: String
    /// Paragraphs for its help, apart by line ends.
    public let discussion: String
    /// Its commands, in the order in which help lists them.
    public let commands: [CommandSpec]
    /// The options that every command takes: those declared, then `--help` and `--version`.
    public let options: [OptionSpec]
    /// What the program ends with.
    public let exitStatuses: [ExitStatus]

    /// The option that asks for help instead of work.
    public static let help = OptionSpec("help", short: "h", help: "Print help and stop.")
    /// The option that asks for the version instead of work.
    public static let version = OptionSpec("version", help: "Print the version and stop.")

    /// Declares a program; `--help` and `--version` are added to its options.
    public init(
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
    public func command(_ name: String) -> CommandSpec? {
        commands.first { $0.name == name }
    }
}
