package import WireCore

/// Something that did not arrive as it was sent.
package struct Loss: Sendable, Equatable {
    /// Where, as a path from the arguments: `$[0].due`.
    package var path: String
    /// What it was, in words.
    package var from: String
    /// What arrived, in words; `nothing` when the value was dropped.
    package var to: String
    /// Whether data is missing, not merely its type.
    package var dropsData: Bool
}

extension Loss {
    /// Whether it is of the result, and not of the arguments.
    package var isOfResult: Bool { path.hasPrefix(Root.result.rawValue) }

    /// Where paths begin.
    package enum Root: String, Sendable {
        /// At the arguments of the call.
        case arguments = "$"
        /// At what it returns.
        case result
    }

    /// A path without the indices that only tell elements apart.
    ///
    /// `$[0].rows[17].due` → `$[0].rows[*].due`: the index of an argument stays.
    package static func generalized(_ path: String) -> String {
        var output = ""
        var isFirst = path.hasPrefix("$[")
        var rest = path[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            let inside = rest[rest.index(after: open)..<close]
            let isIndex = !inside.isEmpty && inside.allSatisfy(\.isNumber)
            output += rest[..<open] + (isIndex && !isFirst ? "[*]" : rest[open...close])
            isFirst = false
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }

    /// The most losses that are listed one by one.
    static let limit = 1_000

    /// Holds a value against what arrived of it, member by member.
    ///
    /// - Parameters:
    ///   - sent: the value of the sample.
    ///   - received: what the body decodes to.
    ///   - root: where the paths begin.
    /// - Returns: what differs, in document order, at most 1,000 entries.
    package static func between(
        _ sent: Payload,
        _ received: Payload,
        from root: Root = .arguments
    ) -> [Loss] {
        let left = sent.inJavaScriptOrder()
        let right = received.inJavaScriptOrder()
        guard !left.isIdentical(to: right) else { return [] }
        var comparison = Comparison(sent: left, received: right, root: root)
        return comparison.run()
    }
}

extension [Loss] {
    /// A few of the losses, those of data before those of a type: whether data is lost, and where,
    /// is what reports and checks on thousands of samples still need.
    func summed() -> Self {
        let dropped = Array(filter(\.dropsData).prefix(64))
        return dropped + filter { !$0.dropsData }.prefix(Swift.max(0, 8 - dropped.count))
    }
}

/// The state of one comparison: pairs of places that are still to be held against each other.
private struct Comparison {
    let sent: Payload
    let received: Payload
    let root: Loss.Root
    private var losses: [Loss] = []
    private var pending: [Pair] = []
    /// Places of `sent` that a cycle could lead back to.
    private var visited: Set<Int> = []

    init(sent: Payload, received: Payload, root: Loss.Root) {
        (self.sent, self.received, self.root) = (sent, received, root)
        pending = [Pair(sent: 0, received: 0, path: Path(parent: nil, step: .root))]
    }

    private struct Pair {
        let sent: Int
        let received: Int?
        let path: Path
    }

    /// A path that is only spelled out when there is something to say.
    private final class Path: Sendable {
        enum Step: Sendable {
            case root
            /// By the node of its key.
            case member(Int)
            case element(Int)
        }

        let parent: Path?
        let step: Step

        init(parent: Path?, step: Step) {
            self.parent = parent
            self.step = step
        }

        /// The path in words, the keys being those of `sent`.
        func text(in sent: Payload, from root: Loss.Root) -> String {
            var steps: [String] = []
            var place: Path? = self
            while let current = place {
                switch current.step {
                case .root: steps.append(root.rawValue)
                case .member(let key): steps.append(Self.member(sent.text(key)))
                case .element(let index): steps.append("[\(index)]")
                }
                place = current.parent
            }
            return steps.reversed().joined()
        }

        private static func member(_ name: String) -> String {
            let isPlain =
                name.utf8.first.map { !$0.isDigit } ?? false
                && name.utf8.allSatisfy { $0.isAlphanumeric || "_$".utf8.contains($0) }
            return isPlain ? ".\(name)" : "[\"\(name)\"]"
        }
    }

