internal import WireCore

/// What tells at little cost whether the keys of an object need a look: whether two of them may be
/// equal, and whether one may be an array index.
struct KeyMarks {
    /// The bits of a hash that keys so far have set, in two sets: both may be set by other keys
    /// (a Bloom filter), but equal keys always meet themselves.
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    /// Whether the keys need a look.
    private(set) var needLook = false

    /// Takes the next key.
    @inline(__always)
    mutating func note(_ key: PayloadNode, _ input: Span<UInt8>) {
        // Escapes are rare: let the object be looked at.
        guard key.low < input.count else {
            needLook = true
            return
        }
        let isDigit = JSONScan.byte(input, key.low) &- UInt8(ascii: "0") <= 9
        let hash = JSONScan.shortHash(input, key.low, key.high)
        let one: UInt64 = 1 &<< (hash &>> 58)
        // A masking shift looks at the lowest six bits.
        let other: UInt64 = 1 &<< (hash &>> 52)
        needLook = needLook || isDigit || (first & one != 0 && second & other != 0)
        first |= one
        second |= other
    }
}

extension JSONReader {
    /// Reports equal keys of the object that has just been read, and marks it when JavaScript
    /// would order its keys otherwise.
    @inline(never)
    mutating func checkKeys(
        _ input: Span<UInt8>,
        of frame: Frame,
        _ nodes: inout OutputSpan<PayloadNode>
    ) {
        let isOrdered = areOrdered(input, of: frame, nodes)
        // Ascending indices differ from each other, and from names.
        let repeats = findRepeats(input, of: frame, nodes, withIndices: !isOrdered)
        for position in repeats {
            diagnostics.warn(JSONError.duplicateKey, at: Int(nodes[position].source))
        }
        guard !isOrdered || !repeats.isEmpty else { return }
        nodes[frame.index].flags.insert(.isIrregular)
        isIrregular = true
    }

    /// Whether integer-like keys stand first and ascending.
    private func areOrdered(
        _ input: Span<UInt8>,
        of frame: Frame,
        _ nodes: borrowing OutputSpan<PayloadNode>
    ) -> Bool {
        var lastIndex: UInt32?
        var sawName = false
        var position = frame.index + 1
        while position < nodes.count {
            if let number = arrayIndex(nodes[position], input) {
                if sawName || lastIndex.map({ $0 >= number }) ?? false { return false }
                lastIndex = number
            } else {
                sawName = true
            }
            position = next(position, nodes)
        }
        return true
    }

    /// The places of keys that stand in the object before.
    ///
    /// The hash table's hashes are seeded, so that no input can make all keys fall together.
    private mutating func findRepeats(
        _ input: Span<UInt8>,
        of frame: Frame,
        _ nodes: borrowing OutputSpan<PayloadNode>,
        withIndices: Bool
    ) -> [Int] {
        var repeats: [Int] = []
        var slots: [UInt32] = []
        var position = frame.index + 1
        while position < nodes.count {
            let key = nodes[position]
            if withIndices || arrayIndex(key, input) == nil {
                if slots.isEmpty {
                    let bits = Int.bitWidth - (frame.count * 2 - 1).leadingZeroBitCount
                    slots = [UInt32](repeating: 0, count: 1 << bits)
                }
                var slot = hash(key, input) & (slots.count - 1)
                while slots[slot] != 0, !areEqual(nodes[Int(slots[slot])], key, input) {
                    slot = (slot + 1) & (slots.count - 1)
                    comparisonCount += 1
                }
                comparisonCount += 1
                if slots[slot] == 0 {
                    slots[slot] = UInt32(truncatingIfNeeded: position)
                } else {
                    repeats.append(position)
                }
            }
            position = next(position, nodes)
        }
        return repeats
    }

    /// The place of the key behind the one at `position` and its value.
    private func next(_ position: Int, _ nodes: borrowing OutputSpan<PayloadNode>) -> Int {
        let value = nodes[position + 1]
        return value.kind.isContainer ? value.low : position + 2
    }

    private func arrayIndex(_ key: PayloadNode, _ input: Span<UInt8>) -> UInt32? {
        guard key.high <= 10 else { return nil }
        return withText(of: key, input) { PayloadKeys.arrayIndex($0) }
    }

    private func hash(_ key: PayloadNode, _ input: Span<UInt8>) -> Int {
        withText(of: key, input) { JSONScan.seededHash($0) }
    }

    private func areEqual(_ left: PayloadNode, _ right: PayloadNode, _ input: Span<UInt8>) -> Bool {
        withText(of: left, input) { first in
            withText(of: right, input) { JSONScan.areEqual(first, $0) }
        }
    }

    /// Hands over a key's text: a part of the source, or resolved from escapes.
    @inline(__always)
    private func withText<Result>(
        of key: PayloadNode,
        _ input: Span<UInt8>,
        _ body: (Span<UInt8>) -> Result
    ) -> Result {
        let end = key.low + key.high
        guard key.low >= input.count else { return body(input.extracting(key.low..<end)) }
        let range = (key.low - input.count)..<(end - input.count)
        return body(unescaped.span.extracting(range))
    }
}
