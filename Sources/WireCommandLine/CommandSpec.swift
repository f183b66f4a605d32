/// One command of a program: what it is called, what it takes and what it runs.
package struct CommandSpec: Sendable {
    /// The work of a command; returns what the program ends with.
    package typealias Run =
        @Sendable (ParsedCommand) async throws(CommandFailure) -> ExitStatus

    /// The word that calls it.
    package let name: String
    /// One line: what it does, as a verb phrase.
    package let summary: String
    /// Paragraphs for its help, apart by line ends.
    package let discussion: String
    /// The words it takes without a name, in order.
    package let arguments: [ArgumentSpec]
    /// The options it takes besides the program's.
    package let options: [OptionSpec]
    /// Calls worth copying, each a whole command line.
    package let examples: [String]
    /// What it does when it is called.
    package let run: Run

    /// Declares a command.
    package init(
        _ name: String,
        summary: String,
        discussion: String = "",
        arguments: [ArgumentSpec] = [],
        options: [OptionSpec] = [],
        examples: [String],
        run: @escaping Run
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.examples = examples
        self.run = run
    }
}

extension CommandSpec: Equatable {
    /// Compares names: a program has one command of each.
    package static func == (left: Self, right: Self) -> Bool { left.name == right.name }
}
