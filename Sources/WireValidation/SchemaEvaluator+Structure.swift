internal import WireCore

extension SchemaEvaluator {
    /// The members of an object; what JavaScript counts as an object without members has none.
    private func members(_ value: Int) -> [(key: Int, value: Int)] {
        payload.kind(value) == .object ? payload.javaScriptMembers(value) : []
    }

    private func name(_ key: Int) -> [UInt8] { Array(payload.bytes[payload.range(key)]) }

    /// Whether a member is there: one that is undefined is not, to JavaScript.
    private func present(_ value: Int) -> Set<[UInt8]> {
        Set(members(value).filter { payload.kind($0.value) != .undefined }.map { name($0.key) })
    }

    mutating func checkObject(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ path: Path,
        _ before: Evaluated
    ) throws(WireError) -> Evaluated {
        var result = Evaluated()
        switch keyword {
        case .required(let names):
            result.isValid = requireAll(names, present(value), "required", path)
        case .dependentRequired(let list):
            let present = present(value)
            for (trigger, names) in list where present.contains(trigger) {
                let isMet = requireAll(names, present, "dependentRequired", path)
                result.isValid = result.isValid && isMet
            }
        case .dependentSchemas(let list):
            let present = present(value)
            for (trigger, schema) in list where present.contains(trigger) {
                let outcome = try evaluate(schema, value, path)
                result.isValid = result.isValid && outcome.isValid
                result.add(outcome, tracks: self.schema.tracksEvaluation)
            }
        case .properties(let schemas):
            try check(schemas, value, path, &result)
        case .propertyNames(let schema):
            try checkNames(schema, value, path, &result)
        case .unevaluatedProperties(let schema):
            for (key, member) in members(value) where !before.values.contains(member) {
                try checkRest(
                    schema,
                    member,
                    .member(path, key),
                    "unevaluatedProperties",
                    path,
                    &result
                )
            }
        default: break
        }
        return result
    }

    private mutating func requireAll(
        _ names: [[UInt8]],
        _ present: Set<[UInt8]>,
        _ keyword: String,
        _ path: Path
    ) -> Bool {
        let missing = names.filter { !present.contains($0) }
        for name in missing {
            fail(keyword, path, "the member \(String(decoding: name, as: UTF8.self)) is missing")
        }
        return missing.isEmpty
    }

    private mutating func check(
        _ schemas: SchemaKeyword.PropertySchemas,
        _ value: Int,
        _ path: Path,
        _ result: inout Evaluated
    ) throws(WireError) {
        for (key, member) in members(value) {
            var isKnown = false
            if let schema = schemas.named[name(key)] {
                isKnown = true
                if payload.kind(member) != .undefined {
                    let outcome = try evaluate(schema, member, .member(path, key))
                    result.isValid = result.isValid && outcome.isValid
                }
            }
            for (program, schema) in schemas.patterns where try matches(program, key) {
                isKnown = true
                let outcome = try evaluate(schema, member, .member(path, key))
                result.isValid = result.isValid && outcome.isValid
            }
            if isKnown {
                result.values.insert(member)
            } else if let schema = schemas.additional {
                try checkRest(
                    schema,
                    member,
                    .member(path, key),
                    "additionalProperties",
                    path,
                    &result
                )
            }
        }
    }

    /// A value that no other keyword was responsible for. When nothing is allowed, the error is the
    /// container's and names the keyword.
    private mutating func checkRest(
        _ schema: Int,
        _ value: Int,
        _ place: Path,
        _ keyword: String,
        _ path: Path,
        _ result: inout Evaluated
    ) throws(WireError) {
        if self.schema.nodes[schema].verdict == false {
            fail(keyword, path, "there is something that the schema does not name")
            result.isValid = false
        } else {
            let outcome = try evaluate(schema, value, place)
            result.isValid = result.isValid && outcome.isValid
            result.values.insert(value)
        }
    }

