internal import WireCore

/// The values that `enum` or `const` allows; texts, by far the most common, are found directly.
struct ValueSet {
    private var texts = NameTable()
    private var others: Set<[UInt8]> = []

    init(_ payload: Payload, _ values: [Int]) {
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
