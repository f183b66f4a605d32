internal import WireCore
internal import WireJSON

/// The schemas of schemas: what each draft says about its own keywords, reduced to what refuses a
/// value, so that a schema that refers to them needs no network.
enum MetaSchema {
    /// The document in which the schema of this URI is; nil for a URI of somebody else.
    static func document(at uri: String) -> Payload? {
        guard let text = text(at: uri) else { return nil }
        return try? JSONCodec().decode(Array(text.utf8))
    }

    private static func text(at uri: String) -> String? {
        let name = URIReference(uri)
        if let draft = SchemaDraft(uri: name) {
            return switch draft {
            case .draft4: draft4
            case .openAPI30: nil
            case .draft6: draft6
            case .draft7: draft7
            case .draft2019: draft2019
            case .draft2020: draft2020
            }
        }
        for (folder, names, text) in vocabularies where uri.hasPrefix(folder) {
            return names.contains(String(uri.dropFirst(folder.count))) ? text : nil
        }
        return nil
    }

    /// Where the vocabularies of the newer drafts are, which stand in the draft's own document.
    private static let vocabularies: [(folder: String, names: Set<String>, text: String)] = [
        (
            "https://json-schema.org/draft/2019-09/meta/",
            ["core", "applicator", "validation", "meta-data", "format", "content"], draft2019
        ),
        (
            "https://json-schema.org/draft/2020-12/meta/",
            [
                "core", "applicator", "unevaluated", "validation", "meta-data",
                "format-annotation", "format-assertion", "content",
            ], draft2020
        ),
    ]
}
