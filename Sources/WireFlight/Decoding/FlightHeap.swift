internal import WireCore

/// The objects of a message being decoded, and the texts that their scalars lie in.
struct FlightHeap {
    /// The documents that were read.
    var documents: [Payload] = []
    /// All objects; they refer to each other by index and may form cycles.
    var objects: [FlightObject] = []
    /// Binary content.
    var contents: [[UInt8]] = []

    /// Adds an object.
    mutating func add(_ object: FlightObject) -> FlightValue {
        objects.append(object)
        return .object(objects.count - 1)
    }

    /// Adds text of no document that was read, and makes it a value.
    mutating func addText(_ kind: PayloadNode.Kind, _ bytes: [UInt8]) -> FlightValue {
        documents.append(Payload(nodes: [PayloadNode(.null)], bytes: bytes))
        return .text(kind, FlightSlice(document: documents.count - 1, range: 0..<bytes.count))
    }

    /// The bytes of a text.
    func bytes(_ slice: FlightSlice) -> ArraySlice<UInt8> {
        documents[slice.document].bytes[slice.range]
    }

    /// The text of a value; nil when it is no string.
    func string(_ value: FlightValue) -> ArraySlice<UInt8>? {
        guard case .text(.string, let slice) = value else { return nil }
        return bytes(slice)
    }

    /// The array that a value is; nil when it is none.
    func array(_ value: FlightValue) -> Int? {
        guard case .object(let index) = value, case .array = objects[index].kind else { return nil }
        return index
    }

    /// The value of an own member of an object or element of an array; nil when there is none.
    func member(_ name: ArraySlice<UInt8>, of value: FlightValue) -> FlightValue? {
        guard case .object(let index) = value else { return nil }
        let object = objects[index]
        switch object.kind {
        case .array:
            guard let position = PayloadKeys.arrayIndex(Array(name).span),
                object.values.indices.contains(Int(position))
            else {
                return name.elementsEqual("length".utf8)
                    ? .number(Double(object.values.count)) : nil
            }
            let value = object.values[Int(position)]
            if case .absent = value { return nil }
            return value
        case .object:
            guard let position = object.keys.lastIndex(where: { bytes($0) == name }) else {
                return nil
            }
            let value = object.values[position]
            if case .absent = value { return nil }
            return value
        case .element:
            let slots: [StaticString] = ["type", "key", "props"]
            guard let slot = slots.firstIndex(where: { name.elementsEqual($0.bytes) }) else {
                return nil
            }
            return object.values.count > slot + 1 ? object.values[slot + 1] : .undefined
        default: return nil
        }
    }

    /// A value as Map and Set compare it: zeros are one, and so is NaN.
    func key(_ value: FlightValue) -> Key {
        switch value {
        case .absent, .undefined: .word(0, 0)
        case .null: .word(1, 0)
        case .bool(let bool): .word(2, bool ? 1 : 0)
        case .number(let number):
            .word(3, number.isNaN ? Double.nan.bitPattern : (number + 0).bitPattern)
        case .date(let date): .word(4, date.bitPattern)
        case .text(let kind, let slice): .text(kind.rawValue, Array(bytes(slice)))
        case .object(let index): .word(5, UInt64(index))
        }
    }

    /// What two equal values of a Map or Set have in common.
    enum Key: Hashable {
        case word(UInt8, UInt64)
        case text(UInt8, [UInt8])
    }
}
