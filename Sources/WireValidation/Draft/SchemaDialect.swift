internal import WireCore

/// What a schema's keywords mean: its draft, and which of its vocabularies assert.
struct SchemaDialect {
    var draft: SchemaDraft
    var assertsValidation = true
    var assertsFormats = false

    /// The dialect with what a meta-schema's `$vocabulary` says.
    ///
    /// Without the validation vocabulary nothing is asserted.
    func adapted(to meta: Payload, at index: Int) -> Self {
        guard draft >= .draft2019, let vocabulary = meta.member("$vocabulary", of: index),
            meta.kind(vocabulary) == .object
        else { return self }
        var dialect = self
        let names = meta.members(vocabulary).map { meta.text($0.key) }
        dialect.assertsValidation = names.contains { $0.hasSuffix("/vocab/validation") }
        if names.contains(where: { $0.hasSuffix("/vocab/format-assertion") }) {
            dialect.assertsFormats = true
        }
        return dialect
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
