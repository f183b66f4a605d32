internal import WireCore

extension SchemaEvaluator {
    /// Checks a keyword that looks at the value as a whole.
    mutating func checkScalar(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ types: JSONTypes,
        _ path: Path
    ) throws(WireError) -> Bool {
        switch keyword {
        case .type(let allowed):
            guard allowed.isDisjoint(with: types) else { return true }
            fail("type", path, "the type is another")
        case .enumeration(let values):
            guard !values.contains(CanonicalValue.bytes(payload, value)) else { return true }
            fail("enum", path, "it is none of the values allowed")
        case .constant(let constant):
            guard constant != CanonicalValue.bytes(payload, value) else { return true }
            fail("const", path, "it is not the one value allowed")
        case .number(let bound, let limit):
            guard types.contains(.number) else { return true }
            guard !bound.allows(payload.double(value), limit) else { return true }
            fail(bound.rawValue, path, "the number breaks \(bound.rawValue)")
        case .size(let bound, let limit):
            guard let size = size(value, types, bound) else { return true }
            guard bound.isMaximum ? size > limit : size < limit else { return true }
            fail(bound.rawValue, path, "\(size) breaks \(bound.rawValue) \(limit)")
        case .pattern(let program):
            guard types == .string else { return true }
            guard !(try matches(program, value)) else { return true }
            fail("pattern", path, "the text does not match the pattern")
        case .format(let format):
            guard types == .string else { return true }
            guard !format.allows(payload.text(value)) else { return true }
            fail("format", path, "the text is no \(format.rawValue)")
        case .uniqueItems:
            guard types == .array else { return true }
            var seen: Set<[UInt8]> = []
            for element in payload.entries(value) {
                guard seen.insert(CanonicalValue.bytes(payload, element)).inserted else {
                    fail("uniqueItems", path, "two elements are equal")
                    return false
                }
            }
            return true
        default: return true
        }
        return false
    }

    /// What a bound counts; nil when it does not apply to the value.
    private func size(
        _ value: Int,
        _ types: JSONTypes,
        _ bound: SchemaKeyword.SizeBound
    ) -> Int? {
        switch bound {
        case .maxLength, .minLength:
            return types == .string ? SchemaText.count(payload.bytes[payload.range(value)]) : nil
        case .maxItems, .minItems:
            return types == .array ? payload.count(value) : nil
        case .maxProperties, .minProperties:
            guard types == .object else { return nil }
            return payload.kind(value) == .object ? payload.javaScriptMembers(value).count : 0
        }
    }
}

extension SchemaKeyword.NumberBound {
    /// NaN meets no bound, as comparisons with it are false.
    func allows(_ value: Double, _ limit: Double) -> Bool {
        switch self {
        case .maximum: return value <= limit
        case .exclusiveMaximum: return value < limit
        case .minimum: return value >= limit
        case .exclusiveMinimum: return value > limit
        case .multipleOf:
            // The quotient in doubles, without tolerance, as validators in JavaScript compute it.
            let quotient = value / limit
            return quotient.isFinite && quotient == quotient.rounded(.towardZero)
        }
    }
}

extension SchemaKeyword.SizeBound {
    var isMaximum: Bool { rawValue.hasPrefix("max") }
}