    mutating func run() -> [Loss] {
        while let pair = pending.popLast(), losses.count < Loss.limit { compare(pair) }
        return losses
    }

    private mutating func compare(_ pair: Pair) {
        let left = sent.resolved(pair.sent)
        guard let received = pair.received else {
            // A member whose value is undefined and one that is absent differ, but no data is lost.
            // The same goes for an array that ends in holes.
            let kind = sent.kind(left)
            note(pair, to: "nothing", dropsData: kind != .undefined && kind != .hole)
            return
        }
        let isShared = sent.kind(pair.sent) == .use
        let right = self.received.resolved(received)
        if isShared {
            guard visited.insert(pair.sent).inserted else { return }
            if self.received.kind(received) == .use { return }
            note(pair, from: "the same \(sent.kind(left).label) again", to: "a copy")
            return
        }
        compareValues(pair, left, right)
    }

    private mutating func compareValues(_ pair: Pair, _ left: Int, _ right: Int) {
        let kinds = (sent.kind(left), received.kind(right))
        switch kinds {
        case (.map, .array): pushPairs(pair, left, right)
        case (.set, .array): pushElements(pair, left, right)
        case (.promise, let kind) where kind != .promise:
            note(pair, to: kind.label)
            pending.append(Pair(sent: left + 1, received: right, path: pair.path))
            return
        default: break
        }
        guard kinds.0 == kinds.1 else {
            note(pair, to: arrived(right), dropsData: dropsData(left, right))
            return
        }
        switch kinds.0 {
        case .number:
            guard sent.double(left) != received.double(right) || isOtherZero(left, right) else {
                return
            }
            if sent.double(left).isNaN, received.double(right).isNaN { return }
            note(pair, from: text(sent, left), to: text(received, right))
        case .date:
            let (before, after) = (sent.double(left), received.double(right))
            if before != after, !(before.isNaN && after.isNaN) { note(pair, to: "another date") }
        case .bytes where sent.elementKind(left) != received.elementKind(right):
            note(
                pair,
                from: sent.elementKind(left).name,
                to: received.elementKind(right).name
            )
        case let kind where kind.hasText:
            guard sent.bytes[sent.range(left)] != received.bytes[received.range(right)] else {
                return
            }
            note(pair, to: "another \(kind.label)", dropsData: true)
        case .array, .set, .iterable, .iterator, .byteStream, .promise, .rejection, .lazy, .view:
            pushElements(pair, left, right)
        case .map: pushElements(pair, left, right)
        case .form, .params: pushFields(pair, left, right)
        case let kind where kind.hasKeys: pushMembers(pair, left, right)
        default: break
        }
    }

    private func isOtherZero(_ left: Int, _ right: Int) -> Bool {
        sent.double(left) == 0
            && sent.double(left).sign != received.double(right).sign
    }

    /// Elements are held against each other by their place: a node of holes is many of them.
    private mutating func pushElements(_ pair: Pair, _ left: Int, _ right: Int) {
        var before = Elements(sent, left)
        var after = Elements(received, right)
        var pairs: [Pair] = []
        while let node = before.node {
            let other = after.node
            let index = before.position
            // Of holes that have nothing, or nothing but holes, against them one tells all.
            let areHoles = sent.kind(node) == .hole && (other.map(received.kind) ?? .hole) == .hole
            let step = areHoles ? min(before.remaining, other == nil ? .max : after.remaining) : 1
            before.advance(step)
            after.advance(step)
            pairs.append(
                Pair(
                    sent: node,
                    received: other,
                    path: Path(parent: pair.path, step: .element(index))
                )
            )
        }
        pending.append(contentsOf: pairs.reversed())
    }

    /// The elements of a container one by one, holes included.
    private struct Elements {
        private let payload: Payload
        private var entries: Payload.Entries
        /// The current element's node; nil behind the last one.
        private(set) var node: Int?
        /// The current element's index.
        private(set) var position = 0
        /// How many elements the node still stands for.
        private(set) var remaining = 0

        init(_ payload: Payload, _ index: Int) {
            self.payload = payload
            entries = payload.entries(index)
            take()
        }

