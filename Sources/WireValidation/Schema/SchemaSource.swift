internal import WireCore

/// One schema object as it stands in its document, with its members by name.
struct SchemaSource {
    let document: Payload
    let place: SchemaDocuments.Place
    /// The resource it belongs to.
    let resource: Int
    let dialect: SchemaDialect
    /// The members that its draft knows; beside a `$ref` that stands alone there are no others.
    let members: [String: Int]

    init(
        _ document: Payload,
        _ place: SchemaDocuments.Place,
        _ resource: Int,
        _ dialect: SchemaDialect
    ) {
        self.document = document
        self.place = place
        self.resource = resource
        self.dialect = dialect
        var members: [String: Int] = [:]
        for (key, value) in document.members(place.index) {
            let name = document.text(key)
            guard SchemaVocabulary.content(name, in: dialect.draft) != nil else { continue }
            members[name] = value
        }
        if dialect.draft.hasLoneReferences, let reference = members["$ref"],
            document.kind(reference) == .string
        {
            members = ["$ref": reference]
        }
        self.members = members
    }

    /// Where a member begins in the schema's text; the object itself when there is none.
    func offset(_ name: String) -> Int {
        Int(document[members[name] ?? place.index].source)
    }

    func fault(_ name: String, _ expected: String) -> WireError {
        WireError(SchemaError.schema, at: offset(name), "\(name) is not \(expected)")
    }

    /// A finite number.
    func number(_ name: String) throws(WireError) -> Double? {
        guard let index = members[name] else { return nil }
        guard let number = document.number(index), number.isFinite else {
            let isFlag = document.kind(index) == .true || document.kind(index) == .false
            throw fault(name, isFlag ? "a number; draft 4 has true or false there" : "a number")
        }
        return number
    }

    /// A number above zero.
    func positiveNumber(_ name: String) throws(WireError) -> Double? {
        guard let value = try number(name) else { return nil }
        guard value > 0 else { throw fault(name, "greater than 0") }
        return value
    }

    /// A whole number from zero on.
    func count(_ name: String) throws(WireError) -> Int? {
        guard let value = try number(name) else { return nil }
        guard value >= 0, value.rounded(.towardZero) == value else { throw fault(name, "a count") }
        return value < 9e15 ? Int(value) : .max
    }

    /// A boolean.
    func flag(_ name: String) throws(WireError) -> Bool? {
        guard let index = members[name] else { return nil }
        switch document.kind(index) {
        case .true: return true
        case .false: return false
        default:
            let isBound = name.hasPrefix("exclusive") && document.kind(index) == .number
            throw fault(
                name,
                isBound ? "true or false; drafts from 6 on have a number there" : "true or false"
            )
        }
    }

    /// The elements of an array.
    func elements(_ name: String) throws(WireError) -> [Int]? {
        guard let index = members[name] else { return nil }
        guard document.kind(index) == .array else { throw fault(name, "an array") }
        return Array(document.entries(index))
    }

    /// The members of an object; of equal names the last counts.
    func object(_ name: String) throws(WireError) -> [(name: [UInt8], value: Int)]? {
        guard let index = members[name] else { return nil }
        guard document.kind(index) == .object else { throw fault(name, "an object") }
        return document.javaScriptMembers(index).map {
            (Array(document.bytes[document.range($0.key)]), $0.value)
        }
    }

    /// A text.
    func string(_ name: String) throws(WireError) -> String? {
        guard let index = members[name] else { return nil }
        guard let text = document.string(index) else { throw fault(name, "a text") }
        return String(decoding: text, as: UTF8.self)
    }

    /// The texts in the array at `index`, which stands in the keyword called `name`.
    func texts(_ index: Int, in name: String) throws(WireError) -> [[UInt8]] {
        guard document.kind(index) == .array else { throw fault(name, "an array of texts") }
        var texts: [[UInt8]] = []
        for element in document.entries(index) {
            guard let text = document.string(element) else {
                throw fault(name, "an array of texts")
            }
            texts.append(Array(text))
        }
        return texts
    }

    /// The types that `type` names, and null where `nullable` adds it.
    func types() throws(WireError) -> JSONTypes? {
        guard let index = members["type"] else { return nil }
        var types: JSONTypes = []
        let isList = document.kind(index) == .array
        for entry in isList ? Array(document.entries(index)) : [index] {
            guard let text = document.string(entry),
                let type = JSONTypes(name: String(decoding: text, as: UTF8.self))
            else { throw fault("type", "a type or an array of types") }
            types.insert(type)
        }
        if try flag("nullable") ?? false { types.insert(.null) }
        return types
    }
}
