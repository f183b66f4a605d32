internal import WireCore
internal import WireJSON

/// What writing a reply and writing a response have in common: a walk over values without
/// recursion, which keeps the texts that are open and the path that leads to each place.
///
/// What is nothing but text in its place goes to the JSON writer in runs, as long as they come.
protocol FlightModelWriting {
    /// What a text is for.
    associatedtype Purpose

    var payload: Payload { get }
    var dialect: FlightDialect { get }
    /// The values that need nothing of what is done here.
    var plain: FlightPlainNodes { get }
    var budget: FlightBudget { get set }
    /// The bytes of all open texts; an inner one stands behind the text that encloses it, and is
    /// taken away when it is complete.
    var output: [UInt8] { get set }
    var texts: [FlightText<Purpose>] { get set }
    var frames: [FlightFrame] { get set }
    var lists: FlightLists { get set }
    /// How values that were written can be referred to, by node.
    var references: [Int: [UInt8]] { get set }
    /// Whether each node may be met again; empty when none is.
    var meetsAgain: [Bool] { get }
    /// Iterators that have been walked to their end.
    var drained: Set<Int> { get set }

    /// Writes the value at `index`, or begins to.
    mutating func write(_ index: Int, key: FlightFrame.Key) throws(WireError)
    /// Takes the bytes of the innermost text away, which is complete.
    mutating func finish(_ text: FlightText<Purpose>) throws(WireError)
}

extension FlightModelWriting {
    /// Writes until no text is open.
    mutating func run() throws(WireError) {
        while let last = texts.indices.last {
            if frames.count > texts[last].base {
                try step()
            } else {
                try finish(texts.removeLast())
            }
        }
    }

    /// Begins a text whose root can be referred to by `reference`.
    mutating func beginText(_ purpose: Purpose, reference: [UInt8]? = nil) {
        texts.append(
            FlightText(
                purpose: purpose,
                base: frames.count,
                start: output.count,
                reference: reference
            )
        )
    }

    /// Appends to the innermost text.
    mutating func emit(_ bytes: some Sequence<UInt8>) { output.append(contentsOf: bytes) }

    /// Appends to the innermost text.
    mutating func emit(_ text: StaticString) { FlightScalar.append(text, to: &output) }

    /// Appends a string that is no value of the sender's but a tag, whose `$` stays as it is.
    mutating func emitQuoted(_ bytes: [UInt8]) {
        JSONString.appendQuoted(bytes.span, to: &output)
    }

    /// Appends a scalar to the innermost text; returns false when the value at `index` is none.
    mutating func emitScalar(_ index: Int) throws(WireError) -> Bool {
        let node = payload[index]
        if node.kind.hasText {
            try budget.spend(copying: node.high, behind: output.count)
        }
        return FlightScalar.append(payload, index, to: &output)
    }

    /// The reference to the root of a part or row.
    func reference(_ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$")]
        FlightScalar.appendHex(id, to: &text)
        return text
    }

    /// The text of a tag that names a part or row.
    func tagged(_ tag: UInt8, _ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$"), tag]
        FlightScalar.appendHex(id, to: &text)
        return text
    }
}

// Beginning a container.
extension FlightModelWriting {
    /// Writes a container over all entries of the node at `index`, as JavaScript orders them, or
    /// begins to.
    mutating func open(
        _ shape: FlightFrame.Shape,
        _ index: Int,
        key: FlightFrame.Key,
        records: Bool,
        isDistinct: Bool = false
    ) throws(WireError) {
        if plain[index] {
            return try writeRun(index..<payload.end(index), isObject: false, isFirst: true)
        }
        if payload[index].flags.contains(.isIrregular) {
            let members = payload.javaScriptMembers(index).flatMap { [$0.key, $0.value] }
            return try openList(shape, members, node: index, key: key, records: records)
        }
        emit(shape == .object ? "{" : "[")
        frames.append(
            FlightFrame(
                shape: shape,
                recordsEntries: records,
                isDistinct: isDistinct,
                isListed: false,
                node: index,
                key: key,
                position: index + 1,
                end: payload.end(index),
                listStart: 0
            )
        )
    }

    /// Begins a container over entries that are listed.
    mutating func openList(
        _ shape: FlightFrame.Shape,
        _ entries: [Int],
        node: Int,
        key: FlightFrame.Key,
        records: Bool,
        isDistinct: Bool = false
    ) throws(WireError) {
        try budget.spend(1 + entries.count)
        emit(shape == .object ? "{" : "[")
        let start = lists.nodes.count
        lists.nodes.append(contentsOf: entries)
        pushList(
            shape,
            start..<lists.nodes.count,
            node: node,
            key: key,
            records: records,
            isDistinct: isDistinct
        )
    }

    /// Begins a container over the entries of a Map or Set: equal ones once.
    mutating func openDistinct(_ shape: FlightFrame.Shape, _ index: Int) throws(WireError) {
        let kind = payload.kind(index)
        let isDistinct = kind == .map || kind == .set
        if isDistinct {
            // The entries are compared before any is written.
            try budget.spend(payload.count(index))
        }
        guard let order = payload.distinctEntries(index) else {
            return try open(
                shape,
                index,
                key: .root,
                records: dialect.hasIdentity,
                isDistinct: isDistinct
            )
        }
        try openList(
            shape,
            order,
            node: index,
            key: .root,
            records: dialect.hasIdentity,
            isDistinct: isDistinct
        )
    }

