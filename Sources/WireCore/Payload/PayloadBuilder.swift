/// Builds a `Payload` value by value, in document order.
///
/// ```swift
/// var builder = PayloadBuilder()
/// builder.begin(.object)
/// builder.key("text")
/// builder.string("Buy Milk")
/// builder.end()
/// let payload = builder.finish()
/// ```
///
/// Text is WTF-8 (UTF-8, lone surrogates as three bytes). The builder finds out by itself whether
/// an object's keys stand in another order than JavaScript would give them.
public struct PayloadBuilder: Sendable {
    /// The nodes so far.
    package private(set) var nodes: [PayloadNode] = []
    /// The text and binary content so far.
    package private(set) var bytes: [UInt8] = []
    private var open: [Int] = []
    private var isIrregular = false
    /// The node of the holes that were appended last; −1 when something came behind them.
    private var run = -1
    /// The document of the last copy, and where its shared values stand in this one.
    private var source: Payload?
    private var places: [Int: Int] = [:]

    private var sourceByteCount = 0

    /// Begins an empty document.
    public init() {}

    /// Begins an empty document over the bytes of another one, whose text ranges stay valid, with
    /// room for `count` nodes.
    package init(over payload: Payload, reserving count: Int = 0) {
        nodes.reserveCapacity(count)
        bytes = payload.bytes
        sourceByteCount = payload.sourceByteCount
    }

    /// The index that the next value will have.
    public var nextIndex: Int { nodes.count }

    /// Appends a value that needs neither text nor entries: null, undefined, false, true, pending.
    public mutating func leaf(_ kind: PayloadNode.Kind, source: Int = 0) {
        append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: source)))
    }

    /// Appends a leaf as it stands, its text, if it has any, being in `bytes` already.
    package mutating func leaf(_ node: PayloadNode) {
        precondition(!node.kind.isContainer, "containers begin and end")
        append(node)
    }

    /// Appends null.
    public mutating func null() { leaf(.null) }

    /// Appends true or false.
    public mutating func bool(_ value: Bool) { leaf(value ? .true : .false) }

    /// Appends a number that has no text of its own.
    public mutating func number(_ value: Double) {
        append(PayloadNode(.number, word: value.bitPattern))
    }

    /// Appends a date, in milliseconds since 1970; NaN for an invalid one.
    public mutating func date(_ milliseconds: Double) {
        append(PayloadNode(.date, word: milliseconds.bitPattern))
    }

    /// Appends a string.
    public mutating func string(_ text: String) { self.text(.string, text.utf8) }

    /// Appends the name of the next member.
    public mutating func key(_ text: String) { self.text(.key, text.utf8) }

    /// Appends a leaf that holds text or bytes: string, key, bigint, symbol, url, temporary, bytes.
    public mutating func text(
        _ kind: PayloadNode.Kind,
        _ content: some Collection<UInt8>,
        detail: UInt16 = 0,
        source: Int = 0
    ) {
        let start = bytes.count
        bytes.append(contentsOf: content)
        append(
            PayloadNode(
                kind,
                low: start,
                high: bytes.count - start,
                detail: detail,
                source: UInt32(truncatingIfNeeded: source)
            )
        )
    }

    /// Appends a typed array, buffer or data view over all of `content`.
    public mutating func bytes(
        _ content: some Collection<UInt8>,
        kind: PayloadNode.ElementKind = .uint8
    ) {
        text(.bytes, content, detail: kind.rawValue)
    }

    /// Appends `count` absent elements of an array.
    ///
    /// Those that follow each other are one node, in however many calls they come: equal arrays
    /// have equal nodes.
    public mutating func holes(_ count: Int) {
        guard count > 0 else { return }
        if run >= 0, run == nodes.count - 1 {
            nodes[run].low += count
        } else {
            run = nodes.count
            nodes.append(PayloadNode(.hole, low: count, high: 0))
        }
        if let container = open.last { nodes[container].high += count }
    }

    /// Appends the same object again: the value at `index`, which has begun already.
    public mutating func use(_ index: Int) {
        nodes[index].flags.insert(.isShared)
        append(PayloadNode(.use, low: index, high: 0))
    }

    /// Begins a container and returns its index; everything up to `end()` is inside it.
    @discardableResult
    public mutating func begin(
        _ kind: PayloadNode.Kind,
        detail: UInt16 = 0,
        source: Int = 0
    ) -> Int {
        precondition(kind.isContainer, "only containers begin and end")
        let index = nodes.count
        append(PayloadNode(kind, detail: detail, source: UInt32(truncatingIfNeeded: source)))
        open.append(index)
        return index
    }

    /// Ends the container that began last.
    public mutating func end() {
        guard let index = open.popLast() else { preconditionFailure("no container is open") }
        run = -1
        nodes[index].low = nodes.count
        if nodes[index].kind.hasKeys || nodes[index].kind == .map { nodes[index].high /= 2 }
        if nodes[index].kind == .object, PayloadKeys.areIrregular(in: index, nodes, bytes) {
            nodes[index].flags.insert(.isIrregular)
            isIrregular = true
        }
    }

    /// Returns the finished document.
    ///
    /// - Precondition: exactly one value was appended, and every container has ended.
    public consuming func finish() -> Payload {
        precondition(open.isEmpty && !nodes.isEmpty, "one whole value makes a payload")
        return Payload(
            nodes: nodes,
            bytes: bytes,
            sourceByteCount: sourceByteCount,
            isIrregular: isIrregular
        )
    }

    private mutating func append(_ node: PayloadNode) {
        // A container counts keys and values alike while it is open; `end()` halves keyed ones.
        if let container = open.last { nodes[container].high += 1 }
        nodes.append(node)
    }
}

