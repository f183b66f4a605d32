internal import WireCore

/// A document that is put together from runs of other documents' nodes and single ones between.
struct FlightSplicer {
    private(set) var nodes: [PayloadNode] = []
    private var bytes: [UInt8] = []
    /// The containers that have begun, and how many entries they have.
    private var open: [(index: Int, count: Int)] = []
    /// Absent elements that were not yet written.
    private var holes = 0
    /// Where the bytes of each document begin in `bytes`.
    private var bases: [Int: Int] = [:]
    /// Where the names of records' members stand in `bytes`.
    private var names: [String: Int] = [:]
    /// Bytes that were copied since somebody asked.
    private var copied = 0

    /// The finished document.
    consuming func finish() -> Payload { Payload(nodes: nodes, bytes: bytes) }

    /// The index that the next value will have.
    var nextIndex: Int { nodes.count + (holes > 0 ? 1 : 0) }

    /// Tells how many bytes were copied since the last time, so that they are charged.
    mutating func takeCopied() -> Int {
        defer { copied = 0 }
        return copied
    }

    /// Appends a leaf that has no text.
    mutating func append(_ node: PayloadNode) {
        flushHoles()
        if node.kind != .key, let last = open.indices.last { open[last].count += 1 }
        nodes.append(node)
    }

    /// Appends an absent element; outside of arrays it is undefined.
    mutating func appendAbsent() {
        if let container = open.last, nodes[container.index].kind == .array {
            holes += 1
        } else {
            append(PayloadNode(.undefined))
        }
    }

    /// Appends the same object again.
    mutating func use(_ index: Int) {
        nodes[index].flags.insert(.isShared)
        append(PayloadNode(.use, low: index, high: 0))
    }

    /// Appends text or binary content that stands in no document.
    mutating func append(
        _ kind: PayloadNode.Kind,
        _ text: some Collection<UInt8>,
        detail: UInt16 = 0
    ) {
        let low = bytes.count
        bytes.append(contentsOf: text)
        copied += bytes.count - low
        append(PayloadNode(kind, low: low, high: bytes.count - low, detail: detail))
    }

    /// Appends the name of a record's member, whose text is kept once.
    mutating func append(name: StaticString) {
        let text = name.description
        let low = names[text] ?? bytes.count
        if names[text] == nil {
            bytes.append(contentsOf: text.utf8)
            names[text] = low
        }
        append(PayloadNode(.key, low: low, high: name.utf8CodeUnitCount, flags: .isPlain))
    }

    /// Begins a container.
    mutating func begin(_ kind: PayloadNode.Kind, source: UInt32 = 0) {
        append(PayloadNode(kind, source: source))
        open.append((nodes.count - 1, 0))
    }

    /// Ends the container that began last.
    mutating func end() {
        flushHoles()
        guard let (index, count) = open.popLast() else { return }
        nodes[index].low = nodes.count
        nodes[index].high = nodes[index].kind == .map ? count / 2 : count
    }

    /// Copies nodes in which nothing has another meaning, and what they hold.
    mutating func copy(_ place: FlightPlace, count: Int, from documents: FlightDocuments) {
        flushHoles()
        if documents.node(place).kind != .key, let last = open.indices.last {
            open[last].count += 1
        }
        let base = base(of: place.document, in: documents)
        let start = nodes.count
        nodes.append(contentsOf: documents.nodes(place, count: count))
        for index in start..<nodes.count {
            nodes[index].flags.subtract(.ofReading)
            let kind = nodes[index].kind
            if kind.isContainer {
                nodes[index].low += start - place.node
            } else if kind.hasText {
                nodes[index].low += base
            } else if kind == .number {
                // The text of a number stays behind.
                nodes[index].detail = 0
            }
        }
    }

    /// Copies a text as the name of a member.
    mutating func copy(key place: FlightPlace, from documents: FlightDocuments) {
        var key = documents.node(place)
        key.kind = .key
        key.flags.subtract(.ofReading)
        key.low += base(of: place.document, in: documents)
        append(key)
    }

    private mutating func base(of document: Int, in documents: FlightDocuments) -> Int {
        if let base = bases[document] { return base }
        let base = bytes.count
        bytes.append(contentsOf: documents[document].bytes)
        bases[document] = base
        return base
    }

    private mutating func flushHoles() {
        guard holes > 0 else { return }
        nodes.append(PayloadNode(.hole, low: holes, high: 0))
        if let last = open.indices.last { open[last].count += holes }
        holes = 0
    }
}
