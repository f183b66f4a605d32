internal import WireCore

/// Turns schema documents into nodes: every schema once, references as indices.
struct SchemaCompiler {
    private var documents: SchemaDocuments
    private(set) var nodes: [SchemaNode] = []
    private(set) var programs: [PatternProgram] = []
    private var programByPattern: [[UInt8]: Int] = [:]
    private var indices: [SchemaDocuments.Place: Int] = [:]
    private var pending: [(place: SchemaDocuments.Place, resource: Int, node: Int)] = []
    private var asserts = Assertions()

    /// Which vocabularies assert.
    private struct Assertions {
        var validation = true
        var format = false
    }

    init(load: @escaping (String) -> Payload?) { documents = SchemaDocuments(load: load) }

    /// The dynamic anchors of each resource, as nodes.
    private(set) var dynamicAnchors: [[String: Int]] = []

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
            while let task = pending.popLast() {
                nodes[task.node] = try compile(task.place, task.resource)
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
    }

    /// A dialect whose meta-schema lacks the validation vocabulary asserts nothing.
    private mutating func readVocabulary(_ schema: Payload) {
        guard schema.kind(0) == .object, let dialect = schema.member("$schema", of: 0),
            schema.kind(dialect) == .string,
            let resource = documents.resource(at: schema.text(dialect))
        else { return }
        let meta = documents.documents[documents.resources[resource].root.document]
        guard let vocabulary = meta.member("$vocabulary", of: 0) else { return }
        let names = meta.members(vocabulary).map { meta.text($0.key) }
        asserts.validation = names.contains { $0.hasSuffix("/vocab/validation") }
        if names.contains(where: { $0.hasSuffix("/vocab/format-assertion") }) {
            asserts.format = true
        }
    }

