internal import WireCore

extension JSONReader {
    /// Reports equal keys of the object that has just been read, and marks it when JavaScript
    /// would order its keys otherwise.
    ///
    /// The hash table's hashes are seeded, so that no input can make all keys fall together.
    @inline(never)
    mutating func checkKeys(
        _ input: Span<UInt8>,
        of frame: Frame,
        _ nodes: inout OutputSpan<PayloadNode>
    ) {
        let resolved = unescaped
        let slotMask = 1 << (Int.bitWidth - (frame.count * 2 - 1).leadingZeroBitCount) - 1
        var slots = [UInt32](repeating: 0, count: slotMask + 1)
        var lastIndex: UInt32?
        var sawName = false
        var isOrdered = true
        var position = frame.index + 1
        while position < nodes.count {
            let node = nodes[position]
            let key =
                node.low < input.count
                ? input.extracting(node.low..<(node.low + node.high))
                : resolved.span.extracting(
                    (node.low - input.count)..<(node.low - input.count + node.high)
                )
            if let number = PayloadKeys.arrayIndex(key) {
                if sawName || lastIndex.map({ $0 >= number }) ?? false { isOrdered = false }
                lastIndex = number
            } else {
                sawName = true
            }
            var slot = JSONScan.seededHash(key) & slotMask
            while slots[slot] != 0 {
                let earlier = nodes[Int(slots[slot])]
                if JSONScan.areEqual(
                    earlier.low < input.count
                        ? input.extracting(earlier.low..<(earlier.low + earlier.high))
                        : resolved.span.extracting(
                            (earlier.low - input.count)..<(earlier.low - input.count + earlier.high)
                        ),
                    key
                ) {
                    break
                }
                slot = (slot + 1) & slotMask
            }
            if slots[slot] == 0 {
                slots[slot] = UInt32(position)
            } else {
                isOrdered = false
                diagnostics.warn(.jsonDuplicateKey, at: Int(node.source))
            }
            let value = nodes[position + 1]
            position = value.kind.isContainer ? value.low : position + 2
        }
        guard !isOrdered else { return }
        nodes[frame.index].flags.insert(.isIrregular)
        isIrregular = true
    }
}
