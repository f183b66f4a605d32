/// The keywords that are looked at: which drafts know them, and which schemas their values hold.
struct SchemaVocabulary {
    /// What schemas a keyword's value holds.
    enum Content {
        case nothing, schema, list, table
        /// A schema, or an array of schemas.
        case schemaOrList
    }

    private struct Entry {
        let content: Content
        let drafts: ClosedRange<SchemaDraft>
    }

    /// What schemas the value of a keyword holds; nil for a name that means nothing in the draft.
    static func content(_ name: String, in draft: SchemaDraft) -> Content? {
        guard let entry = entries[name], entry.drafts.contains(draft) else { return nil }
        return entry.content
    }

    private static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        func add(
            _ content: Content,
            from first: SchemaDraft = .draft4,
            to last: SchemaDraft = .draft2020,
            _ names: String...
        ) {
            for name in names { entries[name] = Entry(content: content, drafts: first...last) }
        }
        add(
            .nothing,
            "$ref",
            "type",
            "enum",
            "format",
            "multipleOf",
            "maximum",
            "minimum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required"
        )
        add(.nothing, from: .openAPI30, to: .openAPI30, "nullable")
        add(.nothing, from: .draft6, "const")
        add(.nothing, from: .draft2019, "$anchor", "dependentRequired")
        add(.nothing, from: .draft2019, "minContains", "maxContains")
        add(.nothing, from: .draft2019, to: .draft2019, "$recursiveRef", "$recursiveAnchor")
        add(.nothing, from: .draft2020, "$dynamicRef", "$dynamicAnchor")
        add(.schema, "additionalProperties", "not")
        add(.schema, to: .draft2019, "additionalItems")
        add(.schema, from: .draft6, "contains", "propertyNames")
        add(.schema, from: .draft7, "if", "then", "else")
        add(.schema, from: .draft2019, "unevaluatedItems", "unevaluatedProperties")
        add(.schema, from: .draft2019, "contentSchema")
        add(.schemaOrList, "items")
        add(.list, "allOf", "anyOf", "oneOf")
        add(.list, from: .draft2020, "prefixItems")
        // Two names that newer drafts replaced and still allow.
        add(.table, "properties", "patternProperties", "definitions", "dependencies")
        add(.table, from: .draft2019, "$defs", "dependentSchemas")
        return entries
    }()
}
