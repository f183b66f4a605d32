internal import WireCore

extension TypedReader {
    /// Reads the object at `index`, whose first key is `tag`.
    mutating func readTag(
        _ tag: TypedTag,
        _ index: Int,
        _ position: Position
    ) throws(WireError) {
        let content = index + 2
        switch tag.content {
        case .javaScriptOnly: throw fault(TypedError.onlyInJavaScript, index)
        case .bytes: return try readBytes(index)
        case .value(let kind):
            let after = try readAfter(index, kind)
            begin(kind, detail: after, index)
            tasks.append(.value(content, kind == .rejection ? .reason : .other))
            return
        case .define: return try readDefine(index)
        default: try checkMembers(index, [])
        }
        switch tag.content {
        case .mark(let kind):
            guard document.kind(content) == .true else { throw wrong(content, "true") }
            try readMark(kind, index, position)
        case .number: try readNumber(content)
        case .text(let kind): builder.leaf(try text(content, kind))
        case .optionalText(let kind):
            let isMark = document.kind(content) == .true
            builder.leaf(isMark ? PayloadNode(kind) : try text(content, kind))
        case .date: try readDate(content)
        case .values(let kind):
            begin(kind, index)
            tasks.append(.elements(next: try list(content), end: document.end(content), .other))
        case .pairs(let kind):
            begin(kind, index)
            tasks.append(.pairs(next: try list(content), end: document.end(content), kind))
        case .chunks(let kind):
            builder.begin(kind, source: Int(document[index].source))
            _ = try list(content)
            for chunk in document.entries(content) { try readBase64(chunk, .uint8) }
            builder.end()
        case .record(let kind):
            let isReason = kind == .error && position == .reason
            let fields = PayloadField.fields(of: kind)
            try readRecord(kind, fields, content, detail: isReason ? 1 : 0)
        case .literal:
            guard document.kind(content) == .object else { throw wrong(content, "an object") }
            readMembers(content)
        case .use: try readUse(content)
        case .repeat: try readRepeat(content)
        case .deep: try readDeep(content)
        case .sparse: try beginSparse(content)
        case .bytes, .value, .define, .javaScriptOnly: break
        }
    }

    private mutating func readMark(
        _ kind: PayloadNode.Kind,
        _ index: Int,
        _ position: Position
    ) throws(WireError) {
        if kind == .hole {
            guard position == .element else { throw fault(TypedError.misplacedHole, index) }
            builder.holes(1)
        } else {
            builder.leaf(kind, source: Int(document[index].source))
        }
    }

    private mutating func readNumber(_ content: Int) throws(WireError) {
        let values: [(StaticString, Double)] = [
            ("NaN", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity), ("-0", -0.0),
        ]
        guard document.kind(content) == .string,
            let value = values.first(where: { document.holds(content, $0.0) })
        else { throw wrong(content, "\"NaN\", \"Infinity\", \"-Infinity\" or \"-0\"") }
        builder.leaf(
            PayloadNode(.number, word: value.1.bitPattern, source: document[content].source)
        )
    }

    private mutating func readDate(_ content: Int) throws(WireError) {
        var time = Double.nan
        if document.kind(content) != .null {
            let text = try text(content, .string)
            let range = text.low..<(text.low + text.high)
            guard let parsed = ISODate.parse(document.bytes.span.extracting(range)) else {
                throw wrong(content, "a date as toISOString writes it, or null")
            }
            time = parsed
        }
        builder.leaf(PayloadNode(.date, word: time.bitPattern, source: document[content].source))
    }

    /// A leaf of `kind` with the text of the string at `content`.
    func text(_ content: Int, _ kind: PayloadNode.Kind) throws(WireError) -> PayloadNode {
        guard document.kind(content) == .string else { throw wrong(content, "a text") }
        if kind == .bigint, !isInteger(document.bytes[document.range(content)]) {
            throw wrong(content, "a decimal integer")
        }
        var node = document[content]
        node.kind = kind
        return node
    }

    private func isInteger(_ text: ArraySlice<UInt8>) -> Bool {
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
        return !digits.isEmpty && digits.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    }

    /// The index of an array's first element.
    func list(_ content: Int) throws(WireError) -> Int {
        guard document.kind(content) == .array else { throw wrong(content, "an array") }
        return content + 1
    }

    /// Reads one pair: two values of a Map, or a name and a value.
    mutating func readPair(_ index: Int, _ kind: PayloadNode.Kind) throws(WireError) {
        guard document.kind(index) == .array, document.count(index) == 2 else {
            throw wrong(index, "a pair")
        }
        let first = index + 1
        let second = document.end(first)
        if kind == .map {
            tasks.append(.value(second, .other))
            tasks.append(.value(first, .other))
        } else {
            builder.leaf(try text(first, .key))
            tasks.append(.check(.entry(of: kind), place: builder.nextIndex, second))
            tasks.append(.value(second, .other))
        }
    }

    /// Refuses members behind the first that are not among `allowed`.
    func checkMembers(_ index: Int, _ allowed: [StaticString]) throws(WireError) {
        guard document.count(index) > 1 else { return }
        for (key, _) in document.members(index).dropFirst()
        where !allowed.contains(where: { document.holds(key, $0) }) {
            throw fault(
                TypedError.unexpectedMember,
                key,
                "the tag takes no member \(document.text(key))" + TypedTag.plainHint
            )
        }
    }

    private func readAfter(_ index: Int, _ kind: PayloadNode.Kind) throws(WireError) -> UInt16 {
        try checkMembers(index, kind == .lazy ? [] : ["after"])
        guard let after = document.member("after", of: index) else { return 0 }
        guard document.kind(after) == .number, let turns = UInt16(exactly: document.double(after))
        else { throw wrong(after, "a number of turns up to 65,535") }
        return turns
    }

    /// The error for a value that a tag does not take.
    func wrong(_ index: Int, _ expected: String) -> WireError {
        fault(TypedError.wrongContent, index, "the tag takes \(expected)" + TypedTag.plainHint)
    }
}
