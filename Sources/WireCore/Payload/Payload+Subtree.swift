extension Payload {
    /// The value at `index` as a document of its own; a `use` of something outside is written out.
    ///
    /// Text and binary content stay where they are: both documents hold the same bytes.
    public func subtree(_ index: Int) -> Payload {
        let start = resolved(index)
        let end = end(start)
        var copy = Array(nodes[start..<end])
        var isIrregular = false
        for place in copy.indices { copy[place].flags.remove(.isShared) }
        for place in copy.indices {
            isIrregular = isIrregular || copy[place].flags.contains(.isIrregular)
            let kind = copy[place].kind
            guard kind.isContainer || kind == .use else { continue }
            guard copy[place].low >= start else { return writtenOut(start) }
            copy[place].low -= start
            guard kind == .use else { continue }
            guard copy[place].low < copy.count else { return writtenOut(start) }
            copy[copy[place].low].flags.insert(.isShared)
        }
        return Payload(
            nodes: copy,
            bytes: bytes,
            sourceByteCount: sourceByteCount,
            isIrregular: isIrregular
        )
    }

    private func writtenOut(_ index: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.copy(index, of: self)
        return builder.finish()
    }

    /// Whether two documents hold the same value node by node, in the same order and with the same
    /// identity; where their texts came from does not matter.
    package func isIdentical(to other: Payload) -> Bool {
        guard nodes.count == other.nodes.count else { return false }
        let ownBytes = bytes.span
        let otherBytes = other.bytes.span
        let ownNodes = nodes.span
        let otherNodes = other.nodes.span
        for place in ownNodes.indices {
            let own = ownNodes[place]
            let its = otherNodes[place]
            guard own.kind == its.kind else { return false }
            guard own.kind.hasText else {
                guard own.word == its.word else { return false }
                continue
            }
            guard own.high == its.high else { return false }
            if own.kind == .bytes, own.detail != its.detail { return false }
            guard ByteWord.areEqual(ownBytes, own.low, otherBytes, its.low, count: own.high)
            else { return false }
        }
        return true
    }

    /// Whether the value is JSON's own throughout, so that writing it as JSON loses nothing.
    package var isPlainJSON: Bool {
        !isIrregular
            && nodes.allSatisfy { node in
                switch node.kind {
                case .null, .true, .false, .string, .key, .array, .object: true
                case .number:
                    Double(bitPattern: node.word).isFinite
                        && node.word != (-0.0 as Double).bitPattern
                default: false
                }
            }
    }
}
