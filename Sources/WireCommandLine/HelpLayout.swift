internal import WireCore

/// How help is laid out.
extension TextWrap {
    /// The columns of a classic terminal, which help never exceeds.
    static let width = 80

    /// Returns the text with its first line after `first` and the others under `indent`.
    static func hanging(_ text: String, first: String, indent: Int) -> String {
        let lines = lines(text, width: width - max(indent, first.count))
        let margin = String(repeating: " ", count: indent)
        return first + lines.joined(separator: "\n" + margin)
    }

    /// Returns a labelled entry of a list: the label, then its text in a column of its own.
    static func entry(_ label: String, _ text: String, column: Int) -> String {
        let start = "  " + label
        let margin = String(repeating: " ", count: column)
        guard start.count + 2 > column else {
            let padded = start + margin.dropFirst(start.count)
            return hanging(text, first: padded, indent: column)
        }
        return start + "\n" + hanging(text, first: margin, indent: column)
    }

    /// Returns a command line, continued by backslashes where it is too long.
    static func command(_ text: String) -> String {
        lines(text, width: width - 6).joined(separator: " \\\n    ")
    }
}
