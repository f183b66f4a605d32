/// A command line after parsing.
public struct ParsedCommand: Sendable {
    /// The command's row in the table.
    public let command: CommandSpec
    /// What follows the options, `-` included.
    public private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]

    /// Whether an option was given.
    public func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option, the last one if it was given several times; nil when it was not.
    public func value(_ name: String) -> String? { values[name]?.last }

    /// All values of an option in order.
    public func values(_ name: String) -> [String] { values[name] ?? [] }

    /// Reads the words behind the command's name.
    ///
    /// - Throws: `UsageError` for an unknown option, a missing or wrong value, too many operands.
    init(_ command: CommandSpec, _ words: ArraySlice<String>) throws(UsageError) {
        self.command = command
        var words = words
        while let word = words.popFirst() {
            if word == "--" {
                operands += words
                break
            }
            if word.hasPrefix("--") {
                try readLong(word.dropFirst(2), &words)
            } else if word.hasPrefix("-"), word != "-" {
                try readShort(word.dropFirst(), &words)
            } else {
                operands.append(word)
            }
        }
        if let limit = command.operandLimit, operands.count > limit, !has("help") {
            throw UsageError(
                "\(command.name) takes \(limit == 0 ? "nothing" : "no more than \(limit)") "
                    + "beside its options, not \(Quoted.text(operands[limit]))"
            )
        }
    }

    private mutating func readLong(
        _ text: Substring,
        _ words: inout ArraySlice<String>
    ) throws(UsageError) {
        let equals = text.firstIndex(of: "=")
        let name = String(text[..<(equals ?? text.endIndex)])
        guard let option = command.options.first(where: { $0.name == name }) else {
            let nearest = Slip.nearest(to: name, among: command.options.map(\.name))
            throw UsageError(
                "\(command.name) has no option \(Quoted.text("--" + name))",
                nearest.map { "--" + $0 }
            )
        }
        let attached = equals.map { String(text[text.index(after: $0)...]) }
        try read(option, attached, &words)
    }

    /// Letters may stand together; the first that takes a value takes the rest of the word.
    private mutating func readShort(
        _ letters: Substring,
        _ words: inout ArraySlice<String>
    ) throws(UsageError) {
        var letters = letters
        while let letter = letters.popFirst() {
            guard let option = command.options.first(where: { $0.short == letter }) else {
                throw UsageError("\(command.name) has no option \(Quoted.text("-\(letter)"))")
            }
            guard option.value == .none else {
                try read(option, letters.isEmpty ? nil : String(letters), &words)
                return
            }
            try read(option, nil, &words)
        }
    }

    private mutating func read(
        _ option: OptionSpec,
        _ attached: String?,
        _ words: inout ArraySlice<String>
    ) throws(UsageError) {
        guard option.value != .none else {
            if attached != nil { throw UsageError("--\(option.name) takes no value") }
            values[option.name] = []
            return
        }
        guard let value = attached ?? words.popFirst() else {
            throw UsageError("--\(option.name) needs \(option.placeholder ?? "a value")")
        }
        if case .choice(let choices) = option.value, !choices.contains(value) {
            throw UsageError(
                "--\(option.name) is one of \(choices.joined(separator: ", ")), "
                    + "not \(Quoted.text(value))",
                Slip.nearest(to: value, among: choices)
            )
        }
        if values[option.name] != nil, !option.repeats {
            throw UsageError("--\(option.name) is given twice")
        }
        values[option.name, default: []].append(value)
    }
}

/// A command line that cannot be understood.
public struct UsageError: Error, Sendable, Equatable {
    /// What is wrong, in one clause.
    public var message: String
    /// What was probably meant; nil when nothing is near.
    public var suggestion: String?

    /// Creates an error.
    public init(_ message: String, _ suggestion: String? = nil) {
        self.message = message
        self.suggestion = suggestion
    }

    /// Both in one line.
    public var text: String { message + (suggestion.map { "; did you mean \($0)?" } ?? "") }
}

/// Words of a command line as they are shown in messages.
enum Quoted {
    /// The word in quotes, control characters left out.
    static func text(_ word: String) -> String {
        let visible = word.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(80)
        return "“\(String(String.UnicodeScalarView(visible)))”"
    }
}
