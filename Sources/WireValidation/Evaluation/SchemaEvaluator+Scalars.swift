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
            return !allowed.isDisjoint(with: types) || fail("type", "the type is another")
        case .enumeration(let values, let name):
            return values.contains(payload, value)
                || fail(name, "it is none of the values allowed")
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
        bound.allows(payload.double(value), limit)
            || fail(bound.rawValue, "the number breaks \(bound.rawValue)")
    }

    private mutating func checkSize(
        _ bound: SchemaKeyword.SizeBound,
        _ limit: Int,
        _ value: Int,
        _ types: JSONTypes
    ) -> Bool {
        guard let size = size(value, types, bound) else { return true }
        return (bound.isMaximum ? size <= limit : size >= limit)
            || fail(bound.rawValue, "\(size) breaks \(bound.rawValue) \(limit)")
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
        return fail("pattern", "the text does not match the pattern")
    }

    private mutating func checkFormat(_ format: SchemaFormat, _ value: Int) -> Bool {
        format.allows(payload.bytes[payload.range(value)])
            || fail("format", "the text is no \(format.rawValue)")
    }

    private mutating func checkUnique(_ value: Int) -> Bool {
        guard payload.count(value) > 1 else { return true }
        var seen: Set<[UInt8]> = []
        for element in payload.entries(value)
        where !seen.insert(CanonicalValue.bytes(payload, element)).inserted {
            return fail("uniqueItems", "two elements are equal")
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

extension SchemaKeyword.SizeBound {
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
