/// A number that the program ends with, and what it means.
public struct ExitStatus: Hashable, Sendable {
    /// The number.
    public let number: Int32
    /// What it means, as a phrase.
    public let meaning: String

    /// Declares a status.
    public init(_ number: Int32, _ meaning: String) {
        self.number = number
        self.meaning = meaning
    }

    /// All went well.
    public static let done = Self(0, "done")
    /// What parsing a command line ends with when it fails.
    public static let usage = Self(2, "the command line cannot be understood")
}
