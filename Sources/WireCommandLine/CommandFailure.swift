package import WireCore

/// Why a command ends without having done what it was asked to, and what it ends with.
package struct CommandFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// What the program ends with.
    package let status: ExitStatus
    /// What is wrong, in one line without an end; empty where nothing needs saying.
    package let message: String
    /// What to do instead, in one line, if there is a guess.
    package let suggestion: String?
    /// What is wrong with the data, where that is the reason.
    package let cause: WireError?

    /// Creates a failure.
    package init(
        _ status: ExitStatus,
        _ message: String,
        suggestion: String? = nil,
        cause: WireError? = nil
    ) {
        self.status = status
        self.message = message
        self.suggestion = suggestion
        self.cause = cause
    }

    /// A command line that cannot be understood.
    package static func usage(_ message: String, suggestion: String? = nil) -> Self {
        Self(.usage, message, suggestion: suggestion)
    }

    /// Message and suggestion in one line.
    package var description: String {
        suggestion.map { "\(message); \($0)" } ?? message
    }
}
