/// What a word on the command line may be: decides checking, help and completion.
package enum ValueKind: Hashable, Sendable {
    /// A switch that is followed by nothing.
    case none
    /// Any text; the placeholder stands for it in help.
    case text(String)
    /// A finite number; the placeholder stands for it in help.
    case number(String)
    /// A whole number from zero; the placeholder stands for it in help.
    case count(String)
    /// One of the words listed.
    case choice([String])
    /// The path of a file.
    case file
    /// The path of a folder.
    case folder
}

/// What holds where an option is not given.
package enum OptionDefault: Hashable, Sendable {
    /// A value that the parsed command answers with.
    case value(String)
    /// Words for help only: the caller decides.
    case described(String)
}

/// One option: `--name`, perhaps `-n`, and the value it takes.
package struct OptionSpec: Hashable, Sendable {
    /// The long name without its dashes.
    package let name: String
    /// The letter of the short form, if there is one.
    package let short: Character?
    /// What follows the name.
    package let value: ValueKind
    /// Whether it may be given more than once.
    package let repeats: Bool
    /// What holds where it is not given.
    package let fallback: OptionDefault?
    /// One or two sentences for help; completions show the first.
    package let help: String

    /// Declares an option.
    package init(
        _ name: String,
        short: Character? = nil,
        value: ValueKind = .none,
        repeats: Bool = false,
        fallback: OptionDefault? = nil,
        help: String
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.repeats = repeats
        self.fallback = fallback
        self.help = help
    }

    /// The long form as it is typed.
    package var flag: String { "--" + name }
    /// Every form as it is typed, the long one first.
    var spellings: [String] { [flag] + (short.map { ["-\($0)"] } ?? []) }
    /// Whether a value follows the name.
    var takesValue: Bool { value != .none }
}

/// One word, or several, that a command takes without a name.
package struct ArgumentSpec: Hashable, Sendable {
    /// What it is called in help, in capitals.
    package let name: String
    /// What it may be.
    package let value: ValueKind
    /// Whether it has to be given.
    package let isRequired: Bool
    /// Whether it takes all the words that follow; only for the last argument.
    package let repeats: Bool
    /// One or two sentences for help.
    package let help: String

    /// Declares an argument.
    package init(
        _ name: String,
        value: ValueKind = .file,
        isRequired: Bool = false,
        repeats: Bool = false,
        help: String
    ) {
        self.name = name
        self.value = value
        self.isRequired = isRequired
        self.repeats = repeats
        self.help = help
    }

    /// The argument as a synopsis shows it: optional ones in brackets.
    var synopsis: String {
        let shown = repeats ? name + "..." : name
        return isRequired ? shown : "[\(shown)]"
    }
}
