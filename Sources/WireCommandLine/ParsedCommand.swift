/// What a command line asks for.
package enum Invocation: Equatable, Sendable {
    /// Help of a command, or of the program when nil.
    case help(CommandSpec?)
    /// The program's version.
    case version
    /// A command to run.
    case command(ParsedCommand)
}

/// A command with its options and arguments, all checked against their table.
package struct ParsedCommand: Equatable, Sendable {
    /// The command that was called.
    package let command: CommandSpec
    /// The words given without a name.
    package let positionals: [String]
    /// The options the command takes, the program's included.
    private let options: [OptionSpec]
    /// What was given for each option, by name; an empty text for a switch.
    private let given: [String: [String]]

    init(
        _ command: CommandSpec,
        options: [OptionSpec],
        given: [String: [String]],
        positionals: [String]
    ) {
        self.command = command
        self.options = options
        self.given = given
        self.positionals = positionals
    }

    /// The command's name.
    package var name: String { command.name }

    /// Whether an option was given; the way to ask for a switch.
    package func flag(_ name: String) -> Bool {
        !words(name).isEmpty
    }

    /// Returns the option's value as it was given, or its default.
    package func text(_ name: String) -> String? {
        all(name).last
    }

    /// Returns every value of an option in order; the default alone where none was given.
    package func all(_ name: String) -> [String] {
        let given = words(name)
        guard given.isEmpty, case .value(let fallback) = spec(name).fallback else { return given }
        return [fallback]
    }

    /// Returns the value of a `.number` option, or its default.
    package func number(_ name: String) -> Double? {
        text(name).flatMap(Double.init)
    }

    /// Returns the value of a `.count` option, or its default.
    package func count(_ name: String) -> Int? {
        text(name).flatMap { Int($0) }
    }

    private func words(_ name: String) -> [String] {
        given[spec(name).name] ?? []
    }

    /// The option's declaration; asking for one that no table declares is a fault of the program.
    private func spec(_ name: String) -> OptionSpec {
        guard let spec = options.first(where: { $0.name == name }) else {
            preconditionFailure("\(command.name) declares no option --\(name)")
        }
        return spec
    }
}
