internal import WireCore

extension SchemaCompiler {
    /// The keywords of one schema, in the order in which they are checked.
    mutating func keywords(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let (node, _) = try target(source, "$ref") { keywords.append(.reference(node)) }
        for name in ["$dynamicRef", "$recursiveRef"] {
            guard let (node, anchor) = try target(source, name) else { continue }
            keywords.append(
                anchor.map { .dynamicReference(node, anchor: $0) } ?? .reference(node)
            )
        }
        if source.dialect.assertsValidation { keywords += try assertions(source) }
        if let name = try source.string("format") {
            namesFormats = true
            if source.dialect.assertsFormats, let format = SchemaFormat(rawValue: name),
                format.isKnown(to: source.dialect.draft)
            {
                keywords.append(.format(format))
            }
        }
        keywords += try arrays(source)
        keywords += try objects(source)
        keywords += try logic(source)
        // These look at what all the others have evaluated, so they come last.
        if let schema = child(source, "unevaluatedItems") {
            keywords.append(.unevaluatedItems(schema))
        }
        if let schema = child(source, "unevaluatedProperties") {
            keywords.append(.unevaluatedProperties(schema))
        }
        return keywords
    }

    private mutating func assertions(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let types = try source.types() { keywords.append(.type(types)) }
        if let values = try source.elements("enum") {
            keywords.append(.enumeration(ValueSet(source.document, values), name: "enum"))
        }
        if let value = source.members["const"] {
            keywords.append(.enumeration(ValueSet(source.document, [value]), name: "const"))
        }
        keywords += try numberBounds(source)
        for bound in SchemaKeyword.SizeBound.allCases {
            if let count = try source.count(bound.rawValue) {
                keywords.append(.size(bound, count))
            }
        }
        if try source.string("pattern") != nil, let index = source.members["pattern"] {
            let text = Array(source.document.bytes[source.document.range(index)])
            keywords.append(.pattern(try pattern(text, source, "pattern")))
        }
        if try source.flag("uniqueItems") ?? false { keywords.append(.uniqueItems) }
        return keywords
    }

    private func numberBounds(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        for bound in SchemaKeyword.NumberBound.allCases {
            if source.dialect.draft.hasExclusiveFlags {
                // The flag makes an exclusive bound of the plain one, and is none by itself.
                guard !bound.isExclusive else { continue }
                if let strict = bound.strict, try source.flag(strict.rawValue) ?? false {
                    if let value = try source.number(bound.rawValue) {
                        keywords.append(.number(strict, value))
                    }
                    continue
                }
            }
            let name = bound.rawValue
            if let value = try bound == .multipleOf
                ? source.positiveNumber(name) : source.number(name)
            {
                keywords.append(.number(bound, value))
            }
        }
        return keywords
    }

    private mutating func arrays(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let items = source.members["items"], source.document.kind(items) == .array {
            guard source.dialect.draft.hasItemLists else {
                throw source.fault("items", "a schema; drafts before 2020-12 have an array there")
            }
            let prefix = try children(source, "items") ?? []
            let rest = child(source, "additionalItems")
            keywords.append(.items(prefix: prefix, rest: rest, name: "additionalItems"))
        } else {
            let prefix = try children(source, "prefixItems")
            let rest = child(source, "items")
            if prefix != nil || rest != nil {
                keywords.append(.items(prefix: prefix ?? [], rest: rest, name: "items"))
            }
        }
        if let schema = child(source, "contains") {
            // The bounds are of the validation vocabulary; the schema itself is not.
            let minimum =
                source.dialect.assertsValidation ? try source.count("minContains") ?? 1 : 0
            let maximum = source.dialect.assertsValidation ? try source.count("maxContains") : nil
            let bounds = SchemaKeyword.ContainsBounds(minimum: minimum, maximum: maximum)
            let evaluates = source.dialect.draft.hasEvaluatingContains
            keywords.append(.contains(schema, bounds, evaluates: evaluates))
        }
        return keywords
    }

    private mutating func objects(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        let rules = try memberRules(source)
        if !rules.isEmpty { keywords.append(.members(rules)) }
        if let schema = child(source, "propertyNames") { keywords.append(.propertyNames(schema)) }
        keywords += try dependencies(source)
        return keywords
    }

    private mutating func memberRules(_ source: SchemaSource) throws(WireError) -> MemberRules {
        var rules = MemberRules()
        for (name, value) in try source.object("properties") ?? [] {
            rules.add(name, schema: child(source, value))
        }
        for (text, value) in try source.object("patternProperties") ?? [] {
            let pattern = try pattern(text, source, "patternProperties")
            rules.patterns.append((pattern, child(source, value)))
        }
        rules.additional = child(source, "additionalProperties")
        if source.dialect.assertsValidation, let index = source.members["required"] {
            for name in try source.texts(index, in: "required") { rules.require(name) }
        }
        return rules
    }

    /// `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both in older drafts.
    private mutating func dependencies(
        _ source: SchemaSource
    ) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        var schemas: [(trigger: [UInt8], schema: Int)] = []
        for (trigger, value) in try source.object("dependentSchemas") ?? [] {
            schemas.append((trigger, child(source, value)))
        }
        for name in ["dependentRequired", "dependencies"] {
            var names: [(trigger: [UInt8], names: [[UInt8]])] = []
            for (trigger, value) in try source.object(name) ?? [] {
                if name == "dependencies", source.document.kind(value) != .array {
                    schemas.append((trigger, child(source, value)))
                } else if source.dialect.assertsValidation {
                    names.append((trigger, try source.texts(value, in: name)))
                }
            }
            if !names.isEmpty { keywords.append(.dependentRequired(names, name: name)) }
        }
        if !schemas.isEmpty { keywords.append(.dependentSchemas(schemas)) }
        return keywords
    }

    private mutating func logic(_ source: SchemaSource) throws(WireError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let schemas = try children(source, "allOf") { keywords.append(.allOf(schemas)) }
        if let schemas = try children(source, "anyOf") { keywords.append(.anyOf(schemas)) }
        if let schemas = try children(source, "oneOf") { keywords.append(.oneOf(schemas)) }
        if let schema = child(source, "not") { keywords.append(.not(schema)) }
        if let condition = child(source, "if") {
            keywords.append(
                .conditional(
                    condition: condition,
                    then: child(source, "then"),
                    otherwise: child(source, "else")
                )
            )
        }
        return keywords
    }
}
