internal import WireCore

/// What was odd in an input, as lines of standard error: `path:line:column: code: reason`, or, for
/// what has no place in the text, `path: code: reason`.
struct InputWarnings {
    /// The most warnings of one input that are shown.
    static let limit = 20

    private(set) var lines: [String] = []

    /// Warnings that know their lines and columns.
    init(_ path: String, _ warnings: [WireWarning]) {
        for warning in warnings.prefix(Self.limit) {
            let place = warning.position.map { ":\($0.line):\($0.column)" } ?? ""
            lines.append("\(path)\(place): \(warning.code.name): \(warning.reason)")
        }
        let rest = warnings.count - lines.count
        if rest > 0 { lines.append("\(path): \(CoreError.diagSuppressed.name): \(rest) more") }
    }

    /// What was odd while `text` was read.
    init(_ path: String, _ text: [UInt8], _ diagnostics: Diagnostics) {
        self.init(path, Self.warnings(of: text, diagnostics))
    }

    /// What was odd while `text` was read, the first warnings with their lines and columns, since
    /// each is a walk through the text.
    static func warnings(of text: [UInt8], _ diagnostics: Diagnostics) -> [WireWarning] {
        var warnings = diagnostics.warnings
        for index in warnings.indices.prefix(limit) {
            warnings[index] = warnings[index].positioned(in: text.span)
        }
        return warnings
    }
}
