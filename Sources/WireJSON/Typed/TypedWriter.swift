internal import WireCore

/// Writes values in the canonical form of typed JSON, without recursion.
struct TypedWriter {
    let payload: Payload
    private let root: Int
    /// Values that are met again inside the one that is written.
    private var shared: Set<Int> = []
    /// The ids given so far, by the place of the value.
    private var ids: [Int: Int] = [:]
    /// Up to here it is known that no container begins a long chain.
    private var chainsCheckedUpTo = 0
    /// What is left to do, last first.
    var tasks: [Task] = []

    enum Task {
        case text(StaticString)
        case value(Int)
        /// A value as the reason of a failure.
        case reason(Int)
        case elements(next: Int, end: Int, isFirst: Bool)
        case members(next: Int, end: Int, isFirst: Bool)
        /// The entries of a Map or a form, each pair in brackets.
        case pairs(next: Int, end: Int, isFirst: Bool)
        case chunks(next: Int, end: Int, isFirst: Bool)
        case sparse(next: Int, end: Int, index: Int, isFirst: Bool)
        /// The name of a record's member, and its colon.
        case name(StaticString)
        /// The turns that a promise waits, and its closing brace.
        case after(UInt16)
    }

    init(_ source: Payload, at index: Int) {
        let range = index..<source.end(index)
        let reachesOut = range.contains {
            source.kind($0) == .use && !range.contains(source[$0].low)
        }
        if reachesOut || source.isIrregular {
            var builder = PayloadBuilder()
            builder.copy(index, of: source)
            payload = builder.finish().inJavaScriptOrder()
            root = 0
        } else {
            payload = source
            root = index
        }
        findShared()
    }

    /// Finds what needs an id.
    ///
    /// The buffer inside a view has no notation of its own, so a value that means it is written
    /// out.
    private mutating func findShared() {
        var buffers: Set<Int> = []
        for index in root..<payload.end(root) {
            switch payload.kind(index) {
            case .view: buffers.insert(payload.end(index) - 1)
            case .use where !buffers.contains(payload[index].low) && !buffers.contains(index):
                shared.insert(payload[index].low)
            default: break
            }
        }
    }

    /// Whether the value is met again and so gets an id.
    func isDefined(_ index: Int) -> Bool { shared.contains(index) }

    /// Writes the value.
    ///
    /// - Returns: whether it was written whole, and not given up beyond `limit` bytes.
    mutating func write(to output: inout [UInt8], limit: Int = .max) -> Bool {
        let start = output.count
        tasks = [.value(root)]
        while let task = tasks.popLast() {
            guard output.count - start <= limit else { return false }
            switch task {
            case .text(let text): Self.append(constant: text, to: &output)
            case .value(let index): writeValue(index, to: &output)
            case .reason(let index): writeReason(index, to: &output)
            case .elements(let next, let end, let isFirst):
                guard next < end else { break }
                if !isFirst { output.append(UInt8(ascii: ",")) }
                tasks.append(.elements(next: payload.end(next), end: end, isFirst: false))
                tasks.append(.value(next))
            case .members(let next, let end, let isFirst):
                guard next < end else { break }
                if !isFirst { output.append(UInt8(ascii: ",")) }
                writeText(next, to: &output)
                output.append(UInt8(ascii: ":"))
                tasks.append(.members(next: payload.end(next + 1), end: end, isFirst: false))
                tasks.append(.value(next + 1))
            case .pairs(let next, let end, let isFirst):
                guard next < end else { break }
                Self.append(constant: isFirst ? "[" : ",[", to: &output)
                let second = payload.end(next)
                tasks.append(.pairs(next: payload.end(second), end: end, isFirst: false))
                tasks += [.text("]"), .value(second), .text(","), .value(next)]
            case .chunks(let next, let end, let isFirst):
                guard next < end else { break }
                if !isFirst { output.append(UInt8(ascii: ",")) }
                writeBase64(payload.resolved(next), to: &output)
                tasks.append(.chunks(next: payload.end(next), end: end, isFirst: false))
            case .sparse(let next, let end, let index, let isFirst):
                writeSparse(next, end, index, isFirst, to: &output)
            case .name(let name):
                output.append(UInt8(ascii: "\""))
                Self.append(constant: name, to: &output)
                Self.append(constant: "\":", to: &output)
            case .after(let turns): Self.append(",\"after\":\(turns)}", to: &output)
            }
        }
        return true
    }

