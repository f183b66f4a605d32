internal import WireCore

/// The values that `enum` or `const` allows; texts, by far the most common, are found directly.
struct ValueSet {
    private var texts = NameTable()
    private var others: Set<[UInt8]> = []
    /// The values in words: the first of them, and how many there are.
    let words: String

    init(_ payload: Payload, _ values: [Int]) {
        let shown = values.prefix(ValueWords.listLimit).map { ValueWords.shown(payload, $0) }
        let rest = values.count - shown.count
        words = shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        for value in values {
            if payload.kind(value) == .string {
                _ = texts.insert(payload.bytes[payload.range(value)])
            } else {
                others.insert(CanonicalValue.bytes(payload, value))
            }
        }
    }

    func contains(_ payload: Payload, _ value: Int) -> Bool {
        switch payload.kind(value) {
        case .string, .key: texts.index(of: payload.bytes, payload.range(value)) != nil
        default: !others.isEmpty && others.contains(CanonicalValue.bytes(payload, value))
        }
    }
}
