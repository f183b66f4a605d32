internal import WireCore

/// Keywords that combine schemas.
extension SchemaEvaluator {
    mutating func checkLogic(_ keyword: SchemaKeyword, _ value: Int) throws(WireError) -> Bool {
        switch keyword {
        case .allOf(let schemas): try checkAll(schemas, value)
        case .anyOf(let schemas): try checkAny(schemas, value)
        case .oneOf(let schemas): try checkOne(schemas, value)
        case .not(let schema): try checkNot(schema, value)
        case .conditional(let condition, let then, let otherwise):
            try checkConditional(condition, then, otherwise, value)
        default: true
        }
    }

    private mutating func checkAll(_ schemas: [Int], _ value: Int) throws(WireError) -> Bool {
        var isValid = true
        for schema in schemas where try !holds(schema, value) {
            isValid = false
            if isQuiet { break }
        }
        return isValid
    }

    private mutating func checkAny(_ schemas: [Int], _ value: Int) throws(WireError) -> Bool {
        var isMet = false
        for schema in schemas where try holdsQuietly(schema, value) {
            isMet = true
            // Further branches matter only for what they evaluate.
            if !self.schema.tracksEvaluation { break }
        }
        guard !isMet else { return true }
        try explain(schemas[...], value)
        return fail("anyOf", "none of the schemas holds")
    }

    private mutating func checkOne(_ schemas: [Int], _ value: Int) throws(WireError) -> Bool {
        var count = 0
        var tried = 0
        for schema in schemas {
            tried += 1
            if try holdsQuietly(schema, value) { count += 1 }
            if count > 1 { break }
        }
        guard count != 1 else { return true }
        try explain(schemas[..<tried], value)
        return fail("oneOf", count == 0 ? "none of the schemas holds" : "several schemas hold")
    }

    /// Runs the branches of a keyword that failed once more, for their errors.
    private mutating func explain(_ schemas: ArraySlice<Int>, _ value: Int) throws(WireError) {
        guard !isQuiet else { return }
        let start = evaluated.count
        for schema in schemas { _ = try holds(schema, value) }
        forget(downTo: start)
    }

    /// What a schema that must not hold evaluates does not count.
    private mutating func checkNot(_ schema: Int, _ value: Int) throws(WireError) -> Bool {
        let start = evaluated.count
        defer { forget(downTo: start) }
        guard try holdsQuietly(schema, value) else { return true }
        return fail("not", "what must not hold does")
    }

    private mutating func checkConditional(
        _ condition: Int,
        _ then: Int?,
        _ otherwise: Int?,
        _ value: Int
    ) throws(WireError) -> Bool {
        let isMet = try holdsQuietly(condition, value)
        guard let schema = isMet ? then : otherwise, try !holds(schema, value) else { return true }
        return fail("if", "the schema of \(isMet ? "then" : "else") does not hold")
    }
}
