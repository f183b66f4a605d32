internal import WireCore

/// The schema documents of one compilation, and what can be found in them by name.
struct SchemaDocuments {
    /// A schema with an identity of its own: a whole document, or a part with an `$id`.
    struct Resource {
        var base: URIReference
        var root: Place
        var anchors: [String: Place] = [:]
        var dynamicAnchors: [String: Place] = [:]
    }

    /// A value in one of the documents.
    struct Place: Hashable {
        var document: Int
        var index: Int
    }

    private(set) var documents: [Payload] = []
    private(set) var resources: [Resource] = []
    /// Resources by their URI without a fragment.
    private var byURI: [String: Int] = [:]
    /// The resource that each schema belongs to.
    private var owners: [Place: Int] = [:]
    private let load: (String) -> Payload?

    init(load: @escaping (String) -> Payload?) { self.load = load }

    /// Adds a document and everything that identifies itself in it.
    @discardableResult
    mutating func add(_ payload: Payload, at uri: String) -> Int {
        documents.append(payload)
        let place = Place(document: documents.count - 1, index: 0)
        let resource = addResource(place, base: URIReference(uri))
        index(place, resource)
        return owners[place] ?? resource
    }

    /// The resource with this URI, loading its document when needed; nil when there is none.
    mutating func resource(at uri: String) -> Int? {
        if let known = byURI[uri] { return known }
        guard let payload = load(uri) else { return nil }
        add(payload, at: uri)
        return byURI[uri]
    }

    /// The resource that a schema belongs to; nil where no keyword leads to it.
    func owner(of place: Place) -> Int? { owners[place] }

    /// The schema that a fragment names in a resource, a JSON pointer or an anchor, and the resource
    /// that it belongs to; nil when there is none.
    mutating func find(_ fragment: String, in resource: Int) -> (place: Place, resource: Int)? {
        let root = resources[resource].root
        guard !fragment.isEmpty else { return (root, resource) }
        let decoded = URIReference.decodedFragment(fragment)
        if decoded.first == UInt8(ascii: "/") {
            return follow(decoded, from: root, resource: resource)
        }
        let anchor = String(decoding: decoded, as: UTF8.self)
        return resources[resource].anchors[anchor].map { ($0, resource) }
    }

    private mutating func addResource(_ root: Place, base: URIReference) -> Int {
        var base = base
        base.fragment = nil
        resources.append(Resource(base: base, root: root))
        byURI[base.document] = resources.count - 1
        return resources.count - 1
    }

    /// Keywords whose value is a schema, an array of schemas, or an object of schemas.
    private static let schemaKeywords: Set<String> = [
        "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else",
        "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    ]
    private static let arrayKeywords: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    private static let objectKeywords: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas",
        "dependencies",
    ]

    /// Visits every schema below `start` and notes identities, anchors and owners.
    private mutating func index(_ start: Place, _ resource: Int) {
        var pending = [(start, resource)]
        while let (place, parent) = pending.popLast() {
            let payload = documents[place.document]
            var resource = parent
            guard payload.kind(place.index) == .object else {
                owners[place] = resource
                continue
            }
            if let id = payload.stringMember("$id", of: place.index) {
                let uri = URIReference(String(decoding: id, as: UTF8.self))
                    .resolved(against: resources[parent].base)
                resource = addResource(place, base: uri)
            }
            owners[place] = resource
            for (key, value) in payload.javaScriptMembers(place.index) {
                let name = payload.text(key)
                switch name {
                case "$anchor" where payload.kind(value) == .string:
                    resources[resource].anchors[payload.text(value)] = place
                case "$dynamicAnchor" where payload.kind(value) == .string:
                    resources[resource].anchors[payload.text(value)] = place
                    resources[resource].dynamicAnchors[payload.text(value)] = place
                case _ where Self.schemaKeywords.contains(name):
                    pending.append((Place(document: place.document, index: value), resource))
                case _ where Self.arrayKeywords.contains(name) && payload.kind(value) == .array:
                    for element in payload.entries(value) {
                        pending.append((Place(document: place.document, index: element), resource))
                    }
                case _ where Self.objectKeywords.contains(name) && payload.kind(value) == .object:
                    for (_, member) in payload.members(value) {
                        pending.append((Place(document: place.document, index: member), resource))
                    }
                default: break
                }
            }
        }
    }

    /// Follows a JSON pointer (RFC 6901) from a place, minding `$id` on the way; nil when it leads
    /// nowhere.
    private mutating func follow(
        _ pointer: [UInt8],
        from place: Place,
        resource: Int
    ) -> (place: Place, resource: Int)? {
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
        if owners[current] == nil { index(current, resource) }
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