    private mutating func writeValue(_ index: Int, to output: inout [UInt8]) {
        if payload.kind(index) == .use {
            let target = payload[index].low
            guard let id = ids[target] else { return writeContent(target, to: &output) }
            Self.append("{\"$use\":\"\(id)\"}", to: &output)
        } else if shared.contains(index) {
            let id = ids.count + 1
            ids[index] = id
            Self.append("{\"$define\":\"\(id)\",\"value\":", to: &output)
            tasks.append(.text("}"))
            writeContent(index, to: &output)
        } else {
            writeContent(index, to: &output)
        }
    }

    private mutating func writeContent(_ index: Int, to output: inout [UInt8]) {
        let node = payload[index]
        switch node.kind {
        case .null: Self.append(constant: "null", to: &output)
        case .false: Self.append(constant: "false", to: &output)
        case .true: Self.append(constant: "true", to: &output)
        case .number: writeNumber(payload.double(index), to: &output)
        case .string, .key: writeText(index, to: &output)
        case .undefined, .pending: writeTag(node.kind, "true", to: &output)
        case .hole: writeHoles(node.low, to: &output)
        case .bigint, .symbol, .url: writeTagged(index, to: &output)
        case .temporary:
            if node.high == 0 {
                writeTag(.temporary, "true", to: &output)
            } else {
                writeTagged(index, to: &output)
            }
        case .date: writeDate(payload.double(index), to: &output)
        case .bytes, .view: writeBytes(index, to: &output)
        case .array:
            if writeChain(index, to: &output) { break }
            if writeLongHoles(index, to: &output) { break }
            begin("[", .elements(next: index + 1, end: node.low, isFirst: true), "]", to: &output)
        case .object:
            if writeChain(index, to: &output) { break }
            writeObject(index, isLiteral: beginsLikeTag(index), to: &output)
        case .set, .iterator, .iterable:
            writeTag(node.kind, "[", to: &output, closing: "]}")
            tasks.append(.elements(next: index + 1, end: node.low, isFirst: true))
        case .map, .form, .params:
            writeTag(node.kind, "[", to: &output, closing: "]}")
            tasks.append(.pairs(next: index + 1, end: node.low, isFirst: true))
        case .byteStream:
            writeTag(node.kind, "[", to: &output, closing: "]}")
            tasks.append(.chunks(next: index + 1, end: node.low, isFirst: true))
        case .promise, .rejection, .lazy: writeWrapper(index, to: &output)
        case .error, .blob, .file, .regexp, .action, .client, .element, .asyncIterable,
            .asyncIterator, .stream:
            writeRecord(index, to: &output)
        case .use: writeContent(node.low, to: &output)
        }
    }

    /// Writes an array or object as `$deep` if it begins a long chain of containers with nothing
    /// but the next one in them; the innermost is empty, or holds one plain scalar.
    private mutating func writeChain(_ index: Int, to output: inout [UInt8]) -> Bool {
        guard index >= chainsCheckedUpTo else { return false }
        var position = index
        var levels = 0
        while payload.kind(position) == .array || payload.kind(position) == .object,
            position == index || !shared.contains(position)
        {
            levels += 1
            let isObject = payload.kind(position) == .object
            guard payload.count(position) == 1 else {
                if payload.count(position) > 0 { levels = 0 }
                break
            }
            position += isObject ? 2 : 1
        }
        chainsCheckedUpTo = position
        let isWhole: Bool
        switch payload.kind(position) {
        case .array, .object, .null, .false, .true, .number, .string: isWhole = true
        default: isWhole = false
        }
        guard levels >= TypedJSON.abbreviationThreshold, isWhole, !shared.contains(position) else {
            return false
        }
        Self.append("{\"$deep\":\(levels)}", to: &output)
        return true
    }
}
