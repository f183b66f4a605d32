/// When output is coloured: the values of `--color`.
public enum ColorChoice: String, CaseIterable, Hashable, Sendable {
    /// On a terminal that does not refuse it.
    case auto
    /// Wherever the output goes.
    case always
    /// Nowhere.
    case never

    /// Decides whether output is coloured.
    ///
    /// The flag wins; under `auto`, a `NO_COLOR` that is not empty (no-color.org) and the terminal
    /// type `dumb` turn colour off.
    public func isOn(noColor: String?, terminal: String?, isTerminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: isTerminal && (noColor ?? "").isEmpty && terminal != "dumb"
        }
    }
}

/// Writes text with the terminal's styles (ECMA-48, SGR), or plain.
public struct TerminalStyle: Hashable, Sendable {
    /// A style that a piece of text may have.
    public enum Style: Int, Sendable {
        case bold = 1
        case faint = 2
        case red = 31
        case green = 32
        case yellow = 33
        case cyan = 36
    }

    /// Whether styles are written at all.
    public let isOn: Bool

    /// Creates a writer of styled or of plain text.
    public init(isOn: Bool) {
        self.isOn = isOn
    }

    /// Returns the text in that style; unchanged where styles are off.
    public func apply(_ style: Style, to text: String) -> String {
        isOn ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
