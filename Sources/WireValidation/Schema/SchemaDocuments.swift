internal import WireCore

/// The schema documents of one compilation, and what can be found in them by name.
struct SchemaDocuments {
    /// A schema with an identity of its own: a whole document, or a part with an `$id`.
    struct Resource {
        var base: URIReference
        var root: Place
        var dialect: SchemaDialect
        var anchors: [String: Place] = [:]
        var dynamicAnchors: [String: Place] = [:]
    }

    /// A value in one of the documents.
    struct Place: Hashable {
        var document: Int
        var index: Int
    }

    private(set) var documents: [Payload] = []
    /// The URIs under which the documents were found.
    private(set) var uris: [String] = []
    private(set) var resources: [Resource] = []
    /// The document that is being loaded, where an error is one of it and not of those there.
    private(set) var underWay: String?
    /// A document that was asked for in vain.
    var missing: String?
    /// Resources by their URI without a fragment.
    private var byURI: [String: Int] = [:]
    /// The resource that each schema belongs to.
    private var owners: [Place: Int] = [:]
    /// What holds for a schema that names no draft.
    let standard: SchemaDialect
    /// How many schemas of schemas are being loaded, each because the one before it names it.
    private var dialectDepth = 0
    private static let dialectDepthLimit = 32
    /// Whether that draft was asked for, so that it also holds where an unknown one is named.
    private let isDraftGiven: Bool
    private let load: (String) throws(WireError) -> Payload?

    init(
        draft: SchemaDraft?,
        assertsFormats: Bool,
        load: @escaping (String) throws(WireError) -> Payload?
    ) {
        standard = SchemaDialect(draft: draft ?? .standard, assertsFormats: assertsFormats)
        isDraftGiven = draft != nil
        self.load = load
    }

    /// Adds a document and everything that identifies itself in it; `dialect` holds where it names
    /// none.
    mutating func add(
        _ payload: Payload,
        at uri: String,
        _ dialect: SchemaDialect
    ) throws(WireError) -> Int {
        documents.append(payload)
        uris.append(uri)
        let place = Place(document: documents.count - 1, index: 0)
        var dialect = dialect
        if let draft = payload.descriptionDraft { dialect.draft = draft }
        let resource = addResource(place, base: URIReference(uri), dialect)
        try index(place, resource)
        let owner = owners[place] ?? resource
        // Anchors belong to the name that the document gives itself, and are found under both; a
        // part of the document may have taken the URI for its own.
        let name = resources[resource].base.document
        if byURI[name] == resource { byURI[name] = owner }
        return owner
    }

    /// The resource with this URI, loading its document when needed; nil when there is none.
    ///
    /// Where that document names no dialect, `dialect` holds: its user's.
    mutating func resource(
        at uri: String,
        _ dialect: SchemaDialect
    ) throws(WireError) -> Int? {
        if let known = byURI[uri] { return known }
        let outer = underWay
        underWay = uri
        guard let payload = try load(uri) ?? MetaSchema.document(at: uri) else {
            underWay = outer
            return nil
        }
        _ = try add(payload, at: uri, dialect)
        underWay = outer
        return byURI[uri]
    }

    /// The dialect that a `$schema` names.
    private mutating func dialect(
        named name: String,
        in resource: Int,
        at offset: Int
    ) throws(WireError) -> SchemaDialect {
        let uri = URIReference(name).resolved(against: resources[resource].base)
        if let draft = SchemaDraft(uri: uri) {
            return SchemaDialect(draft: draft, assertsFormats: standard.assertsFormats)
        }
        dialectDepth += 1
        defer { dialectDepth -= 1 }
        let meta =
            dialectDepth > Self.dialectDepthLimit
            ? nil : try self.resource(at: uri.document, standard)
        guard let meta else {
            // Whoever says which draft it is knows better than a name that leads nowhere.
            if isDraftGiven { return resources[resource].dialect }
            missing = uri.document
            let known = SchemaDraft.allCases.map(\.name).joined(separator: ", ")
            throw WireError(
                SchemaError.schema,
                at: offset,
                "$schema is \(name), which is neither a draft known here (\(known)) "
                    + "nor a document at hand"
            )
        }
        let root = resources[meta].root
        do {
            return try resources[meta].dialect
                .adapted(to: documents[root.document], at: root.index).get()
        } catch {
            throw WireError(
                SchemaError.schema,
                at: offset,
                "$schema is \(name), which needs the vocabulary \(error.name), not known here"
            )
        }
    }

    /// The resource that a schema belongs to; nil where no keyword leads to it.
    func owner(of place: Place) -> Int? { owners[place] }

    /// The schema that a fragment names in a resource, a JSON pointer or an anchor, and the resource
    /// that it belongs to; nil when there is none.
    mutating func find(
        _ fragment: String,
        in resource: Int
    ) throws(WireError) -> (place: Place, resource: Int)? {
        let root = resources[resource].root
        guard !fragment.isEmpty else { return (root, resource) }
        let decoded = URIReference.decodedFragment(fragment)
        if decoded.first == UInt8(ascii: "/") {
            return try follow(decoded, from: root, resource: resource)
        }
        let anchor = String(decoding: decoded, as: UTF8.self)
        return resources[resource].anchors[anchor].map { ($0, resource) }
    }

