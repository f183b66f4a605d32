package import WireCore

/// A JSON Schema (any `SchemaDraft`), compiled once and run over values without converting them.
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
    ///   - part: the fragment of the schema in the document: a JSON pointer or an anchor.
    ///   - draft: what the schema follows where no `$schema` says it; 2020-12 by default.
    ///   - assertsFormats: whether `format` is checked; by default it is a mere annotation.
    ///   - load: finds documents of other URIs; nothing is ever fetched.
    /// - Throws: `SchemaFault` with `validation.schema`, `validation.reference`,
    ///   `validation.pattern` or what `load` throws.
    package init(
        reading document: Payload,
        uri: String = "schema:",
        part: String = "",
        draft: SchemaDraft? = nil,
        assertsFormats: Bool = false,
        load: @escaping (String) throws(WireError) -> Payload?
    ) throws(SchemaFault) {
        var compiler = SchemaCompiler(draft: draft, assertsFormats: assertsFormats, load: load)
        root = try compiler.compile(document, at: uri, part: part)
        nodes = compiler.nodes
        patterns = compiler.patterns
        dynamicAnchors = compiler.dynamicAnchors
        namesFormats = compiler.namesFormats
        tracksEvaluation = compiler.nodes.contains {
            $0.keywords.contains(where: \.asksForEvaluated)
        }
    }

    /// Compiles a schema, as `init(reading:)` does.
    ///
    /// - Throws: the error of the `SchemaFault`.
    package init(
        _ document: Payload,
        uri: String = "schema:",
        draft: SchemaDraft? = nil,
        assertsFormats: Bool = false,
        load: @escaping (String) throws(WireError) -> Payload? = { _ in nil }
    ) throws(WireError) {
        do throws(SchemaFault) {
            try self.init(
                reading: document,
                uri: uri,
                draft: draft,
                assertsFormats: assertsFormats,
                load: load
            )
        } catch {
            throw error.error
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
