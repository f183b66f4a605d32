internal import WireCore

/// Holds one value against a compiled schema and gathers what is wrong.
///
/// Nothing recurses: each schema that is being held against a value is a frame, and a keyword that
/// asks for other schemas leaves calls and the rule by which their verdicts count.
///
/// Branches that need not hold (of `anyOf`, `not` and their like) are called quietly: that is quick,
/// since the first fault ends them and no error is written. Only when the keyword around them fails
/// are they called once more for their errors.
struct SchemaEvaluator {
    let schema: Schema
    /// The document, its objects in JavaScript's order.
    let payload: Payload
    private(set) var errors: [ValidationError] = []
    private(set) var isQuiet = false
    private var patternBudget: Int
    private var workBudget: Int
    /// The schemas that are being held against values, each called by the one before it.
    var frames: [Frame] = []
    /// The calls of the frames' keywords, those of the last frame at the end.
    var calls: [Call] = []
    /// The way to the value that is looked at.
    private var path: [PathStep] = []
    /// Members' values and elements that some keyword was responsible for, in the order met; filled
    /// only when a schema asks (`unevaluatedItems`, `unevaluatedProperties`).
    private(set) var evaluated: [Int] = []
    /// Patterns work on code points; the text they saw last is kept, since several may see it.
    private var decoded: (index: Int, text: [UInt32])?

    init(_ schema: Schema, _ payload: Payload, _ limits: DecodingLimits) {
        self.schema = schema
        self.payload = payload
        patternBudget = limits.patternBudget
        workBudget = limits.workSteps
    }

    /// Holds the schema `root` against a value.
    mutating func run(_ root: Int, _ value: Int) throws(WireError) {
        _ = try enter(Call(schema: root, value: value))
        while let frame = frames.last {
            if frame.nextCall < calls.count {
                frames[frames.count - 1].nextCall += 1
                if let verdict = try enter(calls[frame.nextCall]) { count(verdict) }
            } else if frame.rule != nil {
                conclude()
            } else if frame.nextKeyword < schema.nodes[frame.schema].keywords.count {
                frames[frames.count - 1].nextKeyword += 1
                let keyword = schema.nodes[frame.schema].keywords[frame.nextKeyword]
                if try !check(keyword, frame) { refuse() }
            } else {
                leave()
            }
        }
    }

    /// Begins a call; returns the verdict at once where no keyword has to be looked at.
    private mutating func enter(_ call: Call) throws(WireError) -> Bool? {
        let node = schema.nodes[call.schema]
        let wasQuiet = isQuiet
        isQuiet = isQuiet || call.isQuiet
        if let step = call.step { path.append(step) }
        if let verdict = node.verdict {
            if !verdict { _ = fail("false schema", "nothing is allowed here") }
            end(call, verdict, wasQuiet)
            return verdict
        }
        try work(1)
        guard frames.count < Schema.depthLimit else {
            throw WireError(SchemaError.depthExceeded, at: 0)
        }
        let value = payload.resolved(call.value)
        let types = JSONTypes(of: payload, value)
        if node.isScalar {
            let verdict = try checkScalars(node.keywords, value, types)
            end(call, verdict, wasQuiet)
            return verdict
        }
        frames.append(
            Frame(
                call: call,
                value: value,
                types: types,
                wasQuiet: wasQuiet,
                evaluatedStart: evaluated.count,
                firstCall: calls.count,
                nextCall: calls.count
            )
        )
        return nil
    }

    /// Checks a schema that asks for no others, which needs no frame.
    private mutating func checkScalars(
        _ keywords: [SchemaKeyword],
        _ value: Int,
        _ types: JSONTypes
    ) throws(WireError) -> Bool {
        var isValid = true
        for keyword in keywords where try !checkScalar(keyword, value, types) {
            isValid = false
            if isQuiet { break }
        }
        return isValid
    }

    /// Ends the frame on top; its verdict counts for the one below.
    private mutating func leave() {
        let frame = frames.removeLast()
        if frame.call.step != nil || frame.call.isQuiet && !frame.isValid {
            // What was evaluated inside an entry, or in a branch that does not hold, does not count.
            forget(downTo: frame.evaluatedStart)
        }
        end(frame.call, frame.isValid, frame.wasQuiet)
        if !frames.isEmpty { count(frame.isValid) }
    }

    private mutating func end(_ call: Call, _ verdict: Bool, _ wasQuiet: Bool) {
        isQuiet = wasQuiet
        guard call.step != nil else { return }
        path.removeLast()
        // Some keyword was responsible for the entry; `contains` only for what it found.
        if schema.tracksEvaluation, call.evaluates, verdict || !call.isQuiet {
            evaluated.append(call.value)
        }
    }

    /// Notes that the frame on top is invalid; when nobody wants its errors, that ends it.
    mutating func refuse() {
        frames[frames.count - 1].isValid = false
        guard isQuiet else { return }
        calls.removeLast(calls.count - frames[frames.count - 1].firstCall)
        frames[frames.count - 1].rule = nil
        frames[frames.count - 1].nextKeyword = .max
    }

    private mutating func check(
        _ keyword: SchemaKeyword,
        _ frame: Frame
    ) throws(WireError) -> Bool {
        let (value, types) = (frame.value, frame.types)
        switch keyword {
        case .type, .enumeration, .number, .size, .pattern, .format, .uniqueItems:
            return try checkScalar(keyword, value, types)
        case .members, .dependentRequired, .dependentSchemas, .propertyNames,
            .unevaluatedProperties:
            return types == .object ? try checkObject(keyword, frame) : true
        case .items, .contains, .unevaluatedItems:
            if types == .array { checkArray(keyword, frame) }
        case .allOf, .anyOf, .oneOf, .not, .conditional: checkLogic(keyword, value)
        case .reference(let target): call(.all, [Call(schema: target, value: value)])
        case .dynamicReference(let target, let anchor):
            let schema = try outermost(anchor) ?? target
            call(.all, [Call(schema: schema, value: value)])
        }
        return true
    }

    /// The schema that the outermost resource on the way has under a dynamic anchor.
    private mutating func outermost(_ anchor: String) throws(WireError) -> Int? {
        for frame in frames {
            try work(1)
            let resource = schema.nodes[frame.schema].resource
            if let target = schema.dynamicAnchors[resource][anchor] { return target }
        }
        return nil
    }

    private mutating func work(_ steps: Int) throws(WireError) {
        workBudget -= steps
        guard workBudget >= 0 else { throw WireError(SchemaError.workBudget, at: 0) }
    }

    /// Forgets what was evaluated since there were `count` entries.
    mutating func forget(downTo count: Int) {
        evaluated.removeLast(evaluated.count - count)
    }

    /// Notes an error of the value, or of an entry one step on, unless the branch is a quiet one;
    /// always false.
    @inline(never)
    mutating func fail(
        _ keyword: String,
        _ reason: @autoclosure () -> String,
        at step: PathStep? = nil
    ) -> Bool {
        guard !isQuiet else { return false }
        if let step { path.append(step) }
        defer { if step != nil { path.removeLast() } }
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
