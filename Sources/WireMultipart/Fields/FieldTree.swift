internal import WireCore

/// A nested value that grows field by field.
struct FieldTree {
    private let form: Payload
    private let limits: DecodingLimits
    private var nodes = [Node()]

    /// A place in the value: a container, or the one field that has this name.
    private struct Node {
        var field: Int?
        var keys: [[UInt8]] = []
        var children: [Int] = []
        var places: [[UInt8]: Int] = [:]
    }

    init(_ form: Payload, _ limits: DecodingLimits) {
        self.form = form
        self.limits = limits
    }

    /// Adds one field.
    mutating func add(_ key: Int, _ value: Int) {
        let segments = segments(of: Array(form.bytes[form.range(key)]))
        var node = 0
        for (index, segment) in segments.enumerated() {
            if segment.isEmpty, index > 0 {
                let next = index + 1 < segments.count ? segments[index + 1] : nil
                node = element(of: node, for: next)
            } else {
                node = child(segment, of: node)
            }
        }
        // A name that comes again makes an array of its fields.
        if let first = nodes[node].field {
            nodes[node].field = nil
            nodes[append(to: node)].field = first
            nodes[append(to: node)].field = value
        } else if nodes[node].children.isEmpty {
            nodes[node].field = value
        } else {
            nodes[append(to: node)].field = value
        }
    }

    /// The keys that a name consists of; elements without an index are empty.
    private func segments(of name: [UInt8]) -> [[UInt8]] {
        var cursor = ByteCursor(name)
        var segments = [Array(name[cursor.take { $0 != UInt8(ascii: "[") }])]
        while segments.count < limits.depth, cursor.skip("[") {
            segments.append(Array(name[cursor.take { $0 != UInt8(ascii: "]") }]))
            guard cursor.skip("]"), cursor.isAtEnd || cursor.next == UInt8(ascii: "[") else {
                return [name]
            }
        }
        if !cursor.isAtEnd { segments.append(Array(name[cursor.position...])) }
        return segments
    }

    /// The element of an array that a field without an index belongs to: the last one when it lacks
    /// `next`, the key that follows, else a new one.
    private mutating func element(of node: Int, for next: [UInt8]?) -> Int {
        if let next, let last = nodes[node].children.last, nodes[last].field == nil,
            nodes[last].places[next] == nil
        {
            return last
        }
        return append(to: node)
    }

    /// Adds an element behind the last one.
    private mutating func append(to node: Int) -> Int {
        child(Array(String(nodes[node].children.count).utf8), of: node)
    }

    private mutating func child(_ key: [UInt8], of node: Int) -> Int {
        if let place = nodes[node].places[key] { return place }
        if let field = nodes[node].field {
            // A text that also has members is kept under an empty key.
            nodes[node].field = nil
            nodes[child([], of: node)].field = field
        }
        let place = nodes.count
        nodes.append(Node())
        nodes[node].keys.append(key)
        nodes[node].children.append(place)
        nodes[node].places[key] = place
        return place
    }

    /// The whole value; the outermost is always an object.
    func payload() -> Payload {
        var builder = PayloadBuilder()
        var pending: [Task] = [.value(0)]
        while let task = pending.popLast() {
            switch task {
            case .key(let node, let index): builder.text(.key, nodes[node].keys[index])
            case .holes(let count): builder.holes(count)
            case .end: builder.end()
            case .value(let node):
                if let field = nodes[node].field {
                    builder.copy(form.resolved(field), of: form)
                } else if node > 0, let elements = elements(of: node) {
                    builder.begin(.array)
                    pending.append(.end)
                    pending += elements.reversed()
                } else {
                    builder.begin(.object)
                    pending.append(.end)
                    for index in nodes[node].children.indices.reversed() {
                        pending.append(.value(nodes[node].children[index]))
                        pending.append(.key(node, index))
                    }
                }
            }
        }
        return builder.finish()
    }

    private enum Task {
        case value(Int)
        case key(Int, Int)
        case holes(Int)
        case end
    }

    /// The elements of an array in order, with holes; nil when a key is no index.
    private func elements(of node: Int) -> [Task]? {
        var elements: [(index: UInt32, child: Int)] = []
        for (key, child) in zip(nodes[node].keys, nodes[node].children) {
            guard let index = PayloadKeys.arrayIndex(key.span) else { return nil }
            elements.append((index, child))
        }
        guard !elements.isEmpty else { return nil }
        var tasks: [Task] = []
        var next: UInt32 = 0
        for element in elements.sorted(by: { $0.index < $1.index }) {
            if element.index > next { tasks.append(.holes(Int(element.index - next))) }
            tasks.append(.value(element.child))
            next = element.index + 1
        }
        return tasks
    }
}
