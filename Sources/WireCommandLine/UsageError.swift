/// A command line that cannot be understood: what is wrong and what may have been meant.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in one line without an end.
    public let message: String
    /// What to do instead, in one line, if there is a guess.
    public let suggestion: String?

    /// Creates an error; commands use it for what a table of options cannot say.
    public init(_ message: String, suggestion: String? = nil) {
        self.message = message
        self.suggestion = suggestion
    }

    /// Message and suggestion in one line.
    public var description: String {
        suggestion.map { "\(message); \($0)" } ?? message
    }
}
