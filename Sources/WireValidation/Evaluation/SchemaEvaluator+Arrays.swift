internal import WireCore

/// Keywords that look at the elements of an array.
extension SchemaEvaluator {
    mutating func checkArray(_ keyword: SchemaKeyword, _ frame: Frame) {
        switch keyword {
        case .items(let prefix, let rest): checkItems(prefix, rest, frame.value)
        case .contains(let schema, let minimum, let maximum):
            let calls = elements(frame.value).map { position, element in
                Call(schema: schema, value: element, step: .element(position), isQuiet: true)
            }
            call(.contains(minimum: minimum, maximum: maximum ?? .max), calls)
        case .unevaluatedItems(let schema): checkUnevaluatedItems(schema, frame)
        default: break
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

    private mutating func checkItems(_ prefix: [Int], _ rest: Int?, _ value: Int) {
        call(.all, [])
        for (position, element) in elements(value) {
            guard let schema = position < prefix.count ? prefix[position] : rest else { break }
            let isForbidden = self.schema.nodes[schema].verdict == false
            if isForbidden, position >= prefix.count, !prefix.isEmpty {
                // Behind a prefix one error says it for all further elements.
                _ = fail("items", "more than \(prefix.count) elements")
                return refuse()
            }
            calls.append(Call(schema: schema, value: element, step: .element(position)))
        }
    }

    private mutating func checkUnevaluatedItems(_ schema: Int, _ frame: Frame) {
        let known = Set(evaluated[frame.evaluatedStart...])
        call(.all, [])
        for (position, element) in elements(frame.value) where !known.contains(element) {
            if self.schema.nodes[schema].verdict == false {
                _ = fail("unevaluatedItems", "element \(position) is not asked for")
                return refuse()
            }
            calls.append(Call(schema: schema, value: element, step: .element(position)))
        }
    }
}
