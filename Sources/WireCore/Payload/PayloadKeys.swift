/// What JavaScript does to the keys of an object: ECMA-262, OrdinaryOwnPropertyKeys.
package enum PayloadKeys {
    /// The array index that a key spells, 0 to 2³²−2 in canonical decimal; nil for other keys.
    package static func arrayIndex(_ key: Span<UInt8>) -> UInt32? {
        guard key.count > 0, key.count <= 10 else { return nil }
        if key[0] == 0x30 { return key.count == 1 ? 0 : nil }
        var value: UInt64 = 0
        for position in key.indices {
            let digit = key[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + UInt64(digit)
        }
        return value < UInt64(UInt32.max) ? UInt32(value) : nil
    }

    /// Whether the object at `index`, whose entries are complete, has equal keys, or integer-like
    /// keys that do not stand first and ascending.
    static func areIrregular(in index: Int, _ nodes: [PayloadNode], _ bytes: [UInt8]) -> Bool {
        let content = bytes.span
        let end = nodes[index].low
        let isSmall = nodes[index].high <= mostKeysCompared
        var seen: Set<ArraySlice<UInt8>> = []
        var lastIndex: UInt32?
        var sawName = false
        var position = index + 1
        while position < end {
            let key = nodes[position]
            let range = key.low..<(key.low + key.high)
            if let number = arrayIndex(content.extracting(range)) {
                if sawName || lastIndex.map({ $0 >= number }) ?? false { return true }
                lastIndex = number
            } else {
                sawName = true
                let isNew =
                    isSmall
                    ? !stands(key, from: index + 1, to: position, nodes, content)
                    : seen.insert(bytes[range]).inserted
                guard isNew else { return true }
            }
            position = next(position, nodes)
        }
        return false
    }

    /// Up to so many keys, comparing each with each is the fastest way.
    private static let mostKeysCompared = 16

    /// Whether one of the keys from one node up to another has the same text as `key`.
    private static func stands(
        _ key: PayloadNode,
        from start: Int,
        to end: Int,
        _ nodes: [PayloadNode],
        _ bytes: Span<UInt8>
    ) -> Bool {
        var position = start
        while position < end {
            let other = nodes[position]
            if other.high == key.high {
                var offset = 0
                while offset < key.high,
                    bytes[other.low + offset] == bytes[key.low + offset]
                {
                    offset += 1
                }
                if offset == key.high { return true }
            }
            position = next(position, nodes)
        }
        return false
    }

    /// The place of the key behind the one at `position` and its value.
    @inline(__always)
    private static func next(_ position: Int, _ nodes: [PayloadNode]) -> Int {
        let value = nodes[position + 1]
        return value.kind.isContainer ? value.low : position + 2
    }
}

extension Payload {
    /// The members of an object as JavaScript would hold them: integer-like keys first, ascending,
    /// then the others as inserted; of equal keys the last value at the place of the first.
    package func javaScriptMembers(_ index: Int) -> [(key: Int, value: Int)] {
        guard nodes[index].flags.contains(.isIrregular) else { return Array(members(index)) }
        var places: [ArraySlice<UInt8>: Int] = [:]
        var kept: [(key: Int, value: Int)] = []
        for member in members(index) {
            let name = bytes[range(member.key)]
            if let place = places[name] {
                kept[place].value = member.value
            } else {
                places[name] = kept.count
                kept.append(member)
            }
        }
        var numbered: [(number: UInt32, member: (key: Int, value: Int))] = []
        var named: [(key: Int, value: Int)] = []
        for member in kept {
            if let number = PayloadKeys.arrayIndex(bytes.span.extracting(range(member.key))) {
                numbered.append((number, member))
            } else {
                named.append(member)
            }
        }
        return numbered.sorted { $0.number < $1.number }.map(\.member) + named
    }

    /// The same value with every object's members as JavaScript holds them.
    ///
    /// Writers call this first, so that nothing after them has to think of order and duplicates.
    /// It costs nothing when no object is irregular.
    package func inJavaScriptOrder() -> Payload {
        guard isIrregular else { return self }
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        // What is left to do, last first: values to copy, and containers to end.
        var pending: [Pending] = [.value(0)]
        while let task = pending.popLast() {
            switch task {
            case .end: builder.end()
            case .value(let index):
                // What a `use` means may now come first; then it is written out in its place.
                let target = resolved(index)
                if let place = copied[target] {
                    builder.use(place)
                } else if kind(target).isContainer {
                    copied[target] = builder.begin(
                        kind(target),
                        detail: nodes[target].detail,
                        source: Int(nodes[target].source)
                    )
                    pending.append(.end)
                    if kind(target) == .object {
                        for (key, value) in javaScriptMembers(target).reversed() {
                            pending.append(.value(value))
                            pending.append(.value(key))
                        }
                    } else {
                        pending.append(contentsOf: entries(target).reversed().map(Pending.value))
                    }
                } else {
                    copied[target] = builder.nextIndex
                    builder.copy(target, of: self)
                }
            }
        }
        return builder.finish()
    }

    private enum Pending {
        case value(Int)
        case end
    }
}
