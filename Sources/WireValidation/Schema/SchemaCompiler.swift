internal import WireCore

/// Turns schema documents into nodes: every schema once, references as indices.
///
/// Nothing recurses: a schema met on the way becomes an empty node, to be compiled later.
struct SchemaCompiler {
    private var documents: SchemaDocuments
    private(set) var nodes: [SchemaNode] = []
    private(set) var patterns: [Pattern] = []
    /// The dynamic anchors of each resource, as nodes.
    private(set) var dynamicAnchors: [[String: Int]] = []
    private var patternIndices: [[UInt8]: Int] = [:]
    private var indices: [SchemaDocuments.Place: Int] = [:]
    private var pending: [(place: SchemaDocuments.Place, node: Int)] = []

    /// Whether some schema has a `format`, asserted or not.
    var namesFormats = false

    init(
        draft: SchemaDraft?,
        assertsFormats: Bool,
        load: @escaping (String) throws(WireError) -> Payload?
    ) {
        documents = SchemaDocuments(draft: draft, assertsFormats: assertsFormats, load: load)
    }

    /// Compiles a document, or the part of it that a fragment names, and all it refers to; returns
    /// the node of its root.
    mutating func compile(
        _ schema: Payload,
        at uri: String,
        part: String
    ) throws(SchemaFault) -> Int {
        var document = 0
        do throws(WireError) {
            let resource = try documents.add(schema, at: uri, documents.standard)
            guard let (place, owner) = try documents.find(part, in: resource) else {
                throw WireError(SchemaError.reference, at: 0, "there is nothing at #\(part)")
            }
            let root = node(place, owner)
            while true {
                while let (place, node) = pending.popLast() {
                    document = place.document
                    try compile(place, into: node)
                }
                // Anchors that only a `$dynamicRef` reaches must be compiled, too.
                dynamicAnchors = documents.resources.map { _ in [:] }
                for (index, resource) in documents.resources.enumerated() {
                    for (name, place) in resource.dynamicAnchors {
                        dynamicAnchors[index][name] = node(place, index)
                    }
                }
                if pending.isEmpty { return root }
            }
        } catch {
            let place = documents.underWay ?? documents.uris[document]
            throw SchemaFault(
                cause: error,
                document: place == documents.uris[0] ? nil : place,
                missing: documents.missing
            )
        }
    }

    private mutating func node(_ place: SchemaDocuments.Place, _ resource: Int) -> Int {
        if let known = indices[place] { return known }
        let owner = documents.owner(of: place) ?? resource
        nodes.append(SchemaNode(resource: owner))
        indices[place] = nodes.count - 1
        pending.append((place, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func compile(
        _ place: SchemaDocuments.Place,
        into node: Int
    ) throws(WireError) {
        let document = documents.documents[place.document]
        switch document.kind(place.index) {
        case .true: nodes[node].verdict = true
        case .false: nodes[node].verdict = false
        case .object:
            if place.index == 0, document.descriptionDraft != nil {
                throw WireError(
                    SchemaError.schema,
                    at: 0,
                    "an OpenAPI description is no schema; name one in it, such as "
                        + "#/components/schemas/NAME"
                )
            }
            let resource = nodes[node].resource
            let source = SchemaSource(
                document,
                place,
                resource,
                documents.resources[resource].dialect
            )
            nodes[node].keywords = try keywords(source)
        default:
            throw WireError(
                SchemaError.schema,
                at: Int(document[place.index].source),
                "a schema is an object, true or false"
            )
        }
    }

    // MARK: What keywords refer to

    /// The node of the schema at `index`.
    mutating func child(_ source: SchemaSource, _ index: Int) -> Int {
        node(
            SchemaDocuments.Place(document: source.place.document, index: index),
            source.resource
        )
    }

    /// The node of the schema that is a keyword's value.
    mutating func child(_ source: SchemaSource, _ name: String) -> Int? {
        source.members[name].map { child(source, $0) }
    }

    /// The nodes of an array of schemas.
    mutating func children(_ source: SchemaSource, _ name: String) throws(WireError) -> [Int]? {
        guard let elements = try source.elements(name) else { return nil }
        return elements.map { child(source, $0) }
    }

    /// The compiled form of a pattern that stands in the keyword called `name`.
    mutating func pattern(
        _ text: [UInt8],
        _ source: SchemaSource,
        _ name: String
    ) throws(WireError) -> Int {
        if let known = patternIndices[text] { return known }
        do {
            patterns.append(try Pattern(text[...]))
        } catch {
            throw WireError(error.code, at: source.offset(name), error.reason)
        }
        patternIndices[text] = patterns.count - 1
        return patterns.count - 1
    }

    /// The schema that a reference means, and whether a `$dynamicAnchor` gave it its name.
    mutating func target(
        _ source: SchemaSource,
        _ keyword: String
    ) throws(WireError) -> (node: Int, dynamicAnchor: String?)? {
        guard let reference = try source.string(keyword) else { return nil }
        let base = documents.resources[source.resource].base
        let uri = URIReference(reference).resolved(against: base)
        let resource = try documents.resource(at: uri.document, source.dialect)
        guard let resource,
            let (place, owner) = try documents.find(uri.fragment ?? "", in: resource)
        else {
            if resource == nil { documents.missing = uri.document }
            throw WireError(
                SchemaError.reference,
                at: source.offset(keyword),
                "\(keyword) leads to \(reference), which is not there, and nothing is ever fetched"
            )
        }
        let anchor = uri.fragment ?? ""
        let isDynamic = documents.resources[owner].dynamicAnchors[anchor] == place
        return (node(place, owner), isDynamic ? anchor : nil)
    }
}
