internal import WireCore

// Maps, Sets and iterators over arrays that arrived.
extension FlightHeap {
    /// What an array is made into.
    enum Collection {
        case map
        case set
        case iterator
    }

    /// Makes a Map, Set or iterator from an array.
    ///
    /// - Parameters:
    ///   - collection: what to make.
    ///   - value: the array.
    ///   - isStrict: whether an array can be used only once.
    /// - Returns: the new object.
    /// - Throws: `flight.notAnArray`, `flight.alreadyConsumed`.
    mutating func collect(
        _ collection: Collection,
        _ value: FlightValue,
        isStrict: Bool
    ) throws(WireError) -> FlightValue {
        guard let array = array(value) else { throw WireError(.flightNotAnArray, at: 0) }
        if isStrict {
            guard !objects[array].isConsumed else { throw WireError(.flightAlreadyConsumed, at: 0) }
            objects[array].isConsumed = true
        }
        let elements = objects[array].values
        switch collection {
        case .map: return add(FlightObject(.map, values: try pairs(elements)))
        case .set: return add(FlightObject(.set, values: distinct(elements)))
        // An iterator reads its array when it is asked, so later entries are seen.
        case .iterator: return add(FlightObject(.iterator, link: array))
        }
    }

    /// Keys and values in turn; of equal keys the last value at the place of the first.
    private func pairs(_ elements: [FlightValue]) throws(WireError) -> [FlightValue] {
        var places: [Key: Int] = [:]
        var result: [FlightValue] = []
        for element in elements {
            guard case .object = element else { throw WireError(.flightNotAnArray, at: 0) }
            let first = normalized(member([UInt8(ascii: "0")], of: element) ?? .undefined)
            let second = member([UInt8(ascii: "1")], of: element) ?? .undefined
            if let place = places[key(first)] {
                result[place + 1] = second
            } else {
                places[key(first)] = result.count
                result.append(first)
                result.append(second)
            }
        }
        return result
    }

    private func distinct(_ elements: [FlightValue]) -> [FlightValue] {
        var seen: Set<Key> = []
        return elements.map(normalized).filter { seen.insert(key($0)).inserted }
    }

    /// Maps and Sets hold no negative zero and no absent values.
    private func normalized(_ value: FlightValue) -> FlightValue {
        switch value {
        case .number(let number): .number(number + 0)
        case .absent: .undefined
        default: value
        }
    }
}
