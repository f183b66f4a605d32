internal import WireCore

/// What was odd in an input, as lines of standard error.
struct InputWarnings {
    /// The most warnings of one input that are shown.
    private static let limit = 20

    /// `path:line:column: code: reason`; warnings without a place in the text have only a path.
    private(set) var lines: [String] = []

    init(_ path: String, _ text: [UInt8], _ diagnostics: Diagnostics) {
        for warning in diagnostics.warnings.prefix(Self.limit) {
            lines.append(
                "\(path)\(Self.place(warning, text)): \(warning.code.name): \(warning.reason)"
            )
        }
        let count = diagnostics.warnings.count + diagnostics.suppressedCount - lines.count
        if count > 0 { lines.append("\(path): \(CoreError.diagSuppressed.name): \(count) more") }
    }

    private static func place(_ warning: WireWarning, _ text: [UInt8]) -> String {
        guard warning.offset > 0 else { return "" }
        let position = TextPosition(of: warning.offset, in: text.span)
        return ":\(position.line):\(position.column)"
    }
}
