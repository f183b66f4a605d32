internal import WireCore

/// Writes a value as `JSON.stringify` does, without recursion.
struct JSONWriter {
    /// V8's longest string: what would be longer cannot be made in JavaScript either.
    static let longestOutput = 536_870_888

    let payload: Payload
    private var frames: [Frame] = []
    /// Shared containers that are being written; meeting one of them again is a cycle.
    private var openShared: Set<Int> = []

    /// One container that is being written.
    private struct Frame {
        let index: Int
        let isObject: Bool
        var position: Int
        let end: Int
        var isFirst = true
    }

    /// `payload` has its members in JavaScript's order.
    init(_ payload: Payload) {
        self.payload = payload
    }

    mutating func write(to output: inout [UInt8]) throws(WireError) {
        let start = output.count
        guard !vanishes(0) else { throw WireError(.jsonUnsupportedRoot, at: 0) }
        try writeValue(0, to: &output)
        while let last = frames.indices.last {
            guard output.count - start <= Self.longestOutput else {
                throw WireError(.jsonOutputTooLarge, at: 0)
            }
            let frame = frames[last]
            guard frame.position < frame.end else {
                output.append(UInt8(ascii: frame.isObject ? "}" : "]"))
                openShared.remove(frame.index)
                frames.removeLast()
                continue
            }
            let value = frame.isObject ? frame.position + 1 : frame.position
            frames[last].position = payload.end(value)
            if frame.isObject, vanishes(value) { continue }
            if !frame.isFirst { output.append(UInt8(ascii: ",")) }
            frames[last].isFirst = false
            if frame.isObject {
                writeText(frame.position, to: &output)
                output.append(UInt8(ascii: ":"))
            }
            try writeValue(value, to: &output)
        }
    }

    /// Whether `JSON.stringify` leaves a member with this value out.
    private func vanishes(_ index: Int) -> Bool {
        switch payload.kind(payload.resolved(index)) {
        case .undefined, .symbol, .action, .client: true
        default: false
        }
    }

    private mutating func writeValue(_ place: Int, to output: inout [UInt8]) throws(WireError) {
        let index = payload.resolved(place)
        switch payload.kind(index) {
        case .null, .undefined, .symbol, .action, .client: output.append(contentsOf: "null".utf8)
        case .hole: try writeHoles(payload[index].low, to: &output)
        case .false: output.append(contentsOf: "false".utf8)
        case .true: output.append(contentsOf: "true".utf8)
        case .number: Self.writeNumber(payload.double(index), to: &output)
        case .string, .key, .url: writeText(index, to: &output)
        case .date: Self.writeDate(payload.double(index), to: &output)
        case .array, .object: try begin(index, to: &output)
        case .bytes, .view: try writeTypedArray(index, to: &output)
        case .error: writeError(index, to: &output)
        case .map, .set, .form, .params, .promise, .rejection, .pending, .iterator, .iterable,
            .asyncIterable, .asyncIterator, .stream, .byteStream, .blob, .file, .regexp:
            output.append(contentsOf: "{}".utf8)
        case .bigint: throw WireError(.jsonUnsupportedBigInt, at: 0)
        case .lazy, .element, .temporary, .use: throw WireError(.jsonUnsupportedKind, at: 0)
        }
    }

    private mutating func begin(_ index: Int, to output: inout [UInt8]) throws(WireError) {
        if payload[index].flags.contains(.isShared), !openShared.insert(index).inserted {
            throw WireError(.jsonUnsupportedCycle, at: 0)
        }
        let isObject = payload.kind(index) == .object
        output.append(UInt8(ascii: isObject ? "{" : "["))
        frames.append(
            Frame(index: index, isObject: isObject, position: index + 1, end: payload.end(index))
        )
    }

    private func writeText(_ index: Int, to output: inout [UInt8]) {
        JSONString.appendQuoted(
            payload.bytes.span.extracting(payload.range(index)),
            to: &output
        )
    }

    private func writeHoles(_ count: Int, to output: inout [UInt8]) throws(WireError) {
        guard count <= Self.longestOutput / 5 else { throw WireError(.jsonOutputTooLarge, at: 0) }
        for index in 0..<count {
            output.append(contentsOf: index == 0 ? "null".utf8 : ",null".utf8)
        }
    }

    static func writeNumber(_ value: Double, to output: inout [UInt8]) {
        if value.isFinite {
            NumberText.append(value, to: &output)
        } else {
            output.append(contentsOf: "null".utf8)
        }
    }

    private static func writeDate(_ milliseconds: Double, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        if ISODate.append(milliseconds, to: &output) {
            output.append(UInt8(ascii: "\""))
        } else {
            output.removeLast()
            output.append(contentsOf: "null".utf8)
        }
    }

    /// Writes what an Error lists: a name of its own that no built-in class has, and a digest.
    private func writeError(_ index: Int, to output: inout [UInt8]) {
        let builtIn: [StaticString] = [
            "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
            "TypeError", "URIError",
        ]
        output.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, place) in payload.members(index) {
            let value = payload.resolved(place)
            let isOwnName =
                payload.holds(key, "name") && !builtIn.contains { payload.holds(value, $0) }
            guard isOwnName || payload.holds(key, "digest") else { continue }
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            writeText(key, to: &output)
            output.append(UInt8(ascii: ":"))
            writeText(value, to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }
}
