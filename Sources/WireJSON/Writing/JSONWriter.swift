package import WireCore

/// Writes a value as `JSON.stringify` does, without recursion.
///
/// The text is written in blocks: as long as there is room for the next entry, nothing has to be
/// asked of the array that grows.
package struct JSONWriter {
    /// What becomes of a value for which JSON has no notation.
    package enum Notation: Sendable {
        /// What `JSON.stringify` makes of it: nothing, `null`, `{}` or text.
        case json
        /// React's tags: `"$undefined"`, `"$NaN"`, `"$-0"`, `"$n…"`, `"$D…"`; strings that begin
        /// with `$` get a second one. Other kinds are refused, as are values met again.
        case flight
    }

    /// V8's longest string: what would be longer cannot be made in JavaScript either.
    package static let longestOutput = 536_870_888
    /// More than any scalar but a text needs, with a comma and brackets.
    private static let scalarRoom = 32
    /// More than is asked for beyond what the next entry takes: escapes of a short text.
    private static let spareRoom = 8 << 10

    let payload: Payload
    let notation: Notation
    /// The bytes that may be written.
    private let limit: Int
    /// The error for more of them.
    private let overflow: any WireErrorCode
    /// Members that were left out so far: work of which no byte tells.
    private var vanished = 0
    /// The containers around the current one.
    private var outer: [Frame] = []
    private var frame: Frame
    /// Shared containers that are being written; meeting one of them again is a cycle.
    private var openShared: Set<Int> = []

    /// One container that is being written; outside of all, the root value alone.
    private struct Frame {
        /// Its node; −1 outside of all containers.
        let index: Int
        let isObject: Bool
        var position: Int
        let end: Int
        var isFirst = true
    }

    /// Prepares to write the whole document, whose members stand in JavaScript's order.
    ///
    /// - Parameters:
    ///   - payload: the document.
    ///   - limit: the bytes that may be written.
    init(_ payload: Payload, limit: Int = longestOutput) {
        self.payload = payload
        self.limit = min(limit, Self.longestOutput)
        notation = .json
        overflow = JSONError.outputTooLarge
        frame = Frame(index: -1, isObject: false, position: 0, end: payload.end(0))
    }

    /// Prepares to write a run of entries as Flight has them.
    ///
    /// - Parameters:
    ///   - payload: the document; members stand in JavaScript's order within the run.
    ///   - entries: the nodes of the run: whole elements, or whole members.
    ///   - isObject: whether the entries are keys and values in turn.
    ///   - isFirst: whether no comma stands before the run.
    ///   - limit: the bytes that may be written.
    ///   - overflow: the error for more than that.
    package init(
        flight payload: Payload,
        entries: Range<Int>,
        isObject: Bool,
        isFirst: Bool,
        limit: Int,
        overflow: any WireErrorCode
    ) {
        self.payload = payload
        self.limit = min(limit, Self.longestOutput)
        self.overflow = overflow
        notation = .flight
        frame = Frame(
            index: -1,
            isObject: isObject,
            position: entries.lowerBound,
            end: entries.upperBound,
            isFirst: isFirst
        )
    }

    /// Appends the text of what the writer was made for.
    ///
    /// - Throws: `json.unsupported…`, or the error for a text that is too long before more than the limit is set
    ///   aside; the output may then hold the beginning of the text.
    package mutating func write(to output: inout [UInt8]) throws(WireError) {
        let nodeCount = frame.end - frame.position
        if notation == .json, vanishes(payload[0]) {
            throw WireError(JSONError.unsupportedRoot, at: 0)
        }
        let start = output.count
        // A run of a document has no more text than its nodes have on average, as a first guess.
        let text = min(payload.bytes.count, nodeCount &* 32)
        var room = min(text + nodeCount * 4, limit) + Self.scalarRoom
        while room > 0 {
            // What was set aside already may be used as well.
            room = max(room, output.capacity - output.count)
            try output.append(addingCapacity: room) {
                (target: inout OutputSpan<UInt8>) throws(WireError) in
                room = try fill(&target)
            }
            let count = output.count - start
            guard count <= limit else { throw tooLarge(count) }
            guard room > 0 else { return }
            guard room - Self.spareRoom <= limit - count else { throw tooLarge(count + room) }
            // Asking for as much again keeps the cost of growing in proportion.
            room = max(room, min(count, limit - count))
        }
    }

    /// Refuses a value that takes `count` bytes or more, before they are set aside.
    func checkRoom(_ count: Int) throws(WireError) {
        guard count <= limit else { throw tooLarge(count) }
    }

    /// The error for a text that takes `count` bytes or more.
    private func tooLarge(_ count: Int) -> WireError {
        WireError(
            overflow,
            at: 0,
            "at least \(count) bytes would be written, where \(limit) may be"
        )
    }

    /// Writes entries while there is room; returns the room that the next one needs, 0 at the end.
    private mutating func fill(
        _ target: inout OutputSpan<UInt8>
    ) throws(WireError) -> Int {
        let source = payload
        let nodes = source.nodes.span
        let bytes = source.bytes.span
        let isFlight = notation == .flight
        var rare: [UInt8] = []
        // A variable of its own stays in registers, which a stored property would not.
        var frame = self.frame
        defer { self.frame = frame }
        while true {
            guard target.freeCapacity >= Self.scalarRoom else { return Self.scalarRoom }
            guard frame.position < frame.end else {
                guard frame.index >= 0 else { return 0 }
                target.append(UInt8(ascii: frame.isObject ? "}" : "]"))
                if !openShared.isEmpty { openShared.remove(frame.index) }
                frame = outer.removeLast()
                continue
            }
            let position = frame.position
            var place = position
            var needed = Self.scalarRoom
            if frame.isObject {
                place += 1
                needed += room(nodes[position], bytes)
            }
            var node = nodes[place]
            let next = node.kind.isContainer ? node.low : place + 1
            var index = place
            if node.kind == .use {
                index = node.low
                node = nodes[index]
            }
            if frame.isObject, !isFlight, vanishes(node) {
                frame.position = next
                vanished += 1
                // A member met again and again costs as much as writing a few bytes does.
                guard vanished <= max(limit / 8, nodes.count) else { throw tooLarge(limit) }
                continue
            }
            let isRare = Self.isRare(node.kind)
            if isRare {
                if node.kind == .hole, !frame.isObject {
                    needed += try roomForHoles(node.low)
                } else {
                    rare.removeAll(keepingCapacity: true)
                    try appendRare(index, to: &rare)
                    needed += rare.count
                }
            } else if node.kind == .string {
                needed += room(node, bytes)
            }
            guard target.freeCapacity >= needed else { return needed }
            if !frame.isFirst { target.append(UInt8(ascii: ",")) }
            frame.isFirst = false
            frame.position = next
            if frame.isObject {
                writeText(nodes[position], bytes, to: &target)
                target.append(UInt8(ascii: ":"))
            }
            if isRare {
                if node.kind == .hole, !frame.isObject {
                    writeHoles(node.low, to: &target)
                } else {
                    OutputBytes.append(rare.span, to: &target)
                }
                continue
            }
            switch node.kind {
            case .string:
                if isFlight, node.high > 0, bytes[node.low] == UInt8(ascii: "$") {
                    writeText(node, bytes, escapesTag: true, to: &target)
                } else {
                    writeText(node, bytes, to: &target)
                }
            case .number:
                let value = Double(bitPattern: node.word)
                if isFlight {
                    Self.writeTagged(value, to: &target)
                } else {
                    Self.writeNumber(value, to: &target)
                }
            case .true: OutputBytes.append("true", to: &target)
            case .false: OutputBytes.append("false", to: &target)
            case .array, .object:
                if node.flags.contains(.isShared) { try enterShared(index) }
                let isObject = node.kind == .object
                target.append(UInt8(ascii: isObject ? "{" : "["))
                outer.append(frame)
                frame = Frame(index: index, isObject: isObject, position: index + 1, end: node.low)
            default: OutputBytes.append("null", to: &target)
            }
        }
    }

    /// Whether a value's text is made apart, because JSON has no notation of its own for it.
    @inline(__always)
    private static func isRare(_ kind: PayloadNode.Kind) -> Bool {
        switch kind {
        case .string, .number, .null, .true, .false, .array, .object: false
        default: true
        }
    }

    private mutating func enterShared(_ index: Int) throws(WireError) {
        guard openShared.insert(index).inserted else {
            throw WireError(JSONError.unsupportedCycle, at: 0)
        }
    }

    /// Whether `JSON.stringify` leaves a member with this value out.
    private func vanishes(_ node: PayloadNode) -> Bool {
        switch node.kind {
        case .undefined, .symbol, .action, .client: true
        default: false
        }
    }

    @inline(__always)
    private func room(_ node: PayloadNode, _ bytes: Span<UInt8>) -> Int {
        let text = bytes.extracting(node.low..<(node.low + node.high))
        return node.flags.contains(.isPlain) ? text.count + 2 : JSONString.room(for: text)
    }

    @inline(__always)
    private func writeText(
        _ node: PayloadNode,
        _ bytes: Span<UInt8>,
        escapesTag: Bool = false,
        to target: inout OutputSpan<UInt8>
    ) {
        let text = bytes.extracting(node.low..<(node.low + node.high))
        guard node.flags.contains(.isPlain) else {
            return JSONString.write(text, escapesTag: escapesTag, to: &target)
        }
        target.append(UInt8(ascii: "\""))
        if escapesTag { target.append(UInt8(ascii: "$")) }
        OutputBytes.append(text, to: &target)
        target.append(UInt8(ascii: "\""))
    }

    static func writeNumber(_ value: Double, to target: inout OutputSpan<UInt8>) {
        if value.isFinite {
            NumberText.write(value, to: &target)
        } else {
            OutputBytes.append("null", to: &target)
        }
    }
    /// A number as React writes it: as a tag where JSON has no text for it.
    private static func writeTagged(_ value: Double, to target: inout OutputSpan<UInt8>) {
        if value.isNaN {
            OutputBytes.append("\"$NaN\"", to: &target)
        } else if value.isInfinite {
            OutputBytes.append(value < 0 ? "\"$-Infinity\"" : "\"$Infinity\"", to: &target)
        } else if value == 0, value.sign == .minus {
            OutputBytes.append("\"$-0\"", to: &target)
        } else {
            NumberText.write(value, to: &target)
        }
    }
}

// Runs of absent elements, of which one node stands for as many as there are.
extension JSONWriter {
    /// The text of one absent element.
    private var hole: StaticString { notation == .flight ? "\"$undefined\"" : "null" }

    /// The bytes that a run takes.
    ///
    /// - Throws: `json.outputTooLarge` when that is more than may be written.
    private func roomForHoles(_ count: Int) throws(WireError) -> Int {
        let size = count * (hole.utf8CodeUnitCount + 1)
        try checkRoom(size)
        return size
    }

    private func writeHoles(_ count: Int, to target: inout OutputSpan<UInt8>) {
        for index in 0..<count {
            if index > 0 { target.append(UInt8(ascii: ",")) }
            OutputBytes.append(hole, to: &target)
        }
    }
}
