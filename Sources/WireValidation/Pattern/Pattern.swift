package import WireCore

/// A regular expression: ECMA-262's syntax and meaning with the `u` flag.
package struct Pattern: Sendable {
    /// The pattern as it was given.
    let source: [UInt8]
    private let program: PatternProgram

    /// Compiles a pattern, which is WTF-8.
    ///
    /// - Throws: `validation.pattern` with the position of the fault in code points.
    package init(_ source: ArraySlice<UInt8>) throws(WireError) {
        self.source = Array(source)
        program = try PatternProgram(SchemaText.codePoints(source))
    }

    /// Whether the pattern matches anywhere in a text, which is WTF-8.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - budget: the steps that may be taken; those taken are subtracted.
    /// - Returns: whether there is a match.
    /// - Throws: `validation.patternBudget` when the steps are used up.
    package func matches(
        _ text: ArraySlice<UInt8>,
        budget: inout Int
    ) throws(WireError) -> Bool {
        try matches(SchemaText.codePoints(text), budget: &budget)
    }

    /// Whether the pattern matches anywhere in a text given as code points.
    func matches(_ text: [UInt32], budget: inout Int) throws(WireError) -> Bool {
        try PatternMatcher.matches(program, text, budget: &budget)
    }
}