    private mutating func node(_ place: SchemaDocuments.Place, _ resource: Int) -> Int {
        if let known = indices[place] { return known }
        nodes.append(SchemaNode(verdict: nil, resource: resource))
        indices[place] = nodes.count - 1
        pending.append((place, documents.owner(of: place) ?? resource, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func compile(
        _ place: SchemaDocuments.Place,
        _ resource: Int
    ) throws(WireError) -> SchemaNode {
        let document = documents.documents[place.document]
        var node = SchemaNode(verdict: nil, resource: resource)
        switch document.kind(place.index) {
        case .true: node.verdict = true
        case .false: node.verdict = false
        case .object:
            var members: [String: Int] = [:]
            for (key, value) in document.javaScriptMembers(place.index) {
                members[document.text(key)] = value
            }
            let source = Source(document: document, place: place, members: members)
            try references(source, resource, &node)
            if asserts.validation { try scalars(source, &node) }
            try arrays(source, resource, &node)
            try objects(source, resource, &node)
            try logic(source, resource, &node)
            // These look at what all the others have evaluated, so they come last.
            if let schema = members["unevaluatedItems"] {
                node.keywords.append(.unevaluatedItems(child(source, schema, resource)))
            }
            if let schema = members["unevaluatedProperties"] {
                node.keywords.append(.unevaluatedProperties(child(source, schema, resource)))
            }
        default:
            throw WireError(
                .validationSchema,
                at: Int(document[place.index].source),
                "a schema is an object, true or false"
            )
        }
        return node
    }

    /// One schema object and its members by name.
    private struct Source {
        let document: Payload
        let place: SchemaDocuments.Place
        let members: [String: Int]

        func fault(_ name: String, _ expected: String) -> WireError {
            let index = members[name] ?? place.index
            return WireError(
                .validationSchema,
                at: Int(document[index].source),
                "\(name) is not \(expected)"
            )
        }

        func number(_ name: String) throws(WireError) -> Double? {
            guard let index = members[name] else { return nil }
            guard document.kind(index) == .number, document.double(index).isFinite else {
                throw fault(name, "a number")
            }
            return document.double(index)
        }

        func count(_ name: String) throws(WireError) -> Int? {
            guard let value = try number(name) else { return nil }
            guard value >= 0, value.rounded(.towardZero) == value else {
                throw fault(name, "a count")
            }
            return value < 9e15 ? Int(value) : .max
        }

        func elements(_ name: String) throws(WireError) -> [Int]? {
            guard let index = members[name] else { return nil }
            guard document.kind(index) == .array else { throw fault(name, "an array") }
            return Array(document.entries(index))
        }

        func object(_ name: String) throws(WireError) -> [(name: [UInt8], value: Int)]? {
            guard let index = members[name] else { return nil }
            guard document.kind(index) == .object else { throw fault(name, "an object") }
            return document.javaScriptMembers(index).map {
                (Array(document.bytes[document.range($0.key)]), $0.value)
            }
        }

        func string(_ name: String) throws(WireError) -> String? {
            guard let index = members[name] else { return nil }
            guard document.kind(index) == .string else { throw fault(name, "a text") }
            return document.text(index)
        }

        func names(_ index: Int, of keyword: String) throws(WireError) -> [[UInt8]] {
            guard document.kind(index) == .array else { throw fault(keyword, "an array of texts") }
            var names: [[UInt8]] = []
            for element in document.entries(index) {
                guard document.kind(element) == .string else {
                    throw fault(keyword, "an array of texts")
                }
                names.append(Array(document.bytes[document.range(element)]))
            }
            return names
        }
    }

    private mutating func child(_ source: Source, _ index: Int, _ resource: Int) -> Int {
        node(SchemaDocuments.Place(document: source.place.document, index: index), resource)
    }

    private mutating func children(
        _ source: Source,
        _ name: String,
        _ resource: Int
    ) throws(WireError) -> [Int]? {
        guard let elements = try source.elements(name) else { return nil }
        return elements.map { child(source, $0, resource) }
    }

    // MARK: Keywords

    private mutating func references(
        _ source: Source,
        _ resource: Int,
        _ node: inout SchemaNode
    ) throws(WireError) {
        if let reference = try source.string("$ref") {
            let (place, owner) = try resolve(reference, resource, source, "$ref")
            node.keywords.append(.reference(self.node(place, owner)))
        }
        if let reference = try source.string("$dynamicRef") {
            let (place, owner) = try resolve(reference, resource, source, "$dynamicRef")
            let anchor = URIReference(reference).fragment ?? ""
            let target = self.node(place, owner)
            let isDynamic = documents.resources[owner].dynamicAnchors[anchor] == place
            node.keywords.append(
                isDynamic ? .dynamicReference(target, anchor: anchor) : .reference(target)
            )
        }
    }

    private mutating func resolve(
        _ reference: String,
        _ resource: Int,
        _ source: Source,
        _ keyword: String
    ) throws(WireError) -> (SchemaDocuments.Place, Int) {
        let uri = URIReference(reference).resolved(against: documents.resources[resource].base)
        let missing = WireError(
            .validationReference,
            at: Int(source.document[source.members[keyword] ?? 0].source),
            "\(keyword) leads to \(reference), which is not there, and nothing is ever fetched"
        )
        guard let target = documents.resource(at: uri.document) else { throw missing }
        let root = documents.resources[target].root
        guard let fragment = uri.fragment, !fragment.isEmpty else { return (root, target) }
        let decoded = URIReference.decodedFragment(fragment)
        if decoded.first == UInt8(ascii: "/") {
            guard let found = documents.follow(decoded, from: root, resource: target) else {
                throw missing
            }
            return found
        }
        let anchor = String(decoding: decoded, as: UTF8.self)
        guard let place = documents.resources[target].anchors[anchor] else { throw missing }
        return (place, target)
    }

    private mutating func scalars(_ source: Source, _ node: inout SchemaNode) throws(WireError) {
        if let index = source.members["type"] {
            var types: JSONTypes = []
            let isList = source.document.kind(index) == .array
            for entry in isList ? Array(source.document.entries(index)) : [index] {
                guard source.document.kind(entry) == .string,
                    let type = JSONTypes(name: source.document.text(entry))
                else { throw source.fault("type", "a type or an array of types") }
                types.insert(type)
            }
            node.keywords.append(.type(types))
        }
        if let values = try source.elements("enum") {
            node.keywords.append(
                .enumeration(Set(values.map { CanonicalValue.bytes(source.document, $0) }))
            )
        }
        if let value = source.members["const"] {
            node.keywords.append(.constant(CanonicalValue.bytes(source.document, value)))
        }
        for bound in SchemaKeyword.NumberBound.allCases {
            guard let value = try source.number(bound.rawValue) else { continue }
            guard bound != .multipleOf || value > 0 else {
                throw source.fault("multipleOf", "greater than 0")
            }
            node.keywords.append(.number(bound, value))
        }
        for bound in SchemaKeyword.SizeBound.allCases {
            if let count = try source.count(bound.rawValue) {
                node.keywords.append(.size(bound, count))
            }
        }
        if let pattern = try source.string("pattern") {
            node.keywords.append(.pattern(try program(pattern, source, "pattern")))
        }
        if asserts.format, let name = try source.string("format"),
            let format = SchemaFormat(rawValue: name)
        {
            node.keywords.append(.format(format))
        }
    }

    private mutating func program(
        _ pattern: String,
        _ source: Source,
        _ keyword: String
    ) throws(WireError) -> Int {
        if let known = programByPattern[Array(pattern.utf8)] { return known }
        do {
            programs.append(try PatternProgram(pattern))
        } catch {
            let index = source.members[keyword] ?? source.place.index
            throw WireError(error.code, at: Int(source.document[index].source), error.reason)
        }
        programByPattern[Array(pattern.utf8)] = programs.count - 1
        return programs.count - 1
    }

    private mutating func arrays(
        _ source: Source,
        _ resource: Int,
        _ node: inout SchemaNode
    ) throws(WireError) {
        let prefix = try children(source, "prefixItems", resource)
        let rest = source.members["items"].map { child(source, $0, resource) }
        if prefix != nil || rest != nil {
            node.keywords.append(.items(prefix: prefix ?? [], rest: rest))
        }
        if let schema = source.members["contains"] {
            node.keywords.append(
                .contains(
                    child(source, schema, resource),
                    minimum: asserts.validation ? try source.count("minContains") ?? 1 : 0,
                    maximum: asserts.validation ? try source.count("maxContains") : nil
                )
            )
        }
        if asserts.validation, let index = source.members["uniqueItems"] {
            if source.document.kind(index) == .true { node.keywords.append(.uniqueItems) }
        }
    }

    private mutating func objects(
        _ source: Source,
        _ resource: Int,
        _ node: inout SchemaNode
    ) throws(WireError) {
        if asserts.validation, let index = source.members["required"] {
            node.keywords.append(.required(try source.names(index, of: "required")))
        }
        if asserts.validation, let members = try source.object("dependentRequired") {
            var list: [(trigger: [UInt8], names: [[UInt8]])] = []
            for (name, value) in members {
                list.append((name, try source.names(value, of: "dependentRequired")))
            }
            node.keywords.append(.dependentRequired(list))
        }
        if let members = try source.object("dependentSchemas") {
            node.keywords.append(
                .dependentSchemas(members.map { ($0.name, child(source, $0.value, resource)) })
            )
        }
        var properties = SchemaKeyword.PropertySchemas()
        for (name, value) in try source.object("properties") ?? [] {
            properties.named[name] = child(source, value, resource)
        }
        for (pattern, value) in try source.object("patternProperties") ?? [] {
            let text = String(decoding: pattern, as: UTF8.self)
            properties.patterns.append(
                (
                    try program(text, source, "patternProperties"),
                    child(source, value, resource)
                )
            )
        }
        properties.additional = source.members["additionalProperties"].map {
            child(source, $0, resource)
        }
        if !properties.named.isEmpty || !properties.patterns.isEmpty
            || properties.additional != nil
        {
            node.keywords.append(.properties(properties))
        }
        if let schema = source.members["propertyNames"] {
            node.keywords.append(.propertyNames(child(source, schema, resource)))
        }
    }

    private mutating func logic(
        _ source: Source,
        _ resource: Int,
        _ node: inout SchemaNode
    ) throws(WireError) {
        if let schemas = try children(source, "allOf", resource) {
            node.keywords.append(.allOf(schemas))
        }
        if let schemas = try children(source, "anyOf", resource) {
            node.keywords.append(.anyOf(schemas))
        }
        if let schemas = try children(source, "oneOf", resource) {
            node.keywords.append(.oneOf(schemas))
        }
        if let schema = source.members["not"] {
            node.keywords.append(.not(child(source, schema, resource)))
        }
        if let condition = source.members["if"] {
            node.keywords.append(
                .conditional(
                    condition: child(source, condition, resource),
                    then: source.members["then"].map { child(source, $0, resource) },
                    otherwise: source.members["else"].map { child(source, $0, resource) }
                )
            )
        }
    }
}
