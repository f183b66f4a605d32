internal import WireCore

/// Keywords that look at the elements of an array.
extension SchemaEvaluator {
    mutating func checkArray(_ keyword: SchemaKeyword, _ frame: Frame) {
        switch keyword {
        case .items(let prefix, let rest, let name): checkItems(prefix, rest, name, frame.value)
        case .contains(let schema, let bounds, let evaluates):
            let calls = elements(frame.value).map { position, element in
                Call(
                    schema: schema,
                    value: element,
                    step: .element(position),
                    isQuiet: true,
                    evaluates: evaluates
                )
            }
            call(.contains(bounds), calls)
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

    private mutating func checkItems(
        _ prefix: [Int],
        _ rest: Int?,
        _ name: String,
        _ value: Int
    ) {
        call(.all, [])
        for (position, element) in elements(value) {
            guard let schema = position < prefix.count ? prefix[position] : rest else { break }
            let isForbidden = self.schema.nodes[schema].verdict == false
            if isForbidden, position >= prefix.count, !prefix.isEmpty {
                // Behind a prefix one error says it for all further elements: of the array, as
                // ajv has it, or in older drafts, which say so, of the first of them.
                let isPlaced = name == "additionalItems"
                _ = fail(
                    name,
                    "\(name) allows no more than \(ValueWords.count(prefix.count, "element"))",
                    at: isPlaced ? .element(position) : nil
                )
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
                _ = fail("unevaluatedItems", "no keyword allows element \(position)")
                return refuse()
            }
            calls.append(Call(schema: schema, value: element, step: .element(position)))
        }
    }
}
