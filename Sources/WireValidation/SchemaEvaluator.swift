internal import WireCore

/// Holds one value against a compiled schema and gathers what is wrong.
struct SchemaEvaluator {
    let schema: Schema
    let payload: Payload
    private(set) var errors: [ValidationError] = []
    private var patternBudget: Int
    private var depth = 0
    /// The resources entered on the way, outermost first, for `$dynamicRef`.
    private var scope: [Int] = []
    /// Patterns work on code points; the text they saw last is kept, since several may see it.
    private var decoded: (index: Int, text: [UInt32])?

    /// The most schemas that may lead into each other; each takes a few hundred bytes of stack.
    static let depthLimit = 2_000

    init(_ schema: Schema, _ payload: Payload, _ limits: DecodingLimits) {
        self.schema = schema
        self.payload = payload
        patternBudget = limits.patternBudget
    }

    /// What the keywords of a schema have looked at: values of members, and elements.
    struct Evaluated {
        var isValid = true
        /// Indices of the values that some keyword was responsible for.
        var values: Set<Int> = []

        mutating func add(_ other: Self, tracks: Bool) {
            if tracks, other.isValid { values.formUnion(other.values) }
        }
    }

    /// A place in the value, spelled out only for errors.
    indirect enum Path {
        case root
        case member(Path, Int)
        case element(Path, Int)
    }

    mutating func evaluate(
        _ index: Int,
        _ value: Int,
        _ path: Path
    ) throws(WireError) -> Evaluated {
        let node = schema.nodes[index]
        let value = payload.resolved(value)
        if let verdict = node.verdict {
            if !verdict { fail("false schema", path, "nothing is allowed here") }
            return Evaluated(isValid: verdict)
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw WireError(.validationDepth, at: 0) }
        scope.append(node.resource)
        defer { scope.removeLast() }
        var result = Evaluated()
        let types = JSONTypes(of: payload, value)
        for keyword in node.keywords {
            let outcome = try check(keyword, value, types, path, result)
            result.isValid = result.isValid && outcome.isValid
            result.add(outcome, tracks: schema.tracksEvaluation)
        }
        return result
    }

    private mutating func check(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ types: JSONTypes,
        _ path: Path,
        _ before: Evaluated
    ) throws(WireError) -> Evaluated {
        switch keyword {
        case .type, .enumeration, .constant, .number, .size, .pattern, .format, .uniqueItems:
            return Evaluated(isValid: try checkScalar(keyword, value, types, path))
        case .required, .dependentRequired, .dependentSchemas, .properties, .propertyNames,
            .unevaluatedProperties:
            guard types == .object else { return Evaluated() }
            return try checkObject(keyword, value, path, before)
        case .items, .contains, .unevaluatedItems:
            guard types == .array else { return Evaluated() }
            return try checkArray(keyword, value, path, before)
        case .reference(let target):
            return try evaluate(target, value, path)
        case .dynamicReference(let target, let anchor):
            let outermost = scope.lazy.compactMap { schema.dynamicAnchors[$0][anchor] }.first
            return try evaluate(outermost ?? target, value, path)
        case .allOf, .anyOf, .oneOf, .not, .conditional:
            return try checkLogic(keyword, value, path)
        }
    }

    mutating func fail(_ keyword: String, _ path: Path, _ reason: String) {
        errors.append(
            ValidationError(instancePath: pointer(path), keyword: keyword, reason: reason)
        )
    }

    /// Runs a branch whose errors count only when the keyword around it fails.
    mutating func attempt(
        _ index: Int,
        _ value: Int,
        _ path: Path
    ) throws(WireError) -> (outcome: Evaluated, errors: [ValidationError]) {
        let count = errors.count
        let outcome = try evaluate(index, value, path)
        let own = Array(errors[count...])
        errors.removeLast(errors.count - count)
        return (outcome, own)
    }

    mutating func add(_ more: [ValidationError]) { errors += more }

    /// Whether a pattern matches the text at `index`.
    mutating func matches(_ program: Int, _ index: Int) throws(WireError) -> Bool {
        if decoded?.index != index {
            let text = payload.bytes[payload.range(index)]
            decoded = (index, SchemaText.codePoints(text))
        }
        return try PatternMatcher.matches(
            schema.programs[program],
            decoded?.text ?? [],
            budget: &patternBudget
        )
    }

    private func pointer(_ path: Path) -> String {
        var parts: [String] = []
        var place = path
        while true {
            switch place {
            case .root: return parts.reversed().joined()
            case .member(let parent, let key):
                let name = payload.text(key).replacing("~", with: "~0").replacing("/", with: "~1")
                parts.append("/" + name)
                place = parent
            case .element(let parent, let position):
                parts.append("/\(position)")
                place = parent
            }
        }
    }
}

/// Text as schemas count it: code points, a lone surrogate being one.
enum SchemaText {
    static func codePoints(_ text: ArraySlice<UInt8>) -> [UInt32] {
        var output: [UInt32] = []
        output.reserveCapacity(text.count)
        for byte in text {
            switch byte {
            case 0x80...0xBF:
                if let last = output.popLast() { output.append(last << 6 | UInt32(byte & 0x3F)) }
            case 0xF0...: output.append(UInt32(byte & 0x07))
            case 0xE0...: output.append(UInt32(byte & 0x0F))
            case 0xC0...: output.append(UInt32(byte & 0x1F))
            default: output.append(UInt32(byte))
            }
        }
        return output
    }

    static func count(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 & 0xC0 != 0x80 } }
}
