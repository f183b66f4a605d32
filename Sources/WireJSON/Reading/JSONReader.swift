internal import WireCore

/// Reads JSON text into a flat document, without recursion.
struct JSONReader {
    let limits: DecodingLimits
    let numberLimit: Int
    var diagnostics: Diagnostics
    /// The resolved text of strings with escapes; it follows the source in the payload's bytes.
    var unescaped: [UInt8] = []
    var isIrregular = false
    /// Comparisons of keys, the only work that is not one pass over the text.
    var comparisonCount = 0
    /// The containers around the current one.
    private var outer: [Frame] = []

    /// One open container.
    struct Frame {
        /// Its node; −1 outside of all containers.
        var index = -1
        var isObject = false
        /// Entries so far: elements or members.
        var count = 0
        /// What its keys have in common.
        var marks = KeyMarks()

        /// The bracket or brace that ends it.
        var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }

    init(limits: DecodingLimits, diagnostics: Diagnostics) {
        self.limits = limits
        self.diagnostics = diagnostics
        // A node has 16 bits for the length of a number's text.
        numberLimit = min(limits.numberBytes, Int(UInt16.max))
    }

    /// Reads a text, which is copied into the document.
    mutating func read(_ input: Span<UInt8>) throws(WireError) -> Payload {
        let nodes = try readNodes(input)
        return payload(nodes, over: joined(input))
    }

    /// Reads a text, which the document shares unless it has escapes.
    mutating func read(sharing input: [UInt8]) throws(WireError) -> Payload {
        let nodes = try readNodes(input.span)
        return payload(nodes, over: unescaped.isEmpty ? input : joined(input.span))
    }

    private mutating func readNodes(_ input: Span<UInt8>) throws(WireError) -> [PayloadNode] {
        try checkStart(input)
        return try [PayloadNode](capacity: JSONScan.nodeBound(input)) {
            (nodes: inout OutputSpan<PayloadNode>) throws(WireError) in
            try readDocument(input, into: &nodes)
        }
    }

    /// The source and, behind it, the resolved text of escapes.
    private func joined(_ input: Span<UInt8>) -> [UInt8] {
        let tail = unescaped.span
        return [UInt8](capacity: input.count + tail.count) { output in
            OutputBytes.append(input, to: &output)
            OutputBytes.append(tail, to: &output)
        }
    }

    private func payload(_ nodes: [PayloadNode], over bytes: [UInt8]) -> Payload {
        Payload(
            nodes: nodes,
            bytes: bytes,
            sourceByteCount: bytes.count - unescaped.count,
            isIrregular: isIrregular
        )
    }

    private mutating func readDocument(
        _ input: Span<UInt8>,
        into nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) {
        // A variable of its own stays in registers, which a stored property would not.
        var frame = Frame()
        var valueCount = 0
        var position = JSONScan.spaceEnd(input, 0)
        guard position < input.count else { throw WireError(JSONError.empty, at: position) }
        while true {
            if frame.isObject {
                position = try readKey(input, position, &nodes)
                frame.marks.note(nodes[nodes.count - 1], input)
                position = try readColon(input, position)
            }
            valueCount += 1
            guard valueCount <= limits.values else {
                throw WireError(
                    JSONError.tooManyValues,
                    at: position,
                    valueCount,
                    limit: "values",
                    limits.values
                )
            }
            let byte = JSONScan.byte(input, position)
            if byte | 0x20 == UInt8(ascii: "{") {
                outer.append(frame)
                guard outer.count <= limits.depth else {
                    throw WireError(
                        JSONError.depthExceeded,
                        at: position,
                        outer.count,
                        limit: "depth",
                        limits.depth
                    )
                }
                let isObject = byte == UInt8(ascii: "{")
                frame = Frame(index: nodes.count, isObject: isObject)
                let source = UInt32(truncatingIfNeeded: position)
                nodes.append(PayloadNode(isObject ? .object : .array, source: source))
                position = JSONScan.spaceEnd(input, position + 1)
                if JSONScan.byte(input, position) != frame.closing { continue }
            } else {
                position = try readScalar(byte, input, position, &nodes)
                frame.count += 1
                position = JSONScan.spaceEnd(input, position)
            }
            while frame.index >= 0, JSONScan.byte(input, position) == frame.closing {
                end(frame, input, &nodes)
                frame = outer.removeLast()
                frame.count += 1
                position = JSONScan.spaceEnd(input, position + 1)
            }
            guard frame.index >= 0 else { break }
            guard JSONScan.byte(input, position) == UInt8(ascii: ",") else {
                let closing = frame.isObject ? "closing brace" : "closing bracket"
                throw unexpected(input, position, "a comma or a \(closing)")
            }
            position = JSONScan.spaceEnd(input, position + 1)
        }
        guard position == input.count else {
            throw WireError(JSONError.trailingContent, at: position)
        }
    }

    @inline(__always)
    private mutating func readScalar(
        _ byte: UInt8,
        _ input: Span<UInt8>,
        _ position: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        switch byte {
        case UInt8(ascii: "\""): try readString(input, position, .string, &nodes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try readNumber(input, position, &nodes)
        case UInt8(ascii: "t"): try readWord(input, position, "true", 0x6575_7274, .true, &nodes)
        case UInt8(ascii: "f"):
            try readWord(input, position, "false", 0x65_736C_6166, .false, &nodes)
        case UInt8(ascii: "n"): try readWord(input, position, "null", 0x6C6C_756E, .null, &nodes)
        default: throw unexpected(input, position, "a value")
        }
    }

    /// Reads a key; returns the position behind it.
    @inline(__always)
    private mutating func readKey(
        _ input: Span<UInt8>,
        _ start: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        guard JSONScan.byte(input, start) == UInt8(ascii: "\"") else {
            throw unexpected(input, start, "a key in quotes")
        }
        return try readString(input, start, .key, &nodes)
    }

    /// Reads the colon behind a key; returns where the value begins.
    @inline(__always)
    private func readColon(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> Int {
        var position = start
        if JSONScan.byte(input, position) != UInt8(ascii: ":") {
            position = JSONScan.spaceEnd(input, position)
            guard JSONScan.byte(input, position) == UInt8(ascii: ":") else {
                throw unexpected(input, position, "a colon")
            }
        }
        return JSONScan.spaceEnd(input, position + 1)
    }

    /// Reads `true`, `false` or `null`; `pattern` is the word's bytes, the first one lowest.
    @inline(__always)
    private mutating func readWord(
        _ input: Span<UInt8>,
        _ start: Int,
        _ word: StaticString,
        _ pattern: UInt64,
        _ kind: PayloadNode.Kind,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let count = word.utf8CodeUnitCount
        let isWord =
            input.count - start >= 8
            && (ByteWord.load(input, start) ^ pattern) << UInt64(64 - count * 8) == 0
        if !isWord {
            let matched = JSONScan.matchingCount(input, start, word)
            guard matched == count else {
                throw unexpected(input, start + matched, "\(word)")
            }
        }
        nodes.append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: start)))
        return start + count
    }

    /// Completes the node of a container that ends.
    @inline(__always)
    private mutating func end(
        _ frame: Frame,
        _ input: Span<UInt8>,
        _ nodes: inout OutputSpan<PayloadNode>
    ) {
        let end = UInt64(UInt32(truncatingIfNeeded: nodes.count))
        nodes[frame.index].word = UInt64(frame.count) << 32 | end
        if frame.count > 1, frame.marks.needLook { checkKeys(input, of: frame, &nodes) }
    }
}
