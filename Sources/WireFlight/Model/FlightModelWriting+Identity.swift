internal import WireCore

// Identity: what was written where.
extension FlightModelWriting {
    /// The path of the value about to be written; nil when it cannot be referred to.
    ///
    /// A key with a colon hides everything beneath it, since paths do not escape.
    mutating func path(_ key: FlightFrame.Key) -> [UInt8]? {
        guard let text = texts.last else { return nil }
        if case .root = key { return text.reference }
        guard frames.count > text.base, let frame = frames.last, frame.recordsEntries,
            !hasColon(key), var path = text.reference
        else { return nil }
        budget.charge(frames.count - text.base)
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
        guard dialect.hasIdentity, !texts.isEmpty else { return false }
        if case .root = key { return texts[texts.count - 1].reference != nil }
        return frames.last?.recordsEntries ?? false && !hasColon(key)
    }

    /// Whether the value at `index` is being written right now, so that it would hold itself.
    mutating func isOpen(_ index: Int) -> Bool {
        budget.charge(frames.count)
        return frames.contains { $0.node == index }
    }

    private func hasColon(_ key: FlightFrame.Key) -> Bool {
        guard case .name(let node) = key else { return false }
        return payload.bytes[payload.range(node)].contains(UInt8(ascii: ":"))
    }

    private mutating func append(_ key: FlightFrame.Key, to path: inout [UInt8]) {
        path.append(UInt8(ascii: ":"))
        switch key {
        case .root, .item: break
        case .index(let index): path.append(contentsOf: String(index).utf8)
        case .name(let node):
            budget.charge(payload[node].high / 8)
            path.append(contentsOf: payload.bytes[payload.range(node)])
        case .slot(let slot): FlightScalar.append(slot.name, to: &path)
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
