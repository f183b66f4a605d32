package import WireCore

/// A way in which zod's verdict on a value can differ from that of the JSON Schema zod exports.
///
/// A JSON Schema says less than the zod schema it comes from: what zod fills in, changes, coerces or
/// refines is not in it, and some of its words mean something else to zod. A report that validates
/// with the exported schema of a sample that names zod says so with these.
package enum ZodDifference: String, Sendable, CaseIterable {
    /// zod strips members that it does not know; the exported output schema forbids them.
    case unknownMembers
    /// zod fills in a default or takes undefined; the exported output schema requires the member.
    case defaults
    /// zod coerces, catches or transforms; the schema knows only what comes out, or what goes in.
    case coercion
    /// zod rounds before it compares multiples; in doubles 0.7 is no multiple of 0.1.
    case multiples
    /// zod's URLs are those of the WHATWG, it changes case and trims before it compares, and it
    /// drops the flags of a pattern.
    case formats
    /// zod trims text before it counts, zod 3 counts UTF-16 units, and zod 4's integers are safe ones.
    case bounds
    /// JSON Schema knows nothing of dates, maps, sets, NaN, big integers and undefined.
    case richValues
    /// Refinements and types without a JSON form are not in the schema: it allows everything there.
    case refinements

    /// The difference that a keyword's error may come from, zod's verdict being another.
    package init?(keyword: String) {
        switch keyword {
        case "additionalProperties", "unevaluatedProperties", "propertyNames":
            self = .unknownMembers
        case "required": self = .defaults
        case "type", "enum", "const", "anyOf", "oneOf": self = .coercion
        case "multipleOf": self = .multiples
        case "format", "pattern": self = .formats
        case "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
            "exclusiveMaximum":
            self = .bounds
        default: return nil
        }
    }

    /// The differences that may make zod's verdict another than the schema's.
    ///
    /// - Parameters:
    ///   - errors: what `Schema.errors` found.
    ///   - payload: the document the value is in.
    ///   - index: the value.
    ///   - schema: the schema that zod exported.
    /// - Returns: for a refused value those that its errors point at, for an accepted one those that
    ///   the schema has room for; in the order of the cases.
    package static func possible(
        _ errors: [ValidationError],
        in payload: Payload,
        at index: Int = 0,
        schema: Schema
    ) -> [Self] {
        var found: Set<Self> = []
        if payload.holdsRichValues(payload.resolved(index)) { found.insert(.richValues) }
        if errors.isEmpty {
            found.insert(.refinements)
            let concerned = schema.keywordNames.compactMap { Self(keyword: $0) }
            found.formUnion(concerned.filter(\.canRefuse))
        } else {
            found.formUnion(errors.compactMap { Self(keyword: $0.keyword) })
        }
        return allCases.filter(found.contains)
    }

    /// Whether zod may refuse, for this reason, what the schema accepts.
    private var canRefuse: Bool { self == .formats || self == .bounds }
}

extension Payload {
    /// Whether the value holds, or is, something that JSON has no form for.
    fileprivate func holdsRichValues(_ index: Int) -> Bool {
        (index..<end(index)).contains { place in
            switch kind(place) {
            case .null, .true, .false, .string, .key, .array, .object, .use: false
            case .number: !double(place).isFinite
            default: true
            }
        }
    }
}

extension Schema {
    /// The keywords that check texts and numbers somewhere in the schema.
    fileprivate var keywordNames: Set<String> {
        var names: Set<String> = namesFormats ? ["format"] : []
        for keyword in nodes.lazy.flatMap(\.keywords) {
            switch keyword {
            case .number(let bound, _): names.insert(bound.rawValue)
            case .size(let bound, _): names.insert(bound.rawValue)
            case .pattern: names.insert("pattern")
            default: break
            }
        }
        return names
    }
}