extension PayloadBuilder {
    /// Appends the nodes of a value of the document over whose bytes this one was begun.
    ///
    /// - Precondition: no `use` in the value means something outside of it.
    package mutating func graft(_ index: Int, of source: Payload) {
        let shift = nodes.count - index
        if let container = open.last { nodes[container].high += 1 }
        nodes.append(contentsOf: source.nodes[index..<source.end(index)])
        for place in (index + shift)..<nodes.count {
            let node = nodes[place]
            if node.kind.isContainer || node.kind == .use { nodes[place].low = node.low + shift }
            isIrregular = isIrregular || node.flags.contains(.isIrregular)
        }
    }

    /// Appends a copy of a value of another document.
    ///
    /// A `use` of something that was copied from the same document before stays a `use`; of
    /// anything else, a copy is written in its place.
    public mutating func copy(_ index: Int, of source: Payload) {
        if self.source?.nodes.span.isIdentical(to: source.nodes.span) != true {
            self.source = source
            places = [:]
        }
        // The document positions at which walks are suspended, innermost last.
        var walks = [PayloadWalk(source, from: index)]
        while let last = walks.indices.last {
            guard let step = walks[last].next() else {
                walks.removeLast()
                continue
            }
            switch step {
            case .enter(let node):
                note(node, source[node])
                begin(
                    source.kind(node),
                    detail: source[node].detail,
                    source: Int(source[node].source)
                )
            case .leave:
                end()
            case .leaf(let node) where source.kind(node) == .use:
                let target = source[node].low
                if let place = places[target] {
                    use(place)
                } else {
                    walks.append(PayloadWalk(source, from: target))
                }
            case .leaf(let node):
                note(node, source[node])
                copyLeaf(node, of: source)
            }
        }
    }

    /// Keeps in mind where a value stands now that a `use` may mean.
    private mutating func note(_ node: Int, _ original: PayloadNode) {
        if original.flags.contains(.isShared) { places[node] = nextIndex }
    }

    private mutating func copyLeaf(_ node: Int, of source: Payload) {
        let original = source[node]
        switch original.kind {
        case let kind where kind.hasText:
            text(
                kind,
                source.bytes[source.range(node)],
                detail: original.detail,
                source: Int(original.source)
            )
        case .hole:
            holes(original.low)
        default:
            // The text of a number stays behind; where it stood in the input is still known.
            append(PayloadNode(original.kind, word: original.word, source: original.source))
        }
    }
}
