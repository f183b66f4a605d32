internal import WireCore

/// The text of one part or row as nodes, which are rewritten where their text is a tag.
struct FlightDocument {
    var nodes: [PayloadNode]
    var bytes: [UInt8]
    private let sourceByteCount: Int
    /// Where its text begins in the input.
    let origin: Int
    /// The number of its part or row; nil for an item of a stream.
    let number: Int?
    /// The arrays and the budgets that they count against, in document order.
    private(set) var arrays: [(node: Int, budget: Int)] = []

    init(_ payload: consuming Payload, origin: Int, number: Int?) {
        sourceByteCount = payload.sourceByteCount
        nodes = payload.nodes
        bytes = payload.bytes
        self.origin = origin
        self.number = number
    }

    /// Stands in the place of a document that is lent out.
    init() {
        nodes = []
        bytes = []
        sourceByteCount = 0
        origin = 0
        number = nil
    }

    /// The document as a value of its own.
    ///
    /// - Precondition: no node has a mark.
    var payload: Payload {
        Payload(nodes: nodes, bytes: bytes, sourceByteCount: sourceByteCount)
    }

    /// Where its text lies in the input.
    var sourceRange: Range<Int> { origin..<(origin + max(1, sourceByteCount)) }

    /// The index behind the value at `node` and all it holds.
    @inline(__always)
    func end(_ node: Int) -> Int {
        nodes[node].kind.isContainer ? nodes[node].low : node + 1
    }

    /// The text of a leaf; nothing for other kinds.
    func text(_ node: Int) -> ArraySlice<UInt8> {
        guard nodes[node].kind.hasText else { return [] }
        return bytes[nodes[node].low..<(nodes[node].low + nodes[node].high)]
    }

    /// Whether the key at `node` is `name`.
    @inline(__always)
    func isKey(_ node: PayloadNode, _ name: StaticString) -> Bool {
        guard node.high == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { expected in
            for offset in 0..<expected.count
            where unsafe expected[offset] != bytes[node.low + offset] {
                return false
            }
            return true
        }
    }

    /// Where the value at `node` begins in the input.
    func offset(_ node: Int) -> Int { origin + Int(nodes[node].source) }

    /// Notes the budget that an array counts against.
    mutating func note(budget: Int, ofArray node: Int) {
        arrays.append((node, budget))
    }

    /// The budget that the array at `node` counts against; nil where none is kept.
    func budget(ofArray node: Int) -> Int? {
        var low = 0
        var high = arrays.count
        while low < high {
            let middle = (low + high) / 2
            if arrays[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < arrays.count && arrays[low].node == node ? arrays[low].budget : nil
    }
}

// What reading notes in nodes; no finished document has these flags.
extension PayloadNode.Flags {
    /// Another value stands here: of a leaf in the table of patches, by its number in `low`; of a
    /// container in the table of containers that were replaced.
    static var isPatched: Self { Self(rawValue: 16) }
    /// The value may be met in another place, too.
    static var isTarget: Self { Self(rawValue: 32) }
    /// The container or something in it is not to be taken over as it stands.
    static var isMarked: Self { Self(rawValue: 64) }
    /// The array is an element of React's.
    static var isElement: Self { Self(rawValue: 128) }

    /// All flags that only reading knows.
    static var ofReading: Self { Self(rawValue: 240) }
}
