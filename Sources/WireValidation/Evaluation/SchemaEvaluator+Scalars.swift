internal import WireCore

/// Keywords that look at a value as a whole.
extension SchemaEvaluator {
    mutating func checkScalar(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ types: JSONTypes
    ) throws(WireError) -> Bool {
        switch keyword {
        case .type(let allowed):
            guard allowed.isDisjoint(with: types) else { return true }
            let payload = payload
            return fail("type", "\(ValueWords.found(payload, value)), expected \(allowed.words)")
        case .enumeration(let values, let name):
            guard !values.contains(payload, value) else { return true }
            let payload = payload
            let relation = name == "const" ? "is not" : "is none of"
            return fail(name, "\(ValueWords.shown(payload, value)) \(relation) \(values.words)")
        case .size(let bound, let limit): return checkSize(bound, limit, value, types)
        case .number(let bound, let limit) where types.contains(.number):
            return checkNumber(bound, limit, value)
        case .pattern(let pattern) where types == .string: return try checkPattern(pattern, value)
        case .format(let format) where types == .string: return checkFormat(format, value)
        case .uniqueItems where types == .array: return checkUnique(value)
        default:
            // The keyword is about values of another type.
            return true
        }
    }

    private mutating func checkNumber(
        _ bound: SchemaKeyword.NumberBound,
        _ limit: Double,
        _ value: Int
    ) -> Bool {
        let number = payload.double(value)
        return bound.allows(number, limit)
            || fail(
                bound.rawValue,
                "\(ValueWords.number(number)) is \(bound.breach) \(ValueWords.number(limit))"
            )
    }

    private mutating func checkSize(
        _ bound: SchemaKeyword.SizeBound,
        _ limit: Int,
        _ value: Int,
        _ types: JSONTypes
    ) -> Bool {
        guard let size = size(value, types, bound) else { return true }
        return (bound.isMaximum ? size <= limit : size >= limit)
            || fail(
                bound.rawValue,
                "\(ValueWords.count(size, bound.unit)), expected "
                    + (bound.isMaximum ? "at most \(limit)" : "at least \(limit)")
            )
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
            return payload.kind(value) == .object ? payload.count(value) : 0
        }
    }

    private mutating func checkPattern(_ pattern: Int, _ value: Int) throws(WireError) -> Bool {
        if try matches(pattern, value) { return true }
        let shown = ValueWords.shown(payload, value)
        let source = ValueWords.plain(schema.patterns[pattern].source)
        return fail("pattern", "\(shown) does not match the pattern \(source)")
    }

    private mutating func checkFormat(_ format: SchemaFormat, _ value: Int) -> Bool {
        if format.allows(payload.bytes[payload.range(value)]) { return true }
        let payload = payload
        return fail("format", "\(ValueWords.shown(payload, value)) is no \(format.rawValue)")
    }

    private mutating func checkUnique(_ value: Int) -> Bool {
        guard payload.count(value) > 1 else { return true }
        var seen: Set<[UInt8]> = []
        for element in payload.entries(value)
        where !seen.insert(CanonicalValue.bytes(payload, element)).inserted {
            let shown = ValueWords.shown(payload, payload.resolved(element))
            return fail("uniqueItems", "two elements are equal: \(shown)")
        }
        return true
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
            // The quotient in doubles, without tolerance, as ajv computes it: by `parseInt`, which
            // misreads quotients that JavaScript writes with an exponent.
            let quotient = value / limit
            return quotient == quotient.rounded(.towardZero) && quotient.magnitude < 1e21
        }
    }
}

extension SchemaKeyword.NumberBound {
    /// What a number is that breaks the bound, up to the limit.
    var breach: String {
        switch self {
        case .maximum: "more than the maximum"
        case .exclusiveMaximum: "not less than the exclusive maximum"
        case .minimum: "less than the minimum"
        case .exclusiveMinimum: "not more than the exclusive minimum"
        case .multipleOf: "no multiple of"
        }
    }
}

extension SchemaKeyword.SizeBound {
    /// What the bound counts.
    var unit: String {
        switch self {
        case .maxLength, .minLength: "character"
        case .maxItems, .minItems: "element"
        case .maxProperties, .minProperties: "member"
        }
    }

    var isMaximum: Bool { self == .maxLength || self == .maxItems || self == .maxProperties }
}

/// Text as schemas count it: code points, a lone surrogate being one.
enum SchemaText {
    static func codePoints(_ text: ArraySlice<UInt8>) -> [UInt32] {
        var output: [UInt32] = []
        output.reserveCapacity(text.count)
        var point: UInt32 = 0
        var missing = 0
        for byte in text {
            switch byte {
            case 0x80...0xBF:
                point = point << 6 | UInt32(byte & 0x3F)
                missing -= 1
            case 0xF0...: (point, missing) = (UInt32(byte & 0x07), 3)
            case 0xE0...: (point, missing) = (UInt32(byte & 0x0F), 2)
            case 0xC0...: (point, missing) = (UInt32(byte & 0x1F), 1)
            default: (point, missing) = (UInt32(byte), 0)
            }
            if missing == 0 { output.append(point) }
        }
        return output
    }

    static func count(_ text: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in text where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
