internal import WireCore

/// Which values of a document are nothing but text in their place, with all that they hold, so
/// that they can be written in one go.
///
/// Found in one pass from the end: a container is plain when the next node that is not lies
/// behind it.
struct FlightPlainNodes {
    /// One bit a node; empty when no value is plain.
    private var words: [UInt64] = []

    /// No value at all.
    static let none = Self()

    private init() {}

    /// Looks through a document.
    ///
    /// - Parameters:
    ///   - payload: the document.
    ///   - longText: strings of so many bytes or more are not plain.
    ///   - others: nodes that are not plain whatever they are; empty, or one for each node.
    init(_ payload: Payload, longText: Int = .max, except others: [Bool] = []) {
        words = Array(repeating: 0, count: payload.nodes.count / 64 + 1)
        let nodes = payload.nodes.span
        var bits = words.mutableSpan
        let isOther = others.span
        // The nearest node, from here on, that is not plain.
        var next = nodes.count
        var index = nodes.count
        while index > 0 {
            index -= 1
            let node = nodes[index]
            var isPlain: Bool
            switch node.kind {
            case .null, .undefined, .false, .true, .number, .key, .bigint, .date, .hole:
                isPlain = true
            case .string, .url: isPlain = node.high < longText
            case .array, .object:
                isPlain = next >= node.low && !node.flags.contains(.isIrregular)
            default: isPlain = false
            }
            if node.flags.contains(.isShared) || (!isOther.isEmpty && isOther[index]) {
                isPlain = false
            }
            if isPlain {
                bits[index >> 6] |= 1 << UInt64(index & 63)
            } else {
                next = index
            }
        }
    }

    /// Whether the value at `index` is plain.
    @inline(__always)
    subscript(index: Int) -> Bool {
        !words.isEmpty && words[index >> 6] >> UInt64(index & 63) & 1 != 0
    }
}
