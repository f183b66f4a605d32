/// One option of a command: the row of the table that parsing, help, completions and the man page
/// are made from.
public struct OptionSpec: Sendable {
    /// What follows the option's name.
    public enum Value: Sendable, Equatable {
        /// Nothing: the option is there or not.
        case none
        /// Any text, shown as the placeholder.
        case text(String)
        /// One of some words.
        case choice([String])
        /// A path.
        case file
    }

    /// The long name, without its dashes.
    public var name: String
    /// The one letter that stands for it; nil for none.
    public var short: Character?
    /// What follows.
    public var value: Value
    /// Whether it may be given more than once.
    public var repeats: Bool
    /// One line of help.
    public var help: String

    /// Creates a row.
    public init(
        _ name: String,
        short: Character? = nil,
        value: Value = .none,
        repeats: Bool = false,
        _ help: String
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.repeats = repeats
        self.help = help
    }

    /// What is shown for the value: `FILE`, `markdown|json`; nil for none.
    public var placeholder: String? {
        switch value {
        case .none: nil
        case .text(let placeholder): placeholder
        case .choice(let words): words.joined(separator: "|")
        case .file: "FILE"
        }
    }
}

/// One command: its own row of the table.
public struct CommandSpec: Sendable {
    /// The word that calls it.
    public var name: String
    /// One line about it.
    public var summary: String
    /// What follows the options, such as `[PATH…]`; empty for nothing.
    public var operands: String
    /// The most operands; nil for any number.
    public var operandLimit: Int?
    /// Its options.
    public var options: [OptionSpec]
    /// A command line that shows it at work.
    public var example: String

    /// Creates a row.
    public init(
        _ name: String,
        _ summary: String,
        operands: String = "",
        operandLimit: Int? = 0,
        options: [OptionSpec] = [],
        example: String
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.operandLimit = operandLimit
        self.options = options
        self.example = example
    }
}
