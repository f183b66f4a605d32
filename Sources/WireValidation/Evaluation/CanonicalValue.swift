internal import WireCore

/// A form of values in which equal ones are equal bytes: JSON Schema's equality, in which 1 and 1.0
/// are one number and the order of members does not matter.
enum CanonicalValue {
    /// Appends the canonical form of the value at `index`.
    static func bytes(_ payload: Payload, _ index: Int) -> [UInt8] {
        // Members are sorted by writing each container's entries apart and joining them at its end.
        var open: [Container] = [Container()]
        var walk = PayloadWalk(payload, from: payload.resolved(index))
        while let step = walk.next() {
            switch step {
            case .enter(let node): open.append(Container(isObject: payload.kind(node) == .object))
            case .leave(let node):
                let container = open.removeLast()
                open[open.count - 1].add(container.joined(mark: payload.kind(node).rawValue))
            case .leaf(let node): open[open.count - 1].add(leaf(payload, node))
            }
        }
        return open[0].entries.first ?? []
    }

    private struct Container {
        var isObject = false
        var entries: [[UInt8]] = []
        private var key: [UInt8]?

        init(isObject: Bool = false) { self.isObject = isObject }

        mutating func add(_ bytes: [UInt8]) {
            if isObject, key == nil {
                key = bytes
            } else {
                entries.append((key ?? []) + bytes)
                key = nil
            }
        }

        func joined(mark: UInt8) -> [UInt8] {
            let parts = isObject ? entries.sorted { $0.lexicographicallyPrecedes($1) } : entries
            return [mark] + length(parts.count) + parts.flatMap(\.self)
        }
    }

    private static func leaf(_ payload: Payload, _ index: Int) -> [UInt8] {
        let kind = payload.kind(index)
        var output = [kind.rawValue]
        if kind == .number || kind == .date {
            let value = payload.double(index)
            output += length(Int(bitPattern: UInt((value == 0 ? 0 : value).bitPattern)))
        } else if kind.hasText {
            output += length(payload.range(index).count) + payload.bytes[payload.range(index)]
        } else if kind == .use {
            output += length(payload.resolved(index))
        }
        return output
    }

    private static func length(_ value: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
