internal import WireCore

/// Writes a value as `JSON.stringify` does, without recursion.
///
/// The text is written in blocks: as long as there is room for the next entry, nothing has to be
/// asked of the array that grows.
struct JSONWriter {
    /// V8's longest string: what would be longer cannot be made in JavaScript either.
    static let longestOutput = 536_870_888
    /// More than any scalar but a text needs, with a comma and brackets.
    private static let scalarRoom = 32

    let payload: Payload
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

    /// `payload` has its members in JavaScript's order.
    init(_ payload: Payload) {
        self.payload = payload
        frame = Frame(index: -1, isObject: false, position: 0, end: payload.end(0))
    }

    mutating func write(to output: inout [UInt8]) throws(WireError) {
        guard !vanishes(payload[0]) else { throw WireError(.jsonUnsupportedRoot, at: 0) }
        let start = output.count
        var room = payload.bytes.count + payload.nodes.count * 4 + Self.scalarRoom
        while room > 0 {
            try output.append(addingCapacity: room) {
                (target: inout OutputSpan<UInt8>) throws(WireError) in
                room = try fill(&target)
            }
            guard output.count - start + room <= Self.longestOutput else {
                throw WireError(.jsonOutputTooLarge, at: 0)
            }
            // Asking for as much again keeps the cost of growing in proportion.
            if room > 0 { room = max(room, output.count - start) }
        }
    }

    /// Writes entries while there is room; returns the room that the next one needs, 0 at the end.
    private mutating func fill(
        _ target: inout OutputSpan<UInt8>
    ) throws(WireError) -> Int {
        let source = payload
        let nodes = source.nodes.span
        let bytes = source.bytes.span
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
            if frame.isObject, vanishes(node) {
                frame.position = next
                continue
            }
            let isRare = Self.isRare(node.kind)
            if isRare {
                rare = try rareText(index)
                needed += rare.count
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
                OutputBytes.append(rare.span, to: &target)
                continue
            }
            switch node.kind {
            case .string: writeText(node, bytes, to: &target)
            case .number: Self.writeNumber(Double(bitPattern: node.word), to: &target)
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
            throw WireError(.jsonUnsupportedCycle, at: 0)
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
        to target: inout OutputSpan<UInt8>
    ) {
        let text = bytes.extracting(node.low..<(node.low + node.high))
        guard node.flags.contains(.isPlain) else {
            return JSONString.write(text, to: &target)
        }
        target.append(UInt8(ascii: "\""))
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
}
