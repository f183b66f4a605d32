internal import WireCore

/// Reads JSON text into a flat document, without recursion.
struct JSONReader {
    let limits: DecodingLimits
    var diagnostics: Diagnostics
    var nodes: [PayloadNode] = []
    /// The resolved text of strings with escapes; it follows the source in the payload's bytes.
    var unescaped: [UInt8] = []
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
    }

    init(limits: DecodingLimits, diagnostics: Diagnostics) {
        self.limits = limits
        self.diagnostics = diagnostics
    }

    mutating func read(_ input: Span<UInt8>) throws(WireError) -> Payload {
        try checkStart(input)
        var position = skipSpace(input, 0)
        guard position < input.count else { throw WireError(.jsonEmpty, at: position) }
        repeat {
            position = try readValue(input, position)
            while frame.index >= 0 {
                position = skipSpace(input, position)
                let byte = byte(input, position)
                frame.count += 1
                if byte == UInt8(ascii: ",") {
                    position = skipSpace(input, position + 1)
                    if frame.isObject { position = try readKey(input, position) }
                    break
                }
                guard byte == UInt8(ascii: frame.isObject ? "}" : "]") else {
                    throw unexpected(
                        input,
                        position,
                        frame.isObject ? "a comma or a closing brace" : "a comma or a bracket"
                    )
                }
                close(input)
                position += 1
            }
        } while frame.index >= 0
        position = skipSpace(input, position)
        guard position == input.count else {
            throw WireError(.jsonTrailingContent, at: position)
        }
        return makePayload(input)
    }

    /// Reads a scalar, or all brackets and the first key that open before one.
    private mutating func readValue(
        _ input: Span<UInt8>,
        _ start: Int
    ) throws(WireError) -> Int {
        var position = start
        while true {
            valueCount += 1
            guard valueCount <= limits.values else {
                throw tooMuch(.jsonTooManyValues, position, "values", valueCount, limits.values)
            }
            switch byte(input, position) {
            case UInt8(ascii: "\""):
                return try readString(input, position, .string)
            case UInt8(ascii: "{"):
                try open(.object, position)
                position = skipSpace(input, position + 1)
                guard byte(input, position) != UInt8(ascii: "}") else {
                    close(input)
                    return position + 1
                }
                position = try readKey(input, position)
            case UInt8(ascii: "["):
                try open(.array, position)
                position = skipSpace(input, position + 1)
                guard byte(input, position) != UInt8(ascii: "]") else {
                    close(input)
                    return position + 1
                }
            case UInt8(ascii: "t"): return try readWord(input, position, "true", .true)
            case UInt8(ascii: "f"): return try readWord(input, position, "false", .false)
            case UInt8(ascii: "n"): return try readWord(input, position, "null", .null)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                return try readNumber(input, position)
            default: throw unexpected(input, position, "a value")
            }
        }
    }

    /// Reads a key and its colon; returns where the value begins.
    private mutating func readKey(
        _ input: Span<UInt8>,
        _ start: Int
    ) throws(WireError) -> Int {
        guard byte(input, start) == UInt8(ascii: "\"") else {
            throw unexpected(input, start, "a key in quotes")
        }
        var position = try readString(input, start, .key)
        position = skipSpace(input, position)
        guard byte(input, position) == UInt8(ascii: ":") else {
            throw unexpected(input, position, "a colon")
        }
        return skipSpace(input, position + 1)
    }

    private mutating func readWord(
        _ input: Span<UInt8>,
        _ start: Int,
        _ word: String,
        _ kind: PayloadNode.Kind
    ) throws(WireError) -> Int {
        var position = start
        for letter in word.utf8 {
            guard byte(input, position) == letter else {
                throw unexpected(input, position, word)
            }
            position += 1
        }
        nodes.append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: start)))
        return position
    }

    private mutating func open(_ kind: PayloadNode.Kind, _ position: Int) throws(WireError) {
        outer.append(frame)
        guard outer.count <= limits.depth else {
            throw tooMuch(.jsonDepthExceeded, position, "depth", outer.count, limits.depth)
        }
        frame = Frame(index: nodes.count, isObject: kind == .object)
        nodes.append(PayloadNode(kind, source: UInt32(truncatingIfNeeded: position)))
    }

    private mutating func close(_ input: Span<UInt8>) {
        nodes[frame.index].low = nodes.count
        nodes[frame.index].high = frame.count
        if frame.isObject { checkKeys(input, of: frame) }
        frame = outer.removeLast()
    }

    /// Puts the document together: the source text first, then what escapes stood for.
    private consuming func makePayload(_ input: Span<UInt8>) -> Payload {
        let tail = unescaped
        let bytes = [UInt8](capacity: input.count + tail.count) { output in
            for index in input.indices { output.append(input[index]) }
            for byte in tail { output.append(byte) }
        }
        return Payload(
            nodes: nodes,
            bytes: bytes,
            sourceByteCount: input.count,
            isIrregular: isIrregular
        )
    }
}

extension JSONReader {
    /// The byte at `position`; 0, which no JSON text has between tokens, at the end.
    func byte(_ input: Span<UInt8>, _ position: Int) -> UInt8 {
        position < input.count ? input[position] : 0
    }

    func skipSpace(_ input: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < input.count {
            switch input[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return position
            }
        }
        return position
    }

    /// The error for a byte that no JSON text could have here.
    @inline(never)
    func unexpected(_ input: Span<UInt8>, _ position: Int, _ expected: String) -> WireError {
        guard position < input.count else {
            return WireError(.jsonSyntax, at: input.count, "expected \(expected), not the end")
        }
        if input[position] >= 0x80, UTF8Sequence.length(input, position) == 0 {
            return WireError(.jsonInvalidUTF8, at: position)
        }
        return WireError(.jsonSyntax, at: position, "expected \(expected)")
    }

    /// The error for a limit that is exceeded.
    @inline(never)
    func tooMuch(
        _ code: WireError.Code,
        _ position: Int,
        _ limit: String,
        _ value: Int,
        _ maximum: Int
    ) -> WireError {
        WireError(code, at: position, "\(code.summary): \(value), limit \(limit) is \(maximum)")
    }

    /// Refuses inputs that are too large, begin with a byte order mark, or are not UTF-8 at all.
    private func checkStart(_ input: Span<UInt8>) throws(WireError) {
        // Nodes hold positions in 32 bits.
        let limit = min(limits.inputBytes, Int(UInt32.max))
        guard input.count <= limit else {
            throw tooMuch(.jsonInputTooLarge, limit, "inputBytes", input.count, limit)
        }
        if let encoding = TextEncodingGuess.encoding(of: input) {
            throw WireError(.jsonNotUTF8, at: 0, "the text is in \(encoding), not in UTF-8")
        }
        if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF {
            throw WireError(.jsonByteOrderMark, at: 0)
        }
    }
}