        private mutating func take() {
            node = entries.next()
            remaining = node.map { payload.kind($0) == .hole ? payload[$0].low : 1 } ?? 0
        }

        /// Passes over elements, no more than remain.
        mutating func advance(_ count: Int) {
            position += count
            remaining -= count
            if node != nil, remaining <= 0 { take() }
        }
    }

    /// A map against an array of pairs.
    private mutating func pushPairs(_ pair: Pair, _ left: Int, _ right: Int) {
        let after = Array(received.entries(right))
        for (index, member) in Array(sent.members(left)).enumerated().reversed() {
            let path = Path(parent: pair.path, step: .element(index))
            let entry = index < after.count ? Array(received.entries(after[index])) : []
            pending.append(
                Pair(sent: member.value, received: entry.count > 1 ? entry[1] : nil, path: path)
            )
            pending.append(Pair(sent: member.key, received: entry.first, path: path))
        }
    }

    /// Form fields are compared in order, since names may repeat.
    private mutating func pushFields(_ pair: Pair, _ left: Int, _ right: Int) {
        let after = Array(received.members(right))
        for (index, member) in Array(sent.members(left)).enumerated().reversed() {
            let isSame =
                index < after.count
                && sent.bytes[sent.range(member.key)]
                    == received.bytes[received.range(after[index].key)]
            pending.append(
                Pair(
                    sent: member.value,
                    received: isSame ? after[index].value : nil,
                    path: Path(parent: pair.path, step: .member(member.key))
                )
            )
        }
    }

    private mutating func pushMembers(_ pair: Pair, _ left: Int, _ right: Int) {
        guard !pushAlike(pair, left, right) else { return }
        var places: [ArraySlice<UInt8>: Int] = [:]
        for (key, value) in received.members(right) {
            places[received.bytes[received.range(key)]] = value
        }
        for (key, value) in Array(sent.members(left)).reversed() {
            pending.append(
                Pair(
                    sent: value,
                    received: places[sent.bytes[sent.range(key)]],
                    path: Path(parent: pair.path, step: .member(key))
                )
            )
        }
    }

    /// Holds the members of objects with the same names, in the same order, against each other;
    /// returns whether they are such.
    private mutating func pushAlike(_ pair: Pair, _ left: Int, _ right: Int) -> Bool {
        guard sent.count(left) == received.count(right) else { return false }
        let start = pending.count
        for (before, after) in zip(sent.members(left), received.members(right)) {
            guard
                sent.bytes[sent.range(before.key)]
                    == received.bytes[received.range(after.key)]
            else {
                pending.removeLast(pending.count - start)
                return false
            }
            pending.append(
                Pair(
                    sent: before.value,
                    received: after.value,
                    path: Path(parent: pair.path, step: .member(before.key))
                )
            )
        }
        pending[start...].reverse()
        return true
    }

    private mutating func note(
        _ pair: Pair,
        from: String? = nil,
        to: String,
        dropsData: Bool = false
    ) {
        let kind = sent.kind(sent.resolved(pair.sent)).label
        losses.append(
            Loss(
                path: pair.path.text(in: sent, from: root),
                from: from ?? kind,
                to: to,
                dropsData: dropsData
            )
        )
    }

    /// What arrived, in words: an empty object tells more than "object".
    private func arrived(_ index: Int) -> String {
        let kind = received.kind(index)
        return kind == .object && received.count(index) == 0 ? "empty object" : kind.label
    }

    /// Whether a change of kind loses data: text, pairs and elements keep it, null does not.
    private func dropsData(_ left: Int, _ right: Int) -> Bool {
        switch (sent.kind(left), received.kind(right)) {
        case (.undefined, _), (.hole, _): false
        case (.map, .array), (.set, .array), (_, .string): false
        case (.form, .object), (.file, .object), (.blob, .object), (.error, .object): false
        case (.date, .null): !sent.double(left).isNaN
        default: true
        }
    }

    private func text(_ payload: Payload, _ index: Int) -> String {
        let value = payload.double(index)
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        var output: [UInt8] = []
        NumberText.append(value, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
