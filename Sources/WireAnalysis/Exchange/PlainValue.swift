package import WireCore

/// Turns a JavaScript value into what most code bases send when they only have JSON.
///
/// Dates become ISO text, big integers decimal text, maps arrays of pairs, sets arrays, form data
/// objects (repeated names arrays), files and blobs `{"name","type","base64"}`, typed arrays base64
/// text, errors `{"name","message"}`, promises their values; undefined members and symbols vanish.
/// (`JSON.stringify` alone would make `{}` of most of these.) What is lost that way is found by
/// comparing, not noted here.
package enum PlainValue {
    /// Returns the value at `index` as arrays, objects, texts, numbers, booleans and nulls; nil
    /// when it vanishes altogether, as undefined does.
    ///
    /// - Throws: `sample.notCarried` for elements, streams, iterators, functions, rejected promises,
    ///   cycles, and for what shared parts or holes would make larger than an input may be.
    package static func plain(
        _ payload: Payload,
        _ index: Int = 0,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> Payload? {
        let ordered = payload.inJavaScriptOrder()
        guard index != 0 || !ordered.isPlainJSON else { return ordered }
        guard !vanishes(ordered, ordered.resolved(index)) else { return nil }
        var output = Output(over: ordered, limits: limits)
        var open: Set<Int> = []
        var pending: [Task] = [.value(index)]
        while let task = pending.popLast() {
            try output.checkSize()
            switch task {
            case .end(let container):
                output.builder.end()
                if let container { open.remove(container) }
            case .key(let key): output.keep(.key, ordered[key])
            case .name(let name): output.builder.key("\(name)")
            case .begin(let kind):
                output.builder.begin(kind)
            case .value(let position):
                let target = ordered.resolved(position)
                guard !open.contains(target) else {
                    throw .cannotCarry("it holds itself")
                }
                if ordered.kind(target).isContainer, ordered.count(target) > 0 {
                    open.insert(target)
                    pending.append(.close(target))
                }
                try write(target, of: ordered, to: &output, pending: &pending)
            case .close(let container):
                open.remove(container)
            }
        }
        return output.builder.finish()
    }

    /// What is left to write, last first.
    private enum Task {
        case value(Int)
        /// A name, by its node.
        case key(Int)
        case name(StaticString)
        case begin(PayloadNode.Kind)
        case end(Int?)
        case close(Int)
    }

    /// The document that is made, over the bytes of the one that it is made of: texts stay where
    /// they are.
    private struct Output {
        var builder: PayloadBuilder
        /// Bytes of all texts, however often one place gives them.
        private(set) var byteCount = 0
        private let limits: DecodingLimits

        init(over payload: Payload, limits: DecodingLimits) {
            builder = PayloadBuilder(over: payload)
            self.limits = limits
        }

        /// Appends a text that stands in the document already.
        mutating func keep(_ kind: PayloadNode.Kind, _ node: PayloadNode) {
            builder.leaf(PayloadNode(kind, low: node.low, high: node.high))
            byteCount += node.high
        }

        /// Appends a text.
        mutating func append(_ text: [UInt8]) {
            builder.text(.string, text)
            byteCount += text.count
        }

        /// Refuses what has grown beyond the limits that its own reader would set.
        func checkSize(adding count: Int = 0) throws(WireError) {
            guard builder.nextIndex + count <= limits.values else {
                throw .cannotCarry("as JSON it has more than \(limits.values) values")
            }
            guard byteCount <= limits.inputBytes else {
                throw .cannotCarry("as JSON it has more than \(limits.inputBytes) bytes")
            }
        }
    }

    /// Whether the value at `index` has nothing in JSON, as undefined does.
    static func vanishes(_ payload: Payload, _ index: Int) -> Bool {
        [.undefined, .symbol].contains(payload.kind(index))
    }

    private static func write(
        _ index: Int,
        of payload: Payload,
        to output: inout Output,
        pending: inout [Task]
    ) throws(WireError) {
        switch payload.kind(index) {
        case .null, .true, .false:
            output.builder.leaf(payload.kind(index))
        case .undefined, .symbol:
            // Elements of arrays keep their place; members have vanished before.
            output.builder.null()
        case .hole:
            try output.checkSize(adding: payload[index].low)
            for _ in 0..<payload[index].low { output.builder.null() }
        case .number:
            let value = payload.double(index)
            if value.isFinite {
                output.builder.number(value == 0 ? 0 : value)
            } else {
                output.builder.null()
            }
        case .string, .url, .bigint:
            output.keep(.string, payload[index])
        case .date:
            var text: [UInt8] = []
            if ISODate.append(payload.double(index), to: &text) {
                output.append(text)
            } else {
                output.builder.null()
            }
        case .bytes:
            output.append(base64(payload.bytes[payload.range(index)]))
        case .view:
            output.append(base64(payload.viewedBytes(index)))
        case .array, .set:
            output.builder.begin(.array)
            pending.append(.end(nil))
            let start = pending.count
            for entry in payload.entries(index) { pending.append(.value(entry)) }
            pending[start...].reverse()
        case .map:
            output.builder.begin(.array)
            pending.append(.end(nil))
            for (key, value) in payload.members(index).reversed() {
                pending.append(contentsOf: [.end(nil), .value(value), .value(key), .begin(.array)])
            }
        case .object, .blob, .file:
            writeMembers(of: index, payload, to: &output, pending: &pending)
        case .error:
            output.builder.begin(.object)
            pending.append(.end(nil))
            for name in ["message", "name"] as [StaticString] {
                guard let value = payload.member(name, of: index) else { continue }
                pending.append(contentsOf: [.value(value), .name(name)])
            }
        case .form, .params:
            writeForm(index, payload, to: &output, pending: &pending)
        case .promise, .lazy:
            pending.append(.value(index + 1))
        default:
            throw .cannotCarry("JSON has nothing for \(payload.kind(index).label)")
        }
    }

    private static func writeMembers(
        of index: Int,
        _ payload: Payload,
        to output: inout Output,
        pending: inout [Task]
    ) {
        output.builder.begin(.object)
        pending.append(.end(nil))
        let start = pending.count
        for (key, value) in payload.members(index)
        where !vanishes(payload, payload.resolved(value)) {
            pending.append(.key(key))
            pending.append(.value(value))
        }
        pending[start...].reverse()
    }

    /// An object with one member for each name, an array where a name is repeated.
    private static func writeForm(
        _ index: Int,
        _ payload: Payload,
        to output: inout Output,
        pending: inout [Task]
    ) {
        var places: [ArraySlice<UInt8>: Int] = [:]
        var fields: [(key: Int, values: [Int])] = []
        for (key, value) in payload.members(index) {
            let name = payload.bytes[payload.range(key)]
            if let place = places[name] {
                fields[place].values.append(value)
            } else {
                places[name] = fields.count
                fields.append((key, [value]))
            }
        }
        output.builder.begin(.object)
        pending.append(.end(nil))
        for (key, values) in fields.reversed() {
            if values.count == 1 {
                pending.append(.value(values[0]))
            } else {
                pending.append(.end(nil))
                pending.append(contentsOf: values.reversed().map(Task.value))
                pending.append(.begin(.array))
            }
            pending.append(.key(key))
        }
    }

    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        Base64.encode(Array(bytes).span, into: &text)
        return text
    }
}