    private mutating func checkNames(
        _ schema: Int,
        _ value: Int,
        _ path: Path,
        _ result: inout Evaluated
    ) throws(WireError) {
        for (key, _) in members(value) {
            var builder = PayloadBuilder()
            builder.text(.string, payload.bytes[payload.range(key)])
            var inner = SchemaEvaluator(self.schema, builder.finish(), .standard)
            guard !(try inner.evaluate(schema, 0, .root).isValid) else { continue }
            for error in inner.errors { fail(error.keyword, path, error.reason) }
            fail("propertyNames", path, "the name \(payload.text(key)) is not allowed")
            result.isValid = false
        }
    }

    mutating func checkArray(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ path: Path,
        _ before: Evaluated
    ) throws(WireError) -> Evaluated {
        var result = Evaluated()
        switch keyword {
        case .items(let prefix, let rest):
            for (position, element) in payload.entries(value).enumerated() {
                if position < prefix.count {
                    let place = Path.element(path, position)
                    let outcome = try evaluate(prefix[position], element, place)
                    result.isValid = result.isValid && outcome.isValid
                    result.values.insert(element)
                } else if let rest {
                    let isNothing = self.schema.nodes[rest].verdict == false
                    try checkRest(
                        rest,
                        element,
                        .element(path, position),
                        "items",
                        path,
                        &result
                    )
                    // One error says it for all further elements.
                    if isNothing { break }
                } else {
                    break
                }
            }
        case .contains(let schema, let minimum, let maximum):
            try checkContains(schema, minimum, maximum, value, path, &result)
        case .unevaluatedItems(let schema):
            for (position, element) in payload.entries(value).enumerated()
            where !before.values.contains(element) {
                try checkRest(
                    schema,
                    element,
                    .element(path, position),
                    "unevaluatedItems",
                    path,
                    &result
                )
            }
        default: break
        }
        return result
    }

    private mutating func checkContains(
        _ schema: Int,
        _ minimum: Int,
        _ maximum: Int?,
        _ value: Int,
        _ path: Path,
        _ result: inout Evaluated
    ) throws(WireError) {
        var count = 0
        var missed: [ValidationError] = []
        for (position, element) in payload.entries(value).enumerated() {
            let (outcome, errors) = try attempt(schema, element, .element(path, position))
            if outcome.isValid {
                count += 1
                result.values.insert(element)
            } else {
                missed += errors
            }
        }
        guard count < minimum || maximum.map({ count > $0 }) ?? false else { return }
        if count < minimum { add(missed) }
        fail("contains", path, "\(count) elements are as asked for")
        result.isValid = false
    }

    mutating func checkLogic(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ path: Path
    ) throws(WireError) -> Evaluated {
        let tracks = schema.tracksEvaluation
        var result = Evaluated()
        switch keyword {
        case .allOf(let schemas):
            for schema in schemas {
                let outcome = try evaluate(schema, value, path)
                result.isValid = result.isValid && outcome.isValid
                result.add(outcome, tracks: tracks)
            }
        case .anyOf(let schemas), .oneOf(let schemas):
            let isOne = if case .oneOf = keyword { true } else { false }
            var count = 0
            var branchErrors: [ValidationError] = []
            for schema in schemas {
                let (outcome, errors) = try attempt(schema, value, path)
                count += outcome.isValid ? 1 : 0
                branchErrors += errors
                result.add(outcome, tracks: tracks)
            }
            guard isOne ? count != 1 : count == 0 else { break }
            add(branchErrors)
            fail(isOne ? "oneOf" : "anyOf", path, "\(count) of the schemas hold")
            result = Evaluated(isValid: false)
        case .not(let schema):
            if try attempt(schema, value, path).outcome.isValid {
                fail("not", path, "what must not hold does")
                result.isValid = false
            }
        case .conditional(let condition, let then, let otherwise):
            let outcome = try attempt(condition, value, path).outcome
            result.add(outcome, tracks: tracks)
            guard let schema = outcome.isValid ? then : otherwise else { break }
            let branch = try evaluate(schema, value, path)
            result.add(branch, tracks: tracks)
            if !branch.isValid {
                fail("if", path, "the schema of \(outcome.isValid ? "then" : "else") does not hold")
                result.isValid = false
            }
        default: break
        }
        return result
    }
}