    /// Begins a value that is put together from pieces.
    mutating func openParts(
        _ parts: [FlightLists.Part],
        node: Int,
        key: FlightFrame.Key,
        records: Bool
    ) {
        budget.charge(parts.count)
        let start = lists.parts.count
        lists.parts.append(contentsOf: parts)
        pushList(.parts, start..<lists.parts.count, node: node, key: key, records: records)
    }

    /// Begins an iterator's array; what is left of it when it has been walked before is nothing.
    mutating func openIterator(_ index: Int, key: FlightFrame.Key, records: Bool) throws(WireError)
    {
        guard payload.kind(index) != .iterator || drained.insert(index).inserted else {
            return emit("[]")
        }
        try open(.array, index, key: key, records: records)
    }

    private mutating func pushList(
        _ shape: FlightFrame.Shape,
        _ places: Range<Int>,
        node: Int,
        key: FlightFrame.Key,
        records: Bool,
        isDistinct: Bool = false
    ) {
        frames.append(
            FlightFrame(
                shape: shape,
                recordsEntries: records,
                isDistinct: isDistinct,
                isListed: true,
                node: node,
                key: key,
                position: places.lowerBound,
                end: places.upperBound,
                listStart: places.lowerBound
            )
        )
    }

    /// Ends the innermost container without a bracket.
    mutating func dropFrame() {
        if let frame = frames.popLast() { lists.end(frame) }
    }
}

// Entries in turn.
extension FlightModelWriting {
    private mutating func step() throws(WireError) {
        try budget.spend()
        try budget.check(output.count)
        let frame = frames[frames.count - 1]
        guard frame.position < frame.end else {
            switch frame.shape {
            case .array, .pairs: emit("]")
            case .object: emit("}")
            case .parts: break
            }
            return dropFrame()
        }
        switch frame.shape {
        case .array: try stepArray(frame)
        case .object: try stepObject(frame)
        case .pairs: try stepPairs(frame)
        case .parts:
            frames[frames.count - 1].position += 1
            switch lists.parts[frame.position] {
            case .text(let text): emit(text)
            case .value(let index, let key): try write(index, key: key)
            }
        }
    }

    private mutating func stepArray(_ frame: FlightFrame) throws(WireError) {
        let last = frames.count - 1
        let entry = frame.isListed ? lists.nodes[frame.position] : frame.position
        if !frame.isListed, !frame.isDistinct, plain[entry] {
            var position = entry
            var count = frame.count
            while position < frame.end, plain[position] {
                count += payload.kind(position) == .hole ? payload[position].low : 1
                position = payload.end(position)
            }
            frames[last].position = position
            frames[last].count = count
            return try writeRun(entry..<position, isObject: false, isFirst: frame.count == 0)
        }
        frames[last].position = frame.isListed ? frame.position + 1 : payload.end(entry)
        // Of a pair, only the key is compared.
        frames[last].isDistinct = frame.isDistinct && frame.node >= 0
        if payload.kind(entry) == .hole {
            frames[last].count += payload[entry].low
            return try writeRun(entry..<(entry + 1), isObject: false, isFirst: frame.count == 0)
        }
        if frame.count > 0 { emit(",") }
        frames[last].count += 1
        if frame.isDistinct, payload.kind(entry) == .number, payload.double(entry) == 0 {
            emit("0")
        } else {
            try write(entry, key: .index(frame.count))
        }
    }

    private mutating func stepObject(_ frame: FlightFrame) throws(WireError) {
        let last = frames.count - 1
        var key = frame.position
        var value = frame.position + 1
        if frame.isListed {
            key = lists.nodes[frame.position]
            value = lists.nodes[frame.position + 1]
        } else if plain[value] {
            var position = key
            while position < frame.end, plain[position + 1] { position = payload.end(position + 1) }
            frames[last].position = position
            frames[last].count += 1
            return try writeRun(key..<position, isObject: true, isFirst: frame.count == 0)
        }
        frames[last].position = frame.isListed ? frame.position + 2 : payload.end(value)
        if frame.count > 0 { emit(",") }
        frames[last].count += 1
        try budget.spend(copying: payload[key].high, behind: output.count)
        JSONString.appendText(payload[key], of: payload, escapesTag: false, to: &output)
        emit(":")
        try write(value, key: .name(key))
    }

    /// Writes an entry of a Map or form as an array of two, which stands in no document.
    private mutating func stepPairs(_ frame: FlightFrame) throws(WireError) {
        let last = frames.count - 1
        let first = frame.isListed ? lists.nodes[frame.position] : frame.position
        let second = frame.isListed ? lists.nodes[frame.position + 1] : payload.end(first)
        guard frame.isListed || second < frame.end else {
            // A key without a value, which no builder of values makes, is passed over.
            frames[last].position = frame.end
            return
        }
        frames[last].position = frame.isListed ? frame.position + 2 : payload.end(second)
        frames[last].count += 1
        if frame.count > 0 { emit(",") }
        emit("[")
        let start = lists.nodes.count
        lists.nodes.append(first)
        lists.nodes.append(second)
        pushList(
            .array,
            start..<(start + 2),
            node: -1,
            key: .index(frame.count),
            records: frame.recordsEntries,
            isDistinct: frame.isDistinct
        )
    }

    /// Writes entries that are plain, one after the other.
    private mutating func writeRun(
        _ entries: Range<Int>,
        isObject: Bool,
        isFirst: Bool
    ) throws(WireError) {
        let start = output.count
        var writer = JSONWriter(
            flight: payload,
            entries: entries,
            isObject: isObject,
            isFirst: isFirst,
            limit: budget.room - start,
            overflow: FlightError.workBudget
        )
        try writer.write(to: &output)
        try budget.spend(entries.count)
        try budget.spend(copying: output.count - start, behind: start)
    }
}
