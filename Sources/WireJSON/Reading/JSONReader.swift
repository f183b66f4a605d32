internal import WireCore

/// Reads JSON text into a flat document, without recursion.
struct JSONReader {
    let limits: DecodingLimits
    let numberLimit: Int
    var diagnostics: Diagnostics
    /// The resolved text of strings with escapes; it follows the source in the payload's bytes.
    var unescaped: [UInt8] = []
    /// A short hash of each key of the open objects, outermost first.
    var keyHashes: [UInt32] = []
    var isIrregular = false
    /// The containers around the current one.
    private var outer: [Frame] = []
    private var frame = Frame()
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
        /// Whether some key begins with a digit and so may be an array index.
        var hasDigitKeys = false
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
        var position = JSONScan.spaceEnd(input, 0)
        guard position < input.count else { throw WireError(.jsonEmpty, at: position) }
        repeat {
            position = try readValue(input, position, &nodes)
            while frame.index >= 0 {
                position = JSONScan.spaceEnd(input, position)
                let byte = JSONScan.byte(input, position)
                frame.count += 1
                if byte == UInt8(ascii: ",") {
                    position = JSONScan.spaceEnd(input, position + 1)
                    if frame.isObject { position = try readKey(input, position, &nodes) }
                    break
                }
                guard byte == UInt8(ascii: frame.isObject ? "}" : "]") else {
                    let closing = frame.isObject ? "closing brace" : "closing bracket"
                    throw unexpected(input, position, "a comma or a \(closing)")
                }
                close(input, &nodes)
                position += 1
            }
        } while frame.index >= 0
        position = JSONScan.spaceEnd(input, position)
        guard position == input.count else {
            throw WireError(.jsonTrailingContent, at: position)
        }
    }

    /// Reads a scalar, or all brackets and the first key that open before one.
    private mutating func readValue(
        _ input: Span<UInt8>,
        _ start: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        var position = start
        while true {
            valueCount += 1
            guard valueCount <= limits.values else {
                throw tooMuch(.jsonTooManyValues, position, "values", valueCount, limits.values)
            }
            let byte = JSONScan.byte(input, position)
            switch byte {
            case UInt8(ascii: "\""):
                return try readString(input, position, .string, &nodes)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = byte == UInt8(ascii: "{")
                try open(isObject ? .object : .array, position, &nodes)
                position = JSONScan.spaceEnd(input, position + 1)
                guard JSONScan.byte(input, position) != UInt8(ascii: isObject ? "}" : "]") else {
                    close(input, &nodes)
                    return position + 1
                }
                if isObject { position = try readKey(input, position, &nodes) }
            case UInt8(ascii: "t"): return try readWord(input, position, "true", .true, &nodes)
            case UInt8(ascii: "f"): return try readWord(input, position, "false", .false, &nodes)
            case UInt8(ascii: "n"): return try readWord(input, position, "null", .null, &nodes)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                return try readNumber(input, position, &nodes)
            default: throw unexpected(input, position, "a value")
            }
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
        guard key.low < input.count else {
            // Escapes are rare: let the object be looked at.
            frame.hasDigitKeys = true
            return keyHashes.append(0)
        }
        let first = JSONScan.byte(input, key.low)
        if first &- UInt8(ascii: "0") <= 9 { frame.hasDigitKeys = true }
        keyHashes.append(JSONScan.shortHash(input, key.low, key.high))
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

    private mutating func open(
        _ kind: PayloadNode.Kind,
        _ position: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) {
        outer.append(frame)
        guard outer.count <= limits.depth else {
            throw tooMuch(.jsonDepthExceeded, position, "depth", outer.count, limits.depth)
        }
        frame = Frame(
            index: nodes.count,
            isObject: kind == .object,
            firstHash: keyHashes.count
        )
        nodes.append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: position)))
    }

    private mutating func close(_ input: Span<UInt8>, _ nodes: inout OutputSpan<PayloadNode>) {
        nodes[frame.index].low = nodes.count
        nodes[frame.index].high = frame.count
        if frame.isObject {
            if needsLook(frame) { checkKeys(input, of: frame, &nodes) }
            keyHashes.removeLast(keyHashes.count - frame.firstHash)
        }
        frame = outer.removeLast()
    }

    /// Whether an object may have equal keys, or keys that JavaScript would put first.
    private func needsLook(_ frame: Frame) -> Bool {
        if frame.count < 2 { return false }
        if frame.hasDigitKeys || frame.count > Self.mostKeysCompared { return true }
        let hashes = keyHashes.span.extracting(frame.firstHash...)
        for later in 1..<hashes.count {
            var found = false
            for earlier in 0..<later where hashes[earlier] == hashes[later] { found = true }
            if found { return true }
        }
        return false
    }

    /// Up to so many keys, comparing each with each is the fastest way.
    private static let mostKeysCompared = 24
}
