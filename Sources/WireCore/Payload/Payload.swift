/// A JavaScript value with everything it holds, as one flat document.
///
/// Nodes stand in document order, a container before its entries, and each container knows where
/// it ends: a walk is a loop over indices, and the next sibling is one look-up away. Text and
/// binary content lie in one byte buffer that begins with the source text, when there is one.
/// Node 0 is the root.
///
/// ```
/// {"a":[1,"x"]}     nodes: object(end 5) key(a) array(end 5) number(1) string(x)
/// ```
///
/// Identity is kept: an object met again is a `use` node that names the first place. A cycle is a
/// `use` of an enclosing container.
public struct Payload: Sendable {
    /// All values in document order; never empty.
    public package(set) var nodes: [PayloadNode]
    /// Text and binary content; the first `sourceByteCount` bytes are the source text.
    public package(set) var bytes: [UInt8]
    /// Bytes of the text this was read from, kept at the start of `bytes`; 0 when there is none.
    public package(set) var sourceByteCount: Int
    /// Whether some object has keys that JavaScript would order otherwise (`inJavaScriptOrder`).
    public package(set) var isIrregular: Bool

    /// Assembles a document from finished parts; meant for readers that write nodes themselves.
    ///
    /// - Precondition: `nodes` holds exactly one root value, and ranges lie within `bytes`.
    package init(
        nodes: [PayloadNode],
        bytes: [UInt8],
        sourceByteCount: Int = 0,
        isIrregular: Bool = false
    ) {
        precondition(!nodes.isEmpty, "a payload holds a value")
        self.nodes = nodes
        self.bytes = bytes
        self.sourceByteCount = sourceByteCount
        self.isIrregular = isIrregular
    }

    /// The node at `index`.
    @inlinable public subscript(index: Int) -> PayloadNode { nodes[index] }

    /// The kind of the value at `index`.
    @inlinable public func kind(_ index: Int) -> PayloadNode.Kind { nodes[index].kind }

    /// The index behind the value at `index` and all it holds: its next sibling, if there is one.
    @inlinable
    public func end(_ index: Int) -> Int {
        let node = nodes[index]
        return node.kind.isContainer ? node.low : index + 1
    }

    /// The number of entries of a container: elements, or pairs of key and value; 0 for a leaf.
    @inlinable
    public func count(_ index: Int) -> Int {
        let node = nodes[index]
        return node.kind.isContainer ? node.high : 0
    }

    /// The double of a number, or the milliseconds of a date; NaN for any other kind.
    @inlinable
    public func double(_ index: Int) -> Double {
        let node = nodes[index]
        guard node.kind == .number || node.kind == .date else { return .nan }
        return Double(bitPattern: node.word)
    }

    /// The double of a number; nil for any other kind.
    @inlinable
    public func number(_ index: Int) -> Double? {
        kind(index) == .number ? double(index) : nil
    }

    /// Where in `bytes` the text or binary content of a leaf lies; empty for any other kind.
    @inlinable
    public func range(_ index: Int) -> Range<Int> {
        let node = nodes[index]
        guard node.kind.hasText else { return 0..<0 }
        return node.low..<(node.low + node.high)
    }

    /// The content of a string, as WTF-8; nil for any other kind, a `use` included.
    @inlinable
    public func string(_ index: Int) -> ArraySlice<UInt8>? {
        kind(index) == .string ? bytes[range(index)] : nil
    }

    /// Where in `bytes` the source text of a number lies; nil when it was not read from text.
    public func numberText(_ index: Int) -> Range<Int>? {
        let node = nodes[index]
        guard node.kind == .number, node.detail > 0 else { return nil }
        return Int(node.source)..<(Int(node.source) + Int(node.detail))
    }

    /// The content of a text leaf as a `String`, lone surrogates shown as U+FFFD; for reports.
    ///
    /// Empty for any other kind.
    public func text(_ index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
    }

    /// Whether this is a text leaf that holds exactly these bytes.
    @inlinable
    public func holds(_ index: Int, _ text: StaticString) -> Bool {
        let range = range(index)
        guard kind(index).hasText, range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for offset in 0..<expected.count
            where unsafe expected[offset] != bytes[range.lowerBound + offset] {
                return false
            }
            return true
        }
    }

    /// The element kind of a `bytes` or `view` node; `uint8` for any other kind.
    public func elementKind(_ index: Int) -> PayloadNode.ElementKind {
        let node = nodes[index]
        guard node.kind == .bytes || node.kind == .view else { return .uint8 }
        return PayloadNode.ElementKind(rawValue: node.detail) ?? .uint8
    }

    /// Follows a `use` node to the value it means; any other index is its own.
    @inlinable
    public func resolved(_ index: Int) -> Int {
        nodes[index].kind == .use ? nodes[index].low : index
    }

    /// The indices of a container's direct entries; for keyed kinds keys and values in turn.
    ///
    /// A leaf has none.
    public func entries(_ index: Int) -> Entries {
        Entries(nodes: nodes, position: index + 1, end: end(index))
    }

    /// The indices of the key and the value of each member of an object, form or record; of a map
    /// both are values.
    ///
    /// No other kind has members.
    public func members(_ index: Int) -> Members {
        let kind = kind(index)
        let hasMembers = kind.hasKeys || kind == .map
        return Members(
            entries: hasMembers ? entries(index) : Entries(nodes: [], position: 0, end: 0)
        )
    }

    /// The value of the last member called `name`; nil when there is none, as in every kind whose
    /// members have no names.
    public func member(_ name: StaticString, of index: Int) -> Int? {
        guard kind(index).hasKeys else { return nil }
        var found: Int?
        for (key, value) in members(index) where holds(key, name) { found = value }
        return found
    }

    /// The content of the last member called `name`, if that is a string.
    public func stringMember(_ name: StaticString, of index: Int) -> ArraySlice<UInt8>? {
        member(name, of: index).flatMap(string)
    }

    /// A sequence over the entries of one container.
    public struct Entries: Sequence, IteratorProtocol {
        fileprivate let nodes: [PayloadNode]
        fileprivate var position: Int
        fileprivate let end: Int

        /// Returns the index of the next entry.
        public mutating func next() -> Int? {
            guard position < end else { return nil }
            let index = position
            let node = nodes[index]
            position = node.kind.isContainer ? node.low : index + 1
            return index
        }
    }

    /// A sequence over the members of one keyed container.
    public struct Members: Sequence, IteratorProtocol {
        fileprivate var entries: Entries

        /// Returns the indices of the next key and its value.
        public mutating func next() -> (key: Int, value: Int)? {
            guard let key = entries.next(), let value = entries.next() else { return nil }
            return (key, value)
        }
    }
}

extension Payload {
    /// The bytes that a `view` shows, or all of those of a `bytes` node.
    ///
    /// A view that reaches beyond its buffer shows what there is; any other kind has no bytes.
    package func viewedBytes(_ index: Int) -> ArraySlice<UInt8> {
        guard kind(index) == .view else {
            return kind(index) == .bytes ? bytes[range(index)] : []
        }
        let parts = Array(entries(index))
        guard parts.count == 3 else { return [] }
        let buffer = resolved(parts[2])
        guard kind(buffer) == .bytes else { return [] }
        let content = bytes[range(buffer)]
        let start = Int(exactly: double(parts[0])) ?? 0
        let count = (Int(exactly: double(parts[1])) ?? 0) &* elementKind(index).byteCount
        return content.dropFirst(max(0, start)).prefix(max(0, count))
    }
}
