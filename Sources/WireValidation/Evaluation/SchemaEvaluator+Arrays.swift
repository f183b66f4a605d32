internal import WireCore

/// Keywords that look at the elements of an array.
extension SchemaEvaluator {
    mutating func checkArray(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ start: Int
    ) throws(WireError) -> Bool {
        switch keyword {
        case .items(let prefix, let rest): try checkItems(prefix, rest, value)
        case .contains(let schema, let minimum, let maximum):
            try checkContains(schema, minimum, maximum, value)
        case .unevaluatedItems(let schema): try checkUnevaluatedElements(schema, value, start)
        default: true
        }
    }

    /// The elements and their positions; of a run of holes only the first is looked at.
    private func elements(_ value: Int) -> some Sequence<(position: Int, element: Int)> {
        var position = 0
        return payload.entries(value).lazy.map { element in
            defer { position += payload.kind(element) == .hole ? payload[element].low : 1 }
            return (position, element)
        }
    }

    private mutating func checkItems(
        _ prefix: [Int],
        _ rest: Int?,
        _ value: Int
    ) throws(WireError) -> Bool {
        var isValid = true
        for (position, element) in elements(value) {
            guard let schema = position < prefix.count ? prefix[position] : rest else { break }
            if position == prefix.count, !prefix.isEmpty, self.schema.nodes[schema].verdict == false
            {
                // Behind a prefix one error says it for all further elements.
                return fail("items", "more than \(prefix.count) elements")
            }
            if try !holds(schema, element, at: .element(position)) { isValid = false }
            note(element)
            if !isValid, isQuiet { break }
        }
        return isValid
    }

    private mutating func checkContains(
        _ schema: Int,
        _ minimum: Int,
        _ maximum: Int?,
        _ value: Int
    ) throws(WireError) -> Bool {
        var count = 0
        for (position, element) in elements(value)
        where try holdsQuietly(schema, element, at: .element(position)) {
            count += 1
            note(element)
        }
        guard count < minimum || count > maximum ?? .max else { return true }
        if !isQuiet {
            for (position, element) in elements(value) {
                _ = try holds(schema, element, at: .element(position))
            }
        }
        return fail("contains", "\(count) elements are as asked for")
    }

    private mutating func checkUnevaluatedElements(
        _ schema: Int,
        _ value: Int,
        _ start: Int
    ) throws(WireError) -> Bool {
        let known = Set(evaluated[start...])
        var isValid = true
        for (position, element) in elements(value) where !known.contains(element) {
            if self.schema.nodes[schema].verdict == false {
                return fail("unevaluatedItems", "element \(position) is not asked for")
            }
            if try !holds(schema, element, at: .element(position)) { isValid = false }
            note(element)
        }
        return isValid
    }
}
