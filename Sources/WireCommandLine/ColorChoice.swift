/// When output is coloured: the values of `--color`.
package enum ColorChoice: String, CaseIterable, Hashable, Sendable {
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
    package func isOn(noColor: String?, terminal: String?, isTerminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: isTerminal && (noColor ?? "").isEmpty && terminal != "dumb"
        }
    }
}
