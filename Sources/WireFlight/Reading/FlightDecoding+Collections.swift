internal import WireCore

// Maps, Sets, iterators, forms and blobs over what arrived.
extension FlightDecoding {
    /// The elements of an array.
    func elements(_ array: FlightValue) -> [FlightValue] {
        guard case .node(let place) = array else { return [] }
        return documents.entries(place).map { documents.value(at: $0) }
    }

    /// Notes that the elements of an array may be met apart from it.
    mutating func markEntries(_ array: FlightValue) {
        documents.mark(array)
        for element in elements(array) { documents.markTarget(element) }
    }

    /// Makes a Map, Set or iterator from an array.
    ///
    /// - Throws: `flight.notAnArray`, `flight.alreadyConsumed`.
    mutating func collect(
        _ transform: FlightReference.Transform,
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        guard let array = documents.array(value) else {
            throw failure(FlightError.notAnArray, slot)
        }
        if rules.consumesParts {
            guard known.consumed.insert(array).inserted else {
                throw failure(FlightError.alreadyConsumed, slot)
            }
        }
        markEntries(value)
        switch transform {
        case .map: return documents.make(.map(try pairs(elements(value), slot)))
        case .set: return documents.make(.set(distinct(elements(value))))
        default: return documents.make(.iterator(over: array))
        }
    }

    /// Keys and values in turn; of equal keys the last value at the place of the first.
    private mutating func pairs(
        _ elements: [FlightValue],
        _ slot: FlightSlot
    ) throws(WireError) -> [FlightValue] {
        var places: [FlightEntryKey: Int] = [:]
        var result: [FlightValue] = []
        for element in elements {
            guard isContainer(element) else {
                throw failure(FlightError.notAnArray, slot, "an entry of a Map is no pair")
            }
            documents.mark(element)
            let first = normalized(documents.member([UInt8(ascii: "0")], of: element))
            let second = documents.member([UInt8(ascii: "1")], of: element) ?? .undefined
            documents.markTarget(first)
            documents.markTarget(second)
            if let place = places[entryKey(first)] {
                result[place + 1] = second
            } else {
                places[entryKey(first)] = result.count
                result.append(first)
                result.append(second)
            }
        }
        return result
    }

    private func isContainer(_ value: FlightValue) -> Bool {
        switch value {
        case .made: true
        case .node(let place):
            documents.node(place).kind.isContainer || documents.node(place).kind == .bytes
        case .null, .undefined, .absent: false
        }
    }

    private mutating func distinct(_ elements: [FlightValue]) -> [FlightValue] {
        var seen: Set<FlightEntryKey> = []
        var result: [FlightValue] = []
        for element in elements {
            let value = normalized(element)
            if seen.insert(entryKey(value)).inserted { result.append(value) }
        }
        return result
    }

    /// Maps and Sets hold no negative zero and no absent values.
    private mutating func normalized(_ value: FlightValue?) -> FlightValue {
        switch value {
        case nil, .absent: return .undefined
        case .node(let place)?:
            let node = documents.node(place)
            guard node.kind == .number, node.word == (-0.0 as Double).bitPattern else {
                return .node(place)
            }
            return documents.addNumber(0)
        case let value?: return value
        }
    }

    /// A value as Map and Set compare it: what equal values have in common.
    private func entryKey(_ value: FlightValue) -> FlightEntryKey {
        switch value {
        case .absent, .undefined: return .word(PayloadNode.Kind.undefined.rawValue, 0)
        case .null: return .word(PayloadNode.Kind.null.rawValue, 0)
        case .made(let index): return .word(PayloadNode.Kind.use.rawValue, UInt64(index))
        case .node(let place):
            let node = documents.node(place)
            return FlightEntryKey(node, documents.text(place)) ?? .place(place)
        }
    }

    /// FormData from a row of names and values.
    ///
    /// - Throws: `flight.notABlob` for what is neither text nor a blob.
    mutating func formOfRow(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        guard documents.array(value) != nil else { return documents.make(.form([])) }
        var entries: [(name: FlightPlace, value: FlightValue)] = []
        for entry in elements(value) where isContainer(entry) {
            let name = documents.member([UInt8(ascii: "0")], of: entry) ?? .undefined
            let content = documents.member([UInt8(ascii: "1")], of: entry) ?? .undefined
            entries.append((try text(name, slot), try formValue(content, slot)))
        }
        return documents.make(.form(entries))
    }

    /// What FormData keeps of a value: text, or a blob under the name that blobs get.
    private mutating func formValue(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        if case .blob(let type, let content, _)? = documents.made(value) {
            return documents.make(.blob(type: type, content: content, isNamed: true))
        }
        return .node(try text(value, slot))
    }

    /// A scalar as the text that JavaScript's `String` makes of it.
    ///
    /// - Throws: `flight.notABlob` for objects, whose text nobody wants.
    mutating func text(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightPlace {
        switch value {
        case .null: return documents.addText(.string, "null".utf8)
        case .undefined, .absent: return documents.addText(.string, "undefined".utf8)
        case .made: break
        case .node(let place):
            switch documents.node(place).kind {
            case .string: return place
            case .true: return documents.addText(.string, "true".utf8)
            case .false: return documents.addText(.string, "false".utf8)
            case .bigint: return documents.addText(.string, Array(documents.text(place)))
            case .number:
                var text: [UInt8] = []
                NumberText.append(Double(bitPattern: documents.node(place).word), to: &text)
                return documents.addText(.string, text)
            default: break
            }
        }
        throw failure(FlightError.notABlob, slot, "an object stands where text is expected")
    }

    /// A blob from a row of its type and binary rows.
    mutating func blobOfRow(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        guard documents.array(value) != nil else { throw failure(FlightError.notABlob, slot) }
        let elements = elements(value)
        var content: [FlightPlace] = []
        for part in elements.dropFirst() { content.append(try blobPart(part, slot)) }
        // Without a type, or one that is undefined, a blob has the empty one.
        let type =
            switch elements.first {
            case nil, .undefined, .absent: documents.addText(.string, "".utf8)
            case let first?: try text(first, slot)
            }
        return documents.make(.blob(type: .node(type), content: content, isNamed: false))
    }

    /// A part of a blob: binary content, or text as UTF-8.
    private mutating func blobPart(
        _ part: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightPlace {
        guard case .node(let place) = part else { throw failure(FlightError.notABlob, slot) }
        switch documents.node(place).kind {
        case .bytes, .string:
            work.charge(documents.text(place).count)
            return place
        default: throw failure(FlightError.notABlob, slot, "a part of a blob is no binary row")
        }
    }
}

/// What two equal entries of a Map or Set have in common; objects are equal to themselves only.
enum FlightEntryKey: Hashable {
    case word(UInt8, UInt64)
    case text(UInt8, ArraySlice<UInt8>)
    case place(FlightPlace)

    /// The key of a scalar; nil for what is equal to itself only.
    ///
    /// Zeros are one, and so is NaN; absent is undefined.
    init?(_ node: PayloadNode, _ text: ArraySlice<UInt8>) {
        switch node.kind {
        case .null, .undefined, .true, .false: self = .word(node.kind.rawValue, 0)
        case .hole: self = .word(PayloadNode.Kind.undefined.rawValue, 0)
        case .number:
            let number = Double(bitPattern: node.word)
            let bits = number.isNaN ? Double.nan.bitPattern : (number + 0).bitPattern
            self = .word(node.kind.rawValue, bits)
        case .string, .bigint, .symbol: self = .text(node.kind.rawValue, text)
        default: return nil
        }
    }
}
