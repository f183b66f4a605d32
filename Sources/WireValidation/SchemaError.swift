package import WireCore

/// Why a schema cannot be read or applied.
package enum SchemaError: String, WireErrorCode {
    case schema = "validation.schema"
    case reference = "validation.reference"
    case pattern = "validation.pattern"
    case patternBudget = "validation.patternBudget"
    case workBudget = "validation.workBudget"
    case depthExceeded = "validation.depthExceeded"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .schema: "a keyword of the schema has a value that it cannot have"
        case .reference:
            "the schema refers to something that is not there, and nothing is ever fetched"
        case .pattern: "the pattern is none that ECMA-262 knows with the u flag"
        case .patternBudget: "matching the patterns takes more steps than a validation may spend"
        case .workBudget:
            "holding the schemas against the value takes more steps than a validation may spend"
        case .depthExceeded: "schemas lead into each other deeper than is allowed"
        }
    }

    /// The limits of this module's readers.
    package static let limits: [DecodingLimits.Entry] = [
        limit(\.patternBudget, "patternBudget", .patternBudget, "steps of pattern matching")
    ]
}
