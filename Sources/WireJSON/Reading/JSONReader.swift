internal import WireCore

/// Reads JSON text into a flat document, without recursion.
struct JSONReader {
    let limits: DecodingLimits
    let numberLimit: Int
    var diagnostics: Diagnostics
    /// The resolved text of strings with escapes; it follows the source in the payload's bytes.
    var unescaped: [UInt8] = []
    /// A short hash of each key of the open objects, outermost first; the lowest bit tells that
    /// the key begins with a digit, and so may be an array index.
    var keyHashes: [UInt32] = []
    var isIrregular = false
    /// Comparisons of keys, the only work that is not one pass over the text.
    var comparisonCount = 0
    /// The containers around the current one.
    private var outer: [Frame] = []
    private var valueCount = 0

    /// One open container.
    struct Frame {
        /// Its node; −1 outside of all containers.
        var index = -1
        var isObject = false
        /// Entries so far: elements or members.
        var count = 0
        /// Where its keys begin in `keyHashes`.
        var firstHash = 0

        /// The bracket or brace that ends it.
        var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }

    init(limits: DecodingLimits, diagnostics: Diagnostics) {
        self.limits = limits
        self.diagnostics = diagnostics
        // A node has 16 bits for the length of a number's text.
        numberLimit = min(limits.numberBytes, Int(UInt16.max))
    }

    mutating func read(_ input: Span<UInt8>) throws(WireError) -> Payload {
        try checkStart(input)
        let nodes = try [PayloadNode](capacity: JSONScan.nodeBound(input)) {
            (nodes: inout OutputSpan<PayloadNode>) throws(WireError) in
            try readDocument(input, into: &nodes)
        }
        let tail = unescaped.span
        let bytes = [UInt8](capacity: input.count + tail.count) { output in
            OutputBytes.append(input, to: &output)
            OutputBytes.append(tail, to: &output)
        }
        return Payload(
            nodes: nodes,
            bytes: bytes,
            sourceByteCount: input.count,
            isIrregular: isIrregular
        )
    }

    private mutating func readDocument(
        _ input: Span<UInt8>,
        into nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) {
        // A variable of its own stays in registers, which a stored property would not.
        var frame = Frame()
        var position = JSONScan.spaceEnd(input, 0)
        guard position < input.count else { throw WireError(.jsonEmpty, at: position) }
        while true {
            valueCount += 1
            guard valueCount <= limits.values else {
                throw tooMuch(.jsonTooManyValues, position, "values", valueCount, limits.values)
            }
            let byte = JSONScan.byte(input, position)
            if byte | 0x20 == UInt8(ascii: "{") {
                outer.append(frame)
                guard outer.count <= limits.depth else {
                    throw tooMuch(.jsonDepthExceeded, position, "depth", outer.count, limits.depth)
                }
                let isObject = byte == UInt8(ascii: "{")
                frame = Frame(
                    index: nodes.count,
                    isObject: isObject,
                    firstHash: keyHashes.count
                )
                let source = UInt32(truncatingIfNeeded: position)
                nodes.append(PayloadNode(isObject ? .object : .array, source: source))
                position = JSONScan.spaceEnd(input, position + 1)
                if JSONScan.byte(input, position) != frame.closing {
                    if isObject { position = try readKey(input, position, &nodes) }
                    continue
                }
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
            if frame.isObject { position = try readKey(input, position, &nodes) }
        }
        guard position == input.count else {
            throw WireError(.jsonTrailingContent, at: position)
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
        case UInt8(ascii: "t"): try readWord(input, position, "true", .true, &nodes)
        case UInt8(ascii: "f"): try readWord(input, position, "false", .false, &nodes)
        case UInt8(ascii: "n"): try readWord(input, position, "null", .null, &nodes)
        default: throw unexpected(input, position, "a value")
        }
    }

    /// Reads a key and its colon; returns where the value begins.
    private mutating func readKey(
        _ input: Span<UInt8>,
        _ start: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        guard JSONScan.byte(input, start) == UInt8(ascii: "\"") else {
            throw unexpected(input, start, "a key in quotes")
        }
        var position = try readString(input, start, .key, &nodes)
        noteKey(input, nodes[nodes.count - 1])
        if JSONScan.byte(input, position) != UInt8(ascii: ":") {
            position = JSONScan.spaceEnd(input, position)
            guard JSONScan.byte(input, position) == UInt8(ascii: ":") else {
                throw unexpected(input, position, "a colon")
            }
        }
        return JSONScan.spaceEnd(input, position + 1)
    }

    /// Notes of a key what tells later, at little cost, whether the object's keys need a look.
    @inline(__always)
    private mutating func noteKey(_ input: Span<UInt8>, _ key: PayloadNode) {
        // Escapes are rare: let the object be looked at.
        guard key.low < input.count else { return keyHashes.append(1) }
        let isDigit = JSONScan.byte(input, key.low) &- UInt8(ascii: "0") <= 9
        let hash = JSONScan.shortHash(input, key.low, key.high) & ~1
        keyHashes.append(hash | (isDigit ? 1 : 0))
    }

    private mutating func readWord(
        _ input: Span<UInt8>,
        _ start: Int,
        _ word: StaticString,
        _ kind: PayloadNode.Kind,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let matched = JSONScan.matchingCount(input, start, word)
        guard matched == word.utf8CodeUnitCount else {
            throw unexpected(input, start + matched, "\(word)")
        }
        nodes.append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: start)))
        return start + matched
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
        guard frame.isObject else { return }
        if frame.count > 1 {
            let compared = min(frame.count, Self.mostKeysCompared)
            comparisonCount += compared * (compared - 1) / 2
            if needsLook(frame.firstHash) { checkKeys(input, of: frame, &nodes) }
        }
        keyHashes.removeLast(keyHashes.count - frame.firstHash)
    }

    /// Whether an object may have equal keys, or keys that JavaScript would put first.
    private func needsLook(_ firstHash: Int) -> Bool {
        let hashes = keyHashes.span.extracting(firstHash...)
        guard hashes.count <= Self.mostKeysCompared else { return true }
        var marks = hashes[0]
        for later in 1..<hashes.count {
            let hash = hashes[later]
            marks |= hash
            var found = false
            for earlier in 0..<later where hashes[earlier] == hash { found = true }
            if found { return true }
        }
        return marks & 1 != 0
    }

    /// Up to so many keys, comparing each with each is the fastest way.
    private static let mostKeysCompared = 24
}
