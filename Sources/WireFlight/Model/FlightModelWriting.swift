internal import WireCore
internal import WireJSON

/// What writing a reply and writing a response have in common: a walk over values without
/// recursion, which keeps the texts that are open and the path that leads to each place.
protocol FlightModelWriting {
    /// What a text is for.
    associatedtype Purpose

    var payload: Payload { get }
    var dialect: FlightDialect { get }
    var frames: [FlightFrame] { get set }
    var texts: [FlightText<Purpose>] { get set }
    /// How values that were written can be referred to, by node.
    var references: [Int: [UInt8]] { get set }
    /// Whether each node may be met again; empty when none is.
    var meetsAgain: [Bool] { get }
    /// Steps that may still be taken.
    var stepsLeft: Int { get set }

    /// Writes the value at `index`, or begins to.
    mutating func write(_ index: Int, key: FlightFrame.Key) throws(WireError)
    /// Takes the innermost text away, which is complete.
    mutating func finish(_ text: FlightText<Purpose>) throws(WireError)
}

extension FlightModelWriting {
    /// Writes until no text is open.
    mutating func run() throws(WireError) {
        while let base = texts.last?.base {
            if frames.count > base {
                try step()
            } else if let text = texts.popLast() {
                try finish(text)
            }
        }
    }

    /// Begins a text whose root can be referred to by `reference`.
    mutating func beginText(_ purpose: Purpose, reference: [UInt8]? = nil) {
        texts.append(FlightText(purpose: purpose, base: frames.count, reference: reference))
    }

    /// Appends to the innermost text.
    mutating func emit(_ bytes: some Sequence<UInt8>) {
        texts[texts.count - 1].bytes.append(contentsOf: bytes)
    }

    /// Appends to the innermost text.
    mutating func emit(_ text: StaticString) {
        FlightScalar.append(text, to: &texts[texts.count - 1].bytes)
    }

    /// Appends a string that is no value of the sender's but a tag, whose `$` stays as it is.
    mutating func emitQuoted(_ bytes: [UInt8]) {
        JSONString.appendQuoted(bytes.span, to: &texts[texts.count - 1].bytes)
    }

    /// Begins a container; its entries follow.
    mutating func open(
        _ shape: FlightFrame.Shape,
        node: Int?,
        key: FlightFrame.Key,
        entries: Range<Int>,
        recordsEntries: Bool
    ) {
        emit(shape == .object ? "{" : "[")
        frames.append(
            FlightFrame(
                shape: shape,
                node: node,
                key: key,
                recordsEntries: recordsEntries,
                position: entries.lowerBound,
                end: entries.upperBound
            )
        )
    }

    /// Begins a container over all entries of the node at `index`, as JavaScript orders them.
    mutating func open(
        _ shape: FlightFrame.Shape,
        _ index: Int,
        key: FlightFrame.Key,
        records: Bool
    ) {
        open(
            shape,
            node: index,
            key: key,
            entries: (index + 1)..<payload.end(index),
            recordsEntries: records
        )
        guard payload[index].flags.contains(.isIrregular) else { return }
        frames[frames.count - 1].order = payload.javaScriptMembers(index).flatMap {
            [$0.key, $0.value]
        }
    }

    /// Begins a container over the entries of a Map or Set: equal ones once.
    mutating func openDistinct(_ shape: FlightFrame.Shape, _ index: Int) {
        open(shape, index, key: .root, records: dialect.hasIdentity)
        frames[frames.count - 1].isDistinct = true
        guard let order = payload.distinctEntries(index) else { return }
        frames[frames.count - 1].order = order
    }

    /// Takes a step of those that are left.
    mutating func spend() throws(WireError) {
        stepsLeft -= 1
        guard stepsLeft > 0 else { throw WireError(.flightWorkBudget, at: 0) }
    }

    private mutating func step() throws(WireError) {
        try spend()
        let last = frames.count - 1
        guard frames[last].shape != .parts else { return try stepParts() }
        let frame = frames[last]
        guard frame.holes > 0 || frame.next(0) != nil else {
            emit(frame.shape == .object ? "}" : "]")
            frames.removeLast()
            return
        }
        if frame.count > 0 { emit(",") }
        frames[last].count += 1
        if frame.holes > 0 {
            frames[last].holes -= 1
            emit("\"$undefined\"")
            return
        }
        switch frame.shape {
        case .array: try stepArray(frame)
        case .object:
            guard let key = frame.next(0) else { return }
            let entry = frame.next(1) ?? key + 1
            frames[last].position = payload.end(entry)
            emitKey(key)
            try write(entry, key: .name(key))
        case .pairs: stepPairs(frame)
        case .parts: break
        }
    }

