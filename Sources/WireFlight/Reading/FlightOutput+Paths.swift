internal import WireCore

// Paths, by which the client can be told of values that it sent.
extension FlightOutput {
    /// The paths of the containers and temporary references that were written, by node.
    func paths(in documents: FlightDocuments) -> [Int: [UInt8]] {
        var paths: [Int: [UInt8]] = [:]
        for (document, runs) in Dictionary(grouping: runs, by: \.place.document) {
            let known = documents[document].paths
            for run in runs {
                for offset in 0..<run.count where splicer.nodes[run.start + offset].kind.hasPath {
                    paths[run.start + offset] = known[run.place.node + offset]
                }
            }
        }
        return paths
    }
}

extension PayloadNode.Kind {
    /// Whether the client can be told of a value of this kind.
    fileprivate var hasPath: Bool { self == .array || self == .object || self == .temporary }
}

extension FlightDocument {
    /// The paths of the document's values by node.
    ///
    /// A path is the number of the part, and the names and positions that lead to a value; beneath
    /// a key with a colon there are none.
    fileprivate var paths: [Int: [UInt8]] {
        guard let number else { return [:] }
        var paths: [Int: [UInt8]] = [0: Array(String(number, radix: 16).utf8)]
        var open: [(node: Int, position: Int)] = []
        for node in nodes.indices {
            while let last = open.last, node >= nodes[last.node].low { open.removeLast() }
            guard nodes[node].kind != .key else { continue }
            let isNamed = nodes[node].kind.isContainer || nodes[node].flags.contains(.isPatched)
            if !isNamed, !open.isEmpty {
                open[open.count - 1].position += 1
            } else if let last = open.last, let path = paths[last.node] {
                if nodes[last.node].kind == .array {
                    paths[node] = path + Array(":\(last.position)".utf8)
                } else if !text(node - 1).contains(UInt8(ascii: ":")) {
                    paths[node] = path + [UInt8(ascii: ":")] + text(node - 1)
                }
                open[open.count - 1].position += 1
            }
            if nodes[node].kind.isContainer { open.append((node, 0)) }
        }
        return paths
    }
}
