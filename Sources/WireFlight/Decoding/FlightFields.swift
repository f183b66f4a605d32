internal import WireCore

/// The fields of a reply's body, as they are looked up by name.
struct FlightFields {
    /// A field's value.
    enum Value {
        case text(ArraySlice<UInt8>)
        /// A file, by its node.
        case file(Int)
    }

    /// The document that the fields stand in.
    let payload: Payload
    /// Names and values of the fields that have come.
    private(set) var entries: [(name: ArraySlice<UInt8>, value: Value)] = []
    private var places: [ArraySlice<UInt8>: [Int]] = [:]
    private var removed: Set<Int> = []
    /// Where the one pass over the entries of nested forms stands.
    private var formPosition = 0

    init(_ payload: Payload) {
        self.payload = payload
    }

    /// Every field of the body, in order.
    var all: [(name: ArraySlice<UInt8>, value: Value)] {
        payload.members(0).map { key, value in
            (
                payload.bytes[payload.range(key)],
                payload.kind(value) == .string
                    ? .text(payload.bytes[payload.range(value)]) : .file(value)
            )
        }
    }

    /// Takes a field that has come.
    mutating func append(_ name: ArraySlice<UInt8>, _ value: Value) {
        places[name, default: []].append(entries.count)
        entries.append((name, value))
    }

    /// The field called `name`.
    func value(_ name: [UInt8], last: Bool) -> Value? {
        let found = places[name[...]] ?? []
        return (last ? found.last : found.first).map { entries[$0].value }
    }

    /// All fields called `name` that hold text.
    func texts(_ name: [UInt8]) -> [ArraySlice<UInt8>] {
        (places[name[...]] ?? []).compactMap {
            if case .text(let text) = entries[$0].value { text } else { nil }
        }
    }

    /// How often a field called `name` came.
    func count(_ name: [UInt8]) -> Int { places[name[...]]?.count ?? 0 }

    /// Takes the entries of the nested form whose fields begin with `prefix`.
    mutating func takeForm(
        _ prefix: [UInt8],
        inOrder: Bool,
        removing: Bool
    ) -> [(name: ArraySlice<UInt8>, value: Value)] {
        var taken: [(name: ArraySlice<UInt8>, value: Value)] = []
        if inOrder {
            while formPosition < entries.count {
                let (name, value) = entries[formPosition]
                if name.starts(with: prefix) {
                    taken.append((name.dropFirst(prefix.count), value))
                } else if name.first == UInt8(ascii: "_") {
                    break
                }
                formPosition += 1
            }
            return taken
        }
        for (index, entry) in entries.enumerated()
        where entry.name.starts(with: prefix) && !removed.contains(index) {
            taken.append((entry.name.dropFirst(prefix.count), entry.value))
            if removing { removed.insert(index) }
        }
        return taken
    }
}