    private mutating func addResource(
        _ root: Place,
        base: URIReference,
        _ dialect: SchemaDialect
    ) -> Int {
        var base = base
        base.fragment = nil
        resources.append(Resource(base: base, root: root, dialect: dialect))
        byURI[base.document] = resources.count - 1
        return resources.count - 1
    }

    /// Visits every schema below `start` and notes identities, anchors and owners.
    private mutating func index(_ start: Place, _ resource: Int) throws(WireError) {
        var pending = [(start, resource)]
        while let (place, parent) = pending.popLast() {
            let payload = documents[place.document]
            guard payload.kind(place.index) == .object else {
                owners[place] = parent
                continue
            }
            let resource = try identify(place, parent)
            owners[place] = resource
            let draft = resources[resource].dialect.draft
            for (key, value) in payload.javaScriptMembers(place.index) {
                let name = payload.text(key)
                guard let content = SchemaVocabulary.content(name, in: draft) else { continue }
                note(name, value, of: place, in: resource)
                let schemas: [Int] =
                    switch (content, payload.kind(value)) {
                    case (.list, .array), (.schemaOrList, .array): Array(payload.entries(value))
                    case (.table, .object): payload.members(value).map(\.value)
                    case (.schema, _), (.schemaOrList, _): [value]
                    case (.nothing, _), (.list, _), (.table, _): []
                    }
                pending += schemas.map { (Place(document: place.document, index: $0), resource) }
            }
        }
    }

    /// The resource of a schema: its own if it gives itself a URI or, as a document, a dialect.
    private mutating func identify(_ place: Place, _ parent: Int) throws(WireError) -> Int {
        let payload = documents[place.document]
        var dialect = resources[parent].dialect
        if let member = payload.member("$schema", of: place.index), payload.kind(member) == .string,
            place.index == 0 || payload.member("$id", of: place.index) != nil
                || payload.member("id", of: place.index) != nil
        {
            dialect = try self.dialect(
                named: payload.text(member),
                in: parent,
                at: Int(payload[member].source)
            )
        }
        let draft = dialect.draft
        if place.index == 0 { resources[parent].dialect = dialect }
        guard let identity = draft.identity,
            let id = payload.stringMember(identity, of: place.index),
            !(draft.hasLoneReferences && payload.stringMember("$ref", of: place.index) != nil)
        else { return parent }
        let base = resources[parent].base
        let uri = URIReference(String(decoding: id, as: UTF8.self)).resolved(against: base)
        guard draft.hasAnchorsInIdentity, let anchor = uri.fragment, !anchor.isEmpty else {
            return addResource(place, base: uri, dialect)
        }
        let isNew = uri.document != base.document
        let resource = isNew ? addResource(place, base: uri, dialect) : parent
        resources[resource].anchors[anchor] = place
        return resource
    }

    /// Notes the anchor that a keyword gives its schema.
    private mutating func note(_ name: String, _ value: Int, of place: Place, in resource: Int) {
        let payload = documents[place.document]
        switch (name, payload.kind(value)) {
        case ("$anchor", .string): resources[resource].anchors[payload.text(value)] = place
        case ("$dynamicAnchor", .string):
            resources[resource].anchors[payload.text(value)] = place
            resources[resource].dynamicAnchors[payload.text(value)] = place
        case ("$recursiveAnchor", .true) where place == resources[resource].root:
            // The anchor without a name is that of the whole resource, as `#` is its reference.
            resources[resource].dynamicAnchors[""] = place
        default: break
        }
    }

    /// Follows a JSON pointer (RFC 6901) from a place, minding `$id` on the way; nil when it leads
    /// nowhere.
    private mutating func follow(
        _ pointer: [UInt8],
        from place: Place,
        resource: Int
    ) throws(WireError) -> (place: Place, resource: Int)? {
        let payload = documents[place.document]
        var current = place
        var resource = resource
        for token in pointer.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .dropFirst()
        {
            let name = Self.unescaped(token)
            guard let next = Self.child(payload, current.index, name) else { return nil }
            current.index = next
            resource = owners[current] ?? resource
        }
        if owners[current] == nil { try index(current, resource) }
        return (current, owners[current] ?? resource)
    }

    private static func child(_ payload: Payload, _ index: Int, _ name: [UInt8]) -> Int? {
        switch payload.kind(index) {
        case .object:
            return payload.javaScriptMembers(index).first {
                payload.bytes[payload.range($0.key)].elementsEqual(name)
            }?.value
        case .array:
            guard let position = Int(String(decoding: name, as: UTF8.self)), position >= 0 else {
                return nil
            }
            return payload.entries(index).dropFirst(position).first { _ in true }
        default: return nil
        }
    }

    /// `~1` is a slash and `~0` a tilde.
    private static func unescaped(_ token: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var isEscape = false
        for byte in token {
            if isEscape {
                output.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
            } else if byte != UInt8(ascii: "~") {
                output.append(byte)
            }
            isEscape = !isEscape && byte == UInt8(ascii: "~")
        }
        return output
    }
}
