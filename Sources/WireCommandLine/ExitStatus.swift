/// A number that the program ends with, and what it means.
package struct ExitStatus: Hashable, Sendable {
    /// The number.
    package let number: Int32
    /// What it means, as a phrase.
    package let meaning: String

    /// Declares a status.
    package init(_ number: Int32, _ meaning: String) {
        self.number = number
        self.meaning = meaning
    }

    /// All went well.
    package static let done = Self(0, "done")
    /// What parsing a command line ends with when it fails.
    package static let usage = Self(2, "the command line cannot be understood")
}
