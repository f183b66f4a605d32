/// The drafts of JSON Schema from the oldest on, and the dialect that OpenAPI 3.0 made of one.
///
/// One compiler reads them all: what differs between drafts is a property here, or the range of
/// drafts that `SchemaVocabulary` has for a keyword.
package enum SchemaDraft: Int, CaseIterable, Sendable, Comparable {
    case draft4
    /// What OpenAPI 3.0 calls a schema (section 4.7.24): draft-05 with `nullable` and without names.
    case openAPI30
    case draft6
    case draft7
    case draft2019
    case draft2020

    /// What a schema follows that does not say.
    package static let standard = Self.draft2020

    /// How people write it: `4`, `2019-09`.
    package var name: String {
        switch self {
        case .draft4: "4"
        case .openAPI30: "openapi-3.0"
        case .draft6: "6"
        case .draft7: "7"
        case .draft2019: "2019-09"
        case .draft2020: "2020-12"
        }
    }

    /// The draft of this name; nil when there is none.
    package init?(name: String) {
        guard let draft = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = draft
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What differs between drafts beside the keywords they know.
extension SchemaDraft {
    /// The member by which a schema gives itself a URI; none in OpenAPI.
    var identity: StaticString? {
        switch self {
        case .draft4: "id"
        case .openAPI30: nil
        default: "$id"
        }
    }

    /// Whether the fragment of a schema's URI is an anchor.
    var hasAnchorsInIdentity: Bool { self < .draft2019 }
    /// Whether members beside `$ref` count for nothing.
    var hasLoneReferences: Bool { self < .draft2019 }
    /// Whether `exclusiveMinimum` is a flag that says how `minimum` is meant.
    var hasExclusiveFlags: Bool { self < .draft6 }
    /// Whether `items` may be an array of schemas, which 2020-12 calls `prefixItems`.
    var hasItemLists: Bool { self < .draft2020 }
    /// Whether `contains` has evaluated what it found.
    var hasEvaluatingContains: Bool { self >= .draft2020 }

    /// The URI of the draft's own schema, without scheme and fragment.
    private var location: String? {
        switch self {
        case .openAPI30: nil
        case .draft4, .draft6, .draft7: "//json-schema.org/draft-0\(name)/schema"
        case .draft2019, .draft2020: "//json-schema.org/draft/\(name)/schema"
        }
    }

    /// The draft that a `$schema` names, whichever scheme and fragment it has; nil for another's.
    init?(uri: URIReference) {
        guard uri.scheme == "http" || uri.scheme == "https", uri.query == nil else { return nil }
        let location = "//" + (uri.authority ?? "") + uri.path
        // Draft-05 changed no word of the schema, and keeps the name of the one before it.
        let known =
            location == "//json-schema.org/draft-05/schema"
            ? .draft4 : Self.allCases.first { $0.location == location }
        guard let known else { return nil }
        self = known
    }
}
