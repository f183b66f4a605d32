public import WireCore

/// Turns a JavaScript value into what most code bases send when they only have JSON.
///
/// Dates become ISO text, big integers decimal text, maps arrays of pairs, sets arrays, form data
/// objects (repeated names arrays), files and blobs `{"name","type","base64"}`, typed arrays base64
/// text, errors `{"name","message"}`, promises their values; undefined members and symbols vanish.
/// (`JSON.stringify` alone would make `{}` of most of these.) What is lost that way is found by
/// comparing, not noted here.
public enum PlainValue {
    /// Why a value has no JSON form.
    public struct Refusal: Error, Sendable, Equatable {
        /// One clause that ends "`api-json` cannot carry this: …".
        public let reason: String
    }

    /// Returns the value at `index` as arrays, objects, texts, numbers, booleans and nulls; nil
    /// when it vanishes altogether, as undefined does.
    ///
    /// - Throws: `Refusal` for elements, streams, iterators, functions, rejected promises, cycles,
    ///   and for what shared parts or holes would make larger than any input may be.
    public static func plain(_ payload: Payload, _ index: Int = 0) throws(Refusal) -> Payload? {
        let ordered = payload.inJavaScriptOrder()
        guard index != 0 || !ordered.isPlainJSON else { return ordered }
        guard !vanishes(ordered, ordered.resolved(index)) else { return nil }
        var builder = PayloadBuilder()
        var open: Set<Int> = []
        var pending: [Task] = [.value(index)]
        while let task = pending.popLast() {
            try checkSize(builder)
            switch task {
            case .end(let container):
                builder.end()
                if let container { open.remove(container) }
            case .key(let text):
                builder.text(.key, text)
            case .begin(let kind):
                builder.begin(kind)
            case .value(let position):
                let target = ordered.resolved(position)
                guard !open.contains(target) else {
                    throw Refusal(reason: "it holds itself")
                }
                if ordered.kind(target).isContainer, ordered.count(target) > 0 {
                    open.insert(target)
                    pending.append(.close(target))
                }
                try write(target, of: ordered, to: &builder, pending: &pending)
            case .close(let container):
                open.remove(container)
            }
        }
        return builder.finish()
    }

    /// What is left to write, last first.
    private enum Task {
        case value(Int)
        case key(ArraySlice<UInt8>)
        case begin(PayloadNode.Kind)
        case end(Int?)
        case close(Int)
    }

    /// Refuses what has grown beyond the limits that its own reader would set.
    private static func checkSize(
        _ builder: PayloadBuilder,
        adding count: Int = 0
    ) throws(Refusal) {
        let limits = DecodingLimits.standard
        guard builder.nextIndex + count <= limits.values else {
            throw Refusal(reason: "as JSON it has more than \(limits.values) values")
        }
        guard builder.bytes.count <= limits.inputBytes else {
            throw Refusal(reason: "as JSON it has more than \(limits.inputBytes) bytes")
        }
    }

    private static func vanishes(_ payload: Payload, _ index: Int) -> Bool {
        [.undefined, .symbol].contains(payload.kind(index))
    }

    private static func write(
        _ index: Int,
        of payload: Payload,
        to builder: inout PayloadBuilder,
        pending: inout [Task]
    ) throws(Refusal) {
        switch payload.kind(index) {
        case .null, .true, .false:
            builder.leaf(payload.kind(index))
        case .undefined, .symbol:
            // Elements of arrays keep their place; members have vanished before.
            builder.null()
        case .hole:
            try checkSize(builder, adding: payload[index].low)
            for _ in 0..<payload[index].low { builder.null() }
        case .number:
            let value = payload.double(index)
            if value.isFinite { builder.number(value == 0 ? 0 : value) } else { builder.null() }
        case .string, .url, .bigint:
            builder.text(.string, payload.bytes[payload.range(index)])
        case .date:
            var text: [UInt8] = []
            if ISODate.append(payload.double(index), to: &text) {
                builder.text(.string, text)
            } else {
                builder.null()
            }
        case .bytes:
            builder.text(.string, base64(payload.bytes[payload.range(index)]))
        case .view:
            builder.text(.string, base64(payload.viewedBytes(index)))
        case .array, .set:
            builder.begin(.array)
            pending.append(.end(nil))
            pending.append(contentsOf: payload.entries(index).reversed().map(Task.value))
        case .map:
            builder.begin(.array)
            pending.append(.end(nil))
            for (key, value) in payload.members(index).reversed() {
                pending.append(contentsOf: [.end(nil), .value(value), .value(key), .begin(.array)])
            }
        case .object, .blob, .file:
            writeMembers(of: index, payload, to: &builder, pending: &pending)
        case .error:
            builder.begin(.object)
            pending.append(.end(nil))
            for name in ["message", "name"] as [StaticString] {
                guard let value = payload.member(name, of: index) else { continue }
                pending.append(contentsOf: [.value(value), .key(ArraySlice("\(name)".utf8))])
            }
        case .form, .params:
            writeForm(index, payload, to: &builder, pending: &pending)
        case .promise, .lazy:
            pending.append(.value(index + 1))
        default:
            throw Refusal(reason: "JSON has nothing for \(payload.kind(index).label)")
        }
    }

    private static func writeMembers(
        of index: Int,
        _ payload: Payload,
        to builder: inout PayloadBuilder,
        pending: inout [Task]
    ) {
        builder.begin(.object)
        pending.append(.end(nil))
        for (key, value) in payload.members(index).reversed()
        where !vanishes(payload, payload.resolved(value)) {
            pending.append(contentsOf: [.value(value), .key(payload.bytes[payload.range(key)])])
        }
    }

    /// An object with one member for each name, an array where a name is repeated.
    private static func writeForm(
        _ index: Int,
        _ payload: Payload,
        to builder: inout PayloadBuilder,
        pending: inout [Task]
    ) {
        var places: [ArraySlice<UInt8>: Int] = [:]
        var fields: [(name: ArraySlice<UInt8>, values: [Int])] = []
        for (key, value) in payload.members(index) {
            let name = payload.bytes[payload.range(key)]
            if let place = places[name] {
                fields[place].values.append(value)
            } else {
                places[name] = fields.count
                fields.append((name, [value]))
            }
        }
        builder.begin(.object)
        pending.append(.end(nil))
        for (name, values) in fields.reversed() {
            if values.count == 1 {
                pending.append(.value(values[0]))
            } else {
                pending.append(.end(nil))
                pending.append(contentsOf: values.reversed().map(Task.value))
                pending.append(.begin(.array))
            }
            pending.append(.key(name))
        }
    }

    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        Base64.encode(Array(bytes).span, into: &text)
        return text
    }
}
