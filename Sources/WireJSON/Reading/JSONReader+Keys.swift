internal import WireCore

extension JSONReader {
    /// Reports equal keys of the object that has just been read, and marks it when JavaScript
    /// would order its keys otherwise.
    mutating func checkKeys(_ input: Span<UInt8>, of frame: Frame) {
        guard frame.count > 1 else { return }
        var seen: Set<[UInt8]> = []
        var lastIndex: UInt32?
        var sawName = false
        var position = frame.index + 1
        var irregular = false
        while position < nodes[frame.index].low {
            let node = nodes[position]
            var text: [UInt8] = []
            if node.low < input.count {
                JSONScan.copy(input, node.low..<(node.low + node.high), to: &text)
            } else {
                text = Array(unescaped[(node.low - input.count)...].prefix(node.high))
            }
            if let number = PayloadKeys.arrayIndex(text.span) {
                if sawName || lastIndex.map({ $0 >= number }) ?? false { irregular = true }
                lastIndex = number
            } else {
                sawName = true
            }
            if !seen.insert(text).inserted {
                irregular = true
                diagnostics.warn(.jsonDuplicateKey, at: Int(node.source))
            }
            let value = nodes[position + 1]
            position = value.kind.isContainer ? value.low : position + 2
        }
        if irregular {
            nodes[frame.index].flags.insert(.isIrregular)
            isIrregular = true
        }
    }
}
