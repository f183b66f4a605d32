package import WireCore

/// Who owns each byte of a JSON text.
package enum JSONLedger {
    /// Gives every byte of a JSON text to one owner.
    ///
    /// - Throws: `json.…` when the text is not JSON.
    package static func ledger(
        of text: Span<UInt8>,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> Ledger {
        var diagnostics = Diagnostics(limit: 0)
        return ledger(
            of: try JSONCodec().decode(text, limits: limits, diagnostics: &diagnostics)
        )
    }

    /// Gives every byte of the text that a document was read from to one owner.
    ///
    /// String content and other scalars are values, or keys; quotes, brackets, commas and colons
    /// are punctuation. Of an escape, as many bytes as its character takes in UTF-8 belong to the
    /// text, the rest is escape.
    ///
    /// The document is as `JSONCodec` has read it.
    package static func ledger(of document: Payload) -> Ledger {
        let text = document.bytes.span.extracting(0..<document.sourceByteCount)
        let nodes = document.nodes.span
        var counts = Counts()
        var position = 0
        for index in nodes.indices {
            let node = nodes[index]
            let start = Int(node.source)
            counts.addBetween(text, position, start)
            position = start
            switch node.kind {
            case .string, .key:
                position =
                    node.flags.contains(.hasEscapes)
                    ? stringEnd(text, start) : start + node.high + 2
                counts.punctuation += 2
                counts.escape += position - start - 2 - node.high
                if node.kind == .key { counts.key += node.high } else { counts.value += node.high }
            case .number: position += Int(node.detail)
            case .true, .null: position += 4
            case .false: position += 5
            default: break
            }
            if !node.kind.isContainer, node.kind != .string, node.kind != .key {
                counts.value += position - start
            }
        }
        counts.addBetween(text, position, text.count)
        return counts.ledger
    }

    /// The position behind the closing quote of the string that begins at `start`.
    private static func stringEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start + 1
        while text[position] != UInt8(ascii: "\"") {
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return position + 1
    }

    /// The owners of a JSON text, counted apart from each other.
    private struct Counts {
        var value = 0
        var key = 0
        var punctuation = 0
        var whitespace = 0
        var escape = 0

        /// Shares out what stands between scalars: white space and punctuation.
        @inline(__always)
        mutating func addBetween(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
            var position = start
            while position < end {
                if text[position] <= 0x20 { whitespace += 1 } else { punctuation += 1 }
                position += 1
            }
        }

        var ledger: Ledger {
            var ledger = Ledger()
            ledger.add(value, to: .value)
            ledger.add(key, to: .key)
            ledger.add(punctuation, to: .punctuation)
            ledger.add(whitespace, to: .whitespace)
            ledger.add(escape, to: .escape)
            return ledger
        }
    }
}
