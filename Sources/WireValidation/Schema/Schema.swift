package import WireCore

/// A JSON Schema (draft 2020-12), compiled once and run over values without converting them.
///
/// Values may hold what JSON lacks. They count as JavaScript's `typeof` has them, as validators in
/// JavaScript see them: a date or a map is an object without members, NaN a number that meets no
/// bound, an undefined member absent to `required` and `properties`.
package struct Schema: Sendable {
    /// The most schemas that may lead into each other (`validation.depthExceeded`).
    package static let depthLimit = 20_000

    let nodes: [SchemaNode]
    let patterns: [Pattern]
    let dynamicAnchors: [[String: Int]]
    let root: Int
    /// Whether some schema asks what the others have evaluated.
    let tracksEvaluation: Bool
    /// Whether some schema has a `format`, asserted or not.
    let namesFormats: Bool

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - document: the schema, as `JSONCodec` reads it.
    ///   - uri: where the schema comes from; relative references start there.
    ///   - assertsFormats: whether `format` is checked; by default it is a mere annotation.
    ///   - load: finds documents of other URIs; nothing is ever fetched.
    /// - Throws: `validation.schema`, `validation.reference` or `validation.pattern` with the
    ///   offset in the schema.
    package init(
        _ document: Payload,
        uri: String = "schema:",
        assertsFormats: Bool = false,
        load: @escaping (String) -> Payload? = { _ in nil }
    ) throws(WireError) {
        var compiler = SchemaCompiler { uri in load(uri) ?? MetaSchema.document(at: uri) }
        root = try compiler.compile(document, at: uri, assertsFormats: assertsFormats)
        nodes = compiler.nodes
        patterns = compiler.patterns
        dynamicAnchors = compiler.dynamicAnchors
        namesFormats = compiler.namesFormats
        tracksEvaluation = compiler.nodes.contains {
            $0.keywords.contains(where: \.asksForEvaluated)
        }
    }

    /// Holds a value against the schema.
    ///
    /// - Parameters:
    ///   - payload: the document the value is in.
    ///   - index: the value.
    ///   - limits: `patternBudget` bounds the steps that patterns may take, `workSteps` how often
    ///     schemas are held against values.
    /// - Returns: what is wrong with it; empty for a valid value. Errors of branches that need not
    ///   hold (of `anyOf` and its like) are there when the whole keyword fails.
    /// - Throws: `validation.patternBudget`, `validation.workBudget` or `validation.depthExceeded`.
    package func errors(
        in payload: Payload,
        at index: Int = 0,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> [ValidationError] {
        if payload.isIrregular {
            let ordered = payload.subtree(index).inJavaScriptOrder()
            return try errors(in: ordered, at: 0, limits: limits)
        }
        var evaluator = SchemaEvaluator(self, payload, limits)
        try evaluator.run(root, index)
        return evaluator.errors
    }
}

/// One thing that is wrong with a value.
package struct ValidationError: Sendable, Equatable {
    /// Where, as a JSON pointer (RFC 6901): `/lines/0/price`.
    package var instancePath: String
    /// The keyword that is not met; `false schema` where nothing is allowed.
    package var keyword: String
    /// One clause for a person.
    package var reason: String
}
