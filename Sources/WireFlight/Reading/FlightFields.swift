internal import WireCore

/// The fields of a call's body, as they are looked up by name.
struct FlightFields {
    /// A field's value.
    enum Value {
        case text(FlightChunk.Text)
        /// A file, by its node.
        case file(Int)
    }

    /// A field.
    struct Field {
        let name: ArraySlice<UInt8>
        let value: Value
    }

    /// An entry of a nested form, by its field.
    struct FormEntry {
        let field: Int
        let name: ArraySlice<UInt8>
        let value: Value
    }

    /// The document that the files stand in.
    let payload: Payload
    /// Whether the offsets of texts are those of a body.
    private let isBody: Bool
    /// Where the texts begin.
    private let origins: [Int]
    /// Every field of the body, in order.
    let all: [Field]
    /// The fields that have come.
    private var entries: [Field] = []
    private var places: [ArraySlice<UInt8>: [Int]] = [:]
    /// Fields by the beginning of their name, up to the underscore behind a number.
    private var groups: [ArraySlice<UInt8>: [Int]] = [:]
    private var removed: Set<Int> = []
    /// Where the one pass over the entries of nested forms stands.
    private var formPosition = 0

    /// Takes the fields of a form.
    ///
    /// Where the form does not know at which offset its texts stand, as one that was never a body,
    /// they are taken to stand one behind the other, so that an offset belongs to one of them;
    /// `place(of:)` gives it back as one in that text.
    init(_ payload: Payload) {
        self.payload = payload
        var all: [Field] = []
        var origins: [Int] = []
        var end = 0
        let isBody = payload.members(0).contains { payload[$0.value].source > 0 }
        for (key, value) in payload.members(0) {
            let name = payload.bytes[payload.range(key)]
            guard let text = payload.string(value) else {
                all.append(Field(name: name, value: .file(value)))
                continue
            }
            let origin = isBody ? Int(payload[value].source) : end
            all.append(Field(name: name, value: .text(.init(bytes: text, origin: origin))))
            origins.append(origin)
            end += text.count + 1
        }
        self.all = all
        self.isBody = isBody
        self.origins = origins
    }

    /// An offset as one in the body, or in the text of a field.
    func place(of offset: Int) -> Int {
        guard !isBody else { return offset }
        var low = 0
        var high = origins.count
        while low < high {
            let middle = (low + high) / 2
            if origins[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? offset - origins[low - 1] : offset
    }

    /// Takes a text, which is read like a form with the one field `0`.
    init(text: [UInt8]) {
        payload = Payload(nodes: [PayloadNode(.form, low: 1, high: 0)], bytes: [])
        isBody = true
        origins = [0]
        all = [
            Field(
                name: [UInt8(ascii: "0")],
                value: .text(.init(bytes: text[...], origin: 0))
            )
        ]
    }

    /// How many fields have come.
    var count: Int { entries.count }

    /// Takes a field that has come.
    mutating func append(_ field: Field) {
        places[field.name, default: []].append(entries.count)
        if let end = Self.groupEnd(field.name) {
            groups[field.name[..<end], default: []].append(entries.count)
        }
        entries.append(field)
    }

    /// The index behind the underscore that ends the number in a name such as `_1_boat` or
    /// `1_boat`; nil when there is none.
    private static func groupEnd(_ name: ArraySlice<UInt8>) -> Int? {
        let underscore = UInt8(ascii: "_")
        let start = name.first == underscore ? name.startIndex + 1 : name.startIndex
        return name[start...].firstIndex(of: underscore).map { $0 + 1 }
    }

    /// The field called `name`.
    func value(_ name: [UInt8], last: Bool) -> Value? {
        let found = places[name[...]] ?? []
        return (last ? found.last : found.first).map { entries[$0].value }
    }

    /// All fields called `name` that hold text.
    func texts(_ name: [UInt8]) -> [FlightChunk.Text] {
        (places[name[...]] ?? [])
            .compactMap {
                if case .text(let text) = entries[$0].value { text } else { nil }
            }
    }

    /// How often a field called `name` came.
    func count(_ name: [UInt8]) -> Int { places[name[...]]?.count ?? 0 }

    /// Whether a field's name begins with `prefix`, which ends in an underscore behind a number.
    func hasFields(_ prefix: [UInt8]) -> Bool { groups[prefix[...]] != nil }

    /// Takes the entries of the nested form whose fields begin with `prefix`.
    ///
    /// - Parameters:
    ///   - prefix: the beginning of their names, up to an underscore.
    ///   - inOrder: whether all fields are passed over once, in their order (section A.7, rule 7).
    ///   - removing: whether an entry can be taken once only.
    ///   - work: is charged for each field that is looked at.
    /// - Returns: the entries, in the order of the fields.
    mutating func takeForm(
        _ prefix: [UInt8],
        inOrder: Bool,
        removing: Bool,
        _ work: inout FlightWork
    ) -> [FormEntry] {
        var taken: [FormEntry] = []
        func take(_ index: Int) {
            let name = entries[index].name.dropFirst(prefix.count)
            taken.append(FormEntry(field: index, name: name, value: entries[index].value))
        }
        if inOrder {
            while formPosition < entries.count {
                if entries[formPosition].name.starts(with: prefix) {
                    take(formPosition)
                } else if entries[formPosition].name.first == UInt8(ascii: "_") {
                    break
                }
                formPosition += 1
                work.charge(1)
            }
            return taken
        }
        let group = Self.groupEnd(prefix[...]).map { prefix[..<$0] } ?? []
        for index in groups[group] ?? [] {
            work.charge(1)
            guard entries[index].name.starts(with: prefix), !removed.contains(index) else {
                continue
            }
            take(index)
            if removing { removed.insert(index) }
        }
        return taken
    }

    /// What may be wrong when no field holds the root; nil when nothing is known.
    var hintOfMissingRoot: String? {
        for field in all where field.name.starts(with: "$ACTION_".utf8) {
            let name = String(
                decoding: field.name.prefix { $0 != UInt8(ascii: ":") },
                as: UTF8.self
            )
            return "the form has no part 0: it is the post of a form without JavaScript (\(name)); "
                + "read it with --from flight-form"
        }
        return nil
    }
}