    /// Begins a value that is put together from pieces.
    mutating func openParts(
        _ parts: [FlightFrame.Part],
        node: Int?,
        key: FlightFrame.Key,
        recordsEntries: Bool
    ) {
        frames.append(
            FlightFrame(
                shape: .parts,
                node: node,
                key: key,
                recordsEntries: recordsEntries,
                parts: parts,
                position: 0,
                end: parts.count
            )
        )
    }

    private mutating func stepParts() throws(WireError) {
        let last = frames.count - 1
        let position = frames[last].position
        guard position < frames[last].end else {
            frames.removeLast()
            return
        }
        frames[last].position += 1
        switch frames[last].parts[position] {
        case .text(let text): emit(text)
        case .value(let index, let key): try write(index, key: key)
        }
    }

    private mutating func stepArray(_ frame: FlightFrame) throws(WireError) {
        guard let entry = frame.next(0) else { return }
        let last = frames.count - 1
        frames[last].position = payload.end(entry)
        // Of a pair, only the key is compared.
        frames[last].isDistinct = frame.isDistinct && frame.node != nil
        if payload.kind(entry) == .hole {
            frames[last].holes = payload[entry].low - 1
            emit("\"$undefined\"")
        } else if frame.isDistinct, payload.kind(entry) == .number, payload.double(entry) == 0 {
            emit("0")
        } else {
            try write(entry, key: .index(frame.count))
        }
    }

    /// Writes an entry of a Map or form as an array of two, which stands in no document.
    private mutating func stepPairs(_ frame: FlightFrame) {
        guard let first = frame.next(0) else { return }
        let second = frame.next(1) ?? payload.end(first)
        frames[frames.count - 1].position = payload.end(second)
        open(
            .array,
            node: nil,
            key: .index(frame.count),
            entries: 0..<0,
            recordsEntries: frame.recordsEntries
        )
        frames[frames.count - 1].order = [first, second]
        frames[frames.count - 1].isDistinct = frame.isDistinct
    }

    private mutating func emitKey(_ index: Int) {
        JSONString.appendQuoted(
            payload.bytes.span.extracting(payload.range(index)),
            to: &texts[texts.count - 1].bytes
        )
        emit(":")
    }
}

// Identity: what was written where.
extension FlightModelWriting {
    /// The path of the value about to be written; nil when it cannot be referred to.
    ///
    /// A key with a colon hides everything beneath it, since paths do not escape.
    func path(_ key: FlightFrame.Key) -> [UInt8]? {
        guard let text = texts.last else { return nil }
        if case .root = key { return text.reference }
        guard frames.count > text.base, let frame = frames.last, frame.recordsEntries,
            !hasColon(key), var path = text.reference
        else { return nil }
        for frame in frames[(text.base + 1)...] { append(frame.key, to: &path) }
        append(key, to: &path)
        return path
    }

    /// Notes how the value about to be written can be referred to, where that may be asked for.
    mutating func record(_ index: Int, key: FlightFrame.Key) {
        guard !meetsAgain.isEmpty, meetsAgain[index], let path = path(key) else { return }
        references[index] = path
    }

    /// Whether entries of the value about to be written can be referred to.
    func recordsEntries(_ key: FlightFrame.Key) -> Bool {
        guard dialect.hasIdentity, let text = texts.last else { return false }
        if case .root = key { return text.reference != nil }
        return frames.last?.recordsEntries ?? false && !hasColon(key)
    }

    /// Whether the value at `index` is being written right now, so that it would hold itself.
    func isOpen(_ index: Int) -> Bool {
        frames.contains { $0.node == index }
    }

    private func hasColon(_ key: FlightFrame.Key) -> Bool {
        guard case .name(let node) = key else { return false }
        return payload.bytes[payload.range(node)].contains(UInt8(ascii: ":"))
    }

    private func append(_ key: FlightFrame.Key, to path: inout [UInt8]) {
        path.append(UInt8(ascii: ":"))
        switch key {
        case .root, .item: break
        case .index(let index): path.append(contentsOf: String(index).utf8)
        case .name(let node): path.append(contentsOf: payload.bytes[payload.range(node)])
        case .fixed(let name): FlightScalar.append(name, to: &path)
        }
    }
}

extension Payload {
    /// For each node whether a writer may come to it more than once; empty when that is never so.
    ///
    /// What a shared value holds is met again with it.
    func nodesMetAgain() -> [Bool] {
        guard nodes.contains(where: { $0.kind == .use }) else { return [] }
        var result = [Bool](repeating: false, count: nodes.count)
        var sharedEnd = 0
        for index in nodes.indices {
            if nodes[index].flags.contains(.isShared) { sharedEnd = max(sharedEnd, end(index)) }
            result[index] = index < sharedEnd
        }
        return result
    }
}
