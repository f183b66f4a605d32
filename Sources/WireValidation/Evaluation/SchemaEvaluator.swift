internal import WireCore

/// Holds one value against a compiled schema and gathers what is wrong.
///
/// Branches that need not hold (of `anyOf`, `not` and their like) are run quietly first: that is
/// quick, since the first fault ends it and no error is written. Only when the keyword around them
/// fails are they run once more for their errors.
struct SchemaEvaluator {
    let schema: Schema
    /// The document, its objects in JavaScript's order.
    let payload: Payload
    private(set) var errors: [ValidationError] = []
    private(set) var isQuiet = false
    private var patternBudget: Int
    private var workBudget: Int
    private var depth = 0
    /// The resources entered on the way, outermost first, for `$dynamicRef`.
    private var scope: [Int] = []
    /// The way to the value that is looked at.
    private var path: [PathStep] = []
    /// Members' values and elements that some keyword was responsible for, in the order met; filled
    /// only when a schema asks (`unevaluatedItems`, `unevaluatedProperties`).
    private(set) var evaluated: [Int] = []
    /// Patterns work on code points; the text they saw last is kept, since several may see it.
    private var decoded: (index: Int, text: [UInt32])?

    /// The most schemas that may lead into each other; see `Schema.depthLimit`.
    private static let depthLimit = Schema.depthLimit

    /// One step on the way into a value.
    enum PathStep {
        case member(key: Int)
        case element(Int)
    }

    init(_ schema: Schema, _ payload: Payload, _ limits: DecodingLimits) {
        self.schema = schema
        self.payload = payload
        patternBudget = limits.patternBudget
        workBudget = limits.workSteps
    }

    /// Whether the value at `value` meets the schema with this index.
    mutating func holds(_ index: Int, _ value: Int) throws(WireError) -> Bool {
        let value = payload.resolved(value)
        if let verdict = schema.nodes[index].verdict {
            return verdict || fail("false schema", "nothing is allowed here")
        }
        depth += 1
        workBudget -= 1
        guard depth <= Self.depthLimit else { throw WireError(.validationDepth, at: 0) }
        guard workBudget >= 0 else { throw WireError(.validationWorkBudget, at: 0) }
        scope.append(schema.nodes[index].resource)
        defer {
            depth -= 1
            scope.removeLast()
        }
        let start = evaluated.count
        let types = JSONTypes(of: payload, value)
        var isValid = true
        for keyword in schema.nodes[index].keywords where try !check(keyword, value, types, start) {
            isValid = false
            if isQuiet { break }
        }
        return isValid
    }

    /// Whether an entry of the value that is looked at meets a schema.
    mutating func holds(
        _ index: Int,
        _ entry: Int,
        at step: PathStep
    ) throws(WireError) -> Bool {
        path.append(step)
        let start = evaluated.count
        defer {
            path.removeLast()
            // What was evaluated inside the entry says nothing about the value around it.
            evaluated.removeLast(evaluated.count - start)
        }
        return try holds(index, entry)
    }

    /// Whether a schema holds that need not; it leaves no errors.
    mutating func holdsQuietly(
        _ index: Int,
        _ value: Int,
        at step: PathStep? = nil
    ) throws(WireError) -> Bool {
        let start = evaluated.count
        let wasQuiet = isQuiet
        isQuiet = true
        defer { isQuiet = wasQuiet }
        let isMet =
            if let step { try holds(index, value, at: step) } else { try holds(index, value) }
        if !isMet { evaluated.removeLast(evaluated.count - start) }
        return isMet
    }

    private mutating func check(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ types: JSONTypes,
        _ start: Int
    ) throws(WireError) -> Bool {
        switch keyword {
        case .type, .enumeration, .number, .size, .pattern, .format, .uniqueItems:
            return try checkScalar(keyword, value, types)
        case .members, .dependentRequired, .dependentSchemas, .propertyNames,
            .unevaluatedProperties:
            return types == .object ? try checkObject(keyword, value, start) : true
        case .items, .contains, .unevaluatedItems:
            return types == .array ? try checkArray(keyword, value, start) : true
        case .allOf, .anyOf, .oneOf, .not, .conditional:
            return try checkLogic(keyword, value)
        case .reference(let target): return try holds(target, value)
        case .dynamicReference(let target, let anchor):
            return try holds(outermost(anchor) ?? target, value)
        }
    }

    private func outermost(_ anchor: String) -> Int? {
        for resource in scope {
            if let target = schema.dynamicAnchors[resource][anchor] { return target }
        }
        return nil
    }

    /// Notes that some keyword was responsible for an entry.
    mutating func note(_ entry: Int) {
        if schema.tracksEvaluation { evaluated.append(entry) }
    }

    /// Forgets what was noted since there were `count` entries.
    mutating func forget(downTo count: Int) {
        evaluated.removeLast(evaluated.count - count)
    }

    /// Notes an error, unless the branch is a quiet one; always false.
    @inline(never)
    mutating func fail(_ keyword: String, _ reason: @autoclosure () -> String) -> Bool {
        guard !isQuiet else { return false }
        errors.append(
            ValidationError(instancePath: pointer(), keyword: keyword, reason: reason())
        )
        return false
    }

    /// Whether a pattern matches the text at `index`.
    mutating func matches(_ pattern: Int, _ index: Int) throws(WireError) -> Bool {
        if decoded?.index != index {
            decoded = (index, SchemaText.codePoints(payload.bytes[payload.range(index)]))
        }
        return try schema.patterns[pattern].matches(decoded?.text ?? [], budget: &patternBudget)
    }

    /// The way to the value as a JSON pointer (RFC 6901).
    private func pointer() -> String {
        path.map { step in
            switch step {
            case .member(let key):
                "/" + payload.text(key).replacing("~", with: "~0").replacing("/", with: "~1")
            case .element(let position): "/\(position)"
            }
        }.joined()
    }
}
