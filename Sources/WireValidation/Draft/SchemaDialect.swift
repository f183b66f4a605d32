internal import WireCore

/// What a schema's keywords mean: its draft, and which of its vocabularies assert.
struct SchemaDialect {
    var draft: SchemaDraft
    var assertsValidation = true
    var assertsFormats = false

    /// Where the drafts keep their vocabularies.
    private static let vocabularies: [(prefix: String, draft: SchemaDraft)] = [
        ("https://json-schema.org/draft/2019-09/vocab/", .draft2019),
        ("https://json-schema.org/draft/2020-12/vocab/", .draft2020),
    ]

    /// The dialect with what a meta-schema's `$vocabulary` says.
    ///
    /// Without the validation vocabulary nothing is asserted. Also a schema of schemas that follows
    /// itself names its draft by its vocabularies.
    ///
    /// - Returns: the dialect, or the name of a vocabulary that it needs and that is not known.
    func adapted(to meta: Payload, at index: Int) -> Result<Self, UnknownVocabulary> {
        guard draft >= .draft2019, let vocabulary = meta.member("$vocabulary", of: index),
            meta.kind(vocabulary) == .object
        else { return .success(self) }
        var dialect = self
        dialect.assertsValidation = false
        for (key, value) in meta.members(vocabulary) {
            let name = meta.text(key)
            let known = Self.vocabularies.first { name.hasPrefix($0.prefix) }
            guard let known else {
                if meta.kind(value) == .true { return .failure(UnknownVocabulary(name: name)) }
                continue
            }
            dialect.draft = known.draft
            switch name.dropFirst(known.prefix.count) {
            case "validation": dialect.assertsValidation = true
            case "format-assertion": dialect.assertsFormats = true
            default: break
            }
        }
        return .success(dialect)
    }

    /// A vocabulary that a schema must not be read without.
    struct UnknownVocabulary: Error {
        let name: String
    }
}

extension Payload {
    /// The draft of the schemas in an OpenAPI description; nil for any other document.
    var descriptionDraft: SchemaDraft? {
        guard
            member("paths", of: 0) != nil || member("components", of: 0) != nil
                || member("definitions", of: 0) != nil
        else { return nil }
        if let version = stringMember("openapi", of: 0) {
            return version.starts(with: "3.0".utf8) ? .openAPI30 : .draft2020
        }
        return stringMember("swagger", of: 0) == nil ? nil : .draft4
    }
}
