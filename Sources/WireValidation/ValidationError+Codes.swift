public import WireCore

extension WireError.Code {
    /// A schema that is none: a keyword with a value it cannot have.
    public static let validationSchema = Self(
        "validation.schema",
        "a keyword of the schema has a value that it cannot have"
    )
    /// A `$ref` to something that is not there; nothing is ever fetched.
    public static let validationReference = Self(
        "validation.reference",
        "the schema refers to something that is not there, and nothing is ever fetched"
    )
    /// A pattern that is none in ECMA-262 with the `u` flag.
    public static let validationPattern = Self(
        "validation.pattern",
        "the pattern is none that ECMA-262 knows with the u flag"
    )
    /// Patterns that took more steps than a validation may spend.
    public static let validationPatternBudget = Self(
        "validation.patternBudget",
        "matching the patterns takes more steps than a validation may spend"
    )
    /// Schemas that branch so often that holding them against a value takes too many steps.
    public static let validationWorkBudget = Self(
        "validation.workBudget",
        "holding the schemas against the value takes more steps than a validation may spend"
    )
    /// Schemas that refer to each other without end, or values nested too deep for them.
    public static let validationDepth = Self(
        "validation.depthExceeded",
        "schemas lead into each other deeper than is allowed"
    )

    /// The codes of validation.
    public static let validationCodes: [WireError.Code] = [
        .validationSchema, .validationReference, .validationPattern, .validationPatternBudget,
        .validationWorkBudget, .validationDepth,
    ]
}
