/// A pattern for the names and paths of samples, as shells and `.gitignore` write them.
///
/// `*` is any text without a slash, `?` one character but a slash, `**` any text, and `**/` any
/// folders or none.
package struct NamePattern: Sendable, Equatable {
    /// The pattern as it was written.
    package let text: String
    private let steps: [Step]

    private enum Step: Sendable, Equatable {
        case character(Character)
        case one
        case run
        case anything
        case folders
    }

    /// Reads a pattern; every text is one.
    package init(_ text: String) {
        self.text = text
        var steps: [Step] = []
        var rest = text[...]
        while let first = rest.first {
            if rest.hasPrefix("**/") {
                steps.append(.folders)
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("**") {
                steps.append(.anything)
                rest = rest.dropFirst(2)
            } else {
                steps.append(first == "*" ? .run : first == "?" ? .one : .character(first))
                rest = rest.dropFirst()
            }
        }
        self.steps = steps
    }

    /// Whether it means one name alone.
    package var isPlain: Bool {
        steps.allSatisfy { if case .character = $0 { true } else { false } }
    }

    /// Whether a name matches as a whole; one that is the pattern's own text always does.
    ///
    /// Takes time in proportion to the product of both lengths.
    package func matches(_ name: String) -> Bool {
        guard name != text else { return true }
        let name = Array(name)
        // For each place of the name: whether the steps looked at so far match what is left of it.
        var ends = Array(repeating: false, count: name.count + 1)
        ends[name.count] = true
        for step in steps.reversed() {
            var begins = Array(repeating: false, count: name.count + 1)
            var followsFolder = false
            for place in stride(from: name.count, through: 0, by: -1) {
                let character = place < name.count ? name[place] : nil
                let goesOn = place < name.count && begins[place + 1]
                switch step {
                case .character(let wanted):
                    begins[place] = character == wanted && ends[place + 1]
                case .one: begins[place] = character.map { $0 != "/" && ends[place + 1] } ?? false
                case .run: begins[place] = ends[place] || goesOn && character != "/"
                case .anything: begins[place] = ends[place] || goesOn
                case .folders:
                    begins[place] =
                        ends[place] || followsFolder || character == "/" && ends[place + 1]
                    followsFolder = followsFolder || character == "/" && ends[place + 1]
                }
            }
            ends = begins
        }
        return ends[0]
    }
}
