/// Changes one node of a JSON text: every change has a number, so that all can be gone through.
///
/// A mutator of bytes hardly ever makes another kind of value out of one, since both of its quotes
/// have to go at once and JSON has to be left behind; here that is the smallest step.
struct NodeMutator {
    /// What the text is written in: which texts have a meaning of their own in it.
    enum Notation {
        case plain
        case flight
        case typed
    }

    private let found: JSONNodes
    private let values: [[UInt8]]

    /// Takes in a text; nil for one that is not JSON.
    init?(_ text: [UInt8], _ notation: Notation) {
        guard let found = JSONNodes(text) else { return nil }
        self.found = found
        values = NodeKinds.all(notation)
    }

    /// What can be done to a node besides giving it another value.
    private enum Move: Int, CaseIterable {
        case delete
        case double
        case swap
        case wrapInArray
        case wrapInObject
        case unwrap
        case copyElsewhere
        case moveElsewhere
    }

    private var changesPerNode: Int { values.count + Move.allCases.count }

    /// The number of changes; a few of them come to nothing.
    var count: Int { found.nodes.count * changesPerNode }

    /// Makes the change of that number; nil where it comes to nothing.
    func mutant(_ number: Int) -> [UInt8]? {
        let (place, change) = number.quotientAndRemainder(dividingBy: changesPerNode)
        guard found.nodes.indices.contains(place) else { return nil }
        let node = found.nodes[place]
        if node.isKey {
            guard change < NodeKinds.keys.count else { return nil }
            return found.replacing(node.range, NodeKinds.keys[change])
        }
        if change < values.count { return found.replacing(node.range, values[change]) }
        return Move(rawValue: change - values.count).flatMap { moved(place, $0) }
    }

    private func moved(_ place: Int, _ move: Move) -> [UInt8]? {
        let node = found.nodes[place]
        let own = found.text[node.range]
        switch move {
        case .delete:
            guard node.parent != nil else { return nil }
            if let next = node.next {
                return found.replacing(node.entryStart..<found.nodes[next].entryStart, [])
            }
            let start = node.previous.map { found.nodes[$0].range.upperBound } ?? node.entryStart
            return found.replacing(start..<node.range.upperBound, [])
        case .double:
            guard node.parent != nil else { return nil }
            let entry = found.text[node.entryStart..<node.range.upperBound]
            let end = node.range.upperBound
            return found.replacing(end..<end, [UInt8(ascii: ",")] + entry)
        case .swap:
            return node.next.map { exchanged(place, $0) }
        case .wrapInArray:
            return found.replacing(node.range, Array("[".utf8) + own + Array("]".utf8))
        case .wrapInObject:
            return found.replacing(node.range, Array("{\"a\":".utf8) + own + Array("}".utf8))
        case .unwrap:
            guard let inner = found.nodes.firstIndex(where: { $0.parent == place && !$0.isKey })
            else { return nil }
            return found.replacing(node.range, found.text[found.nodes[inner].range])
        case .copyElsewhere:
            return elsewhere(place).map { found.replacing(found.nodes[$0].range, own) }
        case .moveElsewhere:
            guard let other = elsewhere(place), !found.holds(other, place),
                !found.holds(place, other)
            else { return nil }
            return exchanged(min(place, other), max(place, other))
        }
    }

    /// Another value of the text, further away the later the node stands.
    private func elsewhere(_ place: Int) -> Int? {
        let count = found.nodes.count
        return (1..<max(count, 1)).lazy.map { (place * 2 + $0 * 3) % count }
            .first { $0 != place && !found.nodes[$0].isKey }
    }

    /// The text with two nodes in each other's place.
    private func exchanged(_ first: Int, _ second: Int) -> [UInt8] {
        let (one, two) = (found.nodes[first].range, found.nodes[second].range)
        var output = Array(found.text[..<one.lowerBound])
        output += found.text[two]
        output += found.text[one.upperBound..<two.lowerBound]
        output += found.text[one]
        output += found.text[two.upperBound...]
        return output
    }
}

extension NodeKinds {
    private static let forFlight = plain + flight
    private static let forTyped = plain + typed

    /// The values that nodes of a notation are replaced by.
    static func all(_ notation: NodeMutator.Notation) -> [[UInt8]] {
        switch notation {
        case .plain: plain
        case .flight: forFlight
        case .typed: forTyped
        }
    }
}
