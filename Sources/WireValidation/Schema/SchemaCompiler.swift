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
    private(set) var asserts = Assertions()

    /// Whether some schema has a `format`, asserted or not.
    var namesFormats = false

    /// Which vocabularies assert.
    struct Assertions {
        var validation = true
        var format = false
    }

    init(load: @escaping (String) -> Payload?) { documents = SchemaDocuments(load: load) }

    /// Compiles a document and all it refers to; returns the node of its root.
    ///
    /// - Throws: `validation.schema`, `.reference`, `.pattern` with the offset in the document.
    mutating func compile(
        _ schema: Payload,
        at uri: String,
        assertsFormats: Bool
    ) throws(WireError) -> Int {
        asserts.format = assertsFormats
        let resource = documents.add(schema, at: uri)
        readVocabulary(schema)
        let root = node(SchemaDocuments.Place(document: 0, index: 0), resource)
        while true {
            while let (place, node) = pending.popLast() { try compile(place, into: node) }
            // Anchors that only a `$dynamicRef` reaches must be compiled, too.
            dynamicAnchors = documents.resources.map { _ in [:] }
            for (index, resource) in documents.resources.enumerated() {
                for (name, place) in resource.dynamicAnchors {
                    dynamicAnchors[index][name] = node(place, index)
                }
            }
            if pending.isEmpty { return root }
        }
    }

    /// A dialect whose meta-schema lacks the validation vocabulary asserts nothing.
    private mutating func readVocabulary(_ schema: Payload) {
        guard let dialect = schema.stringMember("$schema", of: 0),
            !dialect.elementsEqual("\(MetaSchema.uri)".utf8),
            let resource = documents.resource(at: String(decoding: dialect, as: UTF8.self))
        else { return }
        let root = documents.resources[resource].root
        let meta = documents.documents[root.document]
        guard let vocabulary = meta.member("$vocabulary", of: root.index),
            meta.kind(vocabulary) == .object
        else { return }
        let names = meta.members(vocabulary).map { meta.text($0.key) }
        asserts.validation = names.contains { $0.hasSuffix("/vocab/validation") }
        if names.contains(where: { $0.hasSuffix("/vocab/format-assertion") }) {
            asserts.format = true
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
            let source = SchemaSource(document, place, nodes[node].resource)
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
        guard let resource = documents.resource(at: uri.document),
            let (place, owner) = documents.find(uri.fragment ?? "", in: resource)
        else {
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
