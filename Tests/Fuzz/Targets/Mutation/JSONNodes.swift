/// Where the values and keys of a JSON text lie in it, so that one can be changed and all else stays.
///
/// The text itself is what gets changed, never a model of it: numbers keep their digits, equal keys
/// stay beside each other, and what no writer of ours would write can be made.
struct JSONNodes {
    /// A value or a key.
    struct Node {
        /// Its text, without what stands around it.
        var range: Range<Int>
        /// The place of the container around it; nil for the root.
        let parent: Int?
        /// Whether it is the name of a member.
        let isKey: Bool
        /// Where the entry begins that it is part of: the key of a member's value, else itself.
        let entryStart: Int
        /// The next value in the same container.
        var next: Int?
        /// The value before it in the same container.
        var previous: Int?
    }

    /// The text.
    let text: [UInt8]
    /// All of its values and keys, in the order in which they begin.
    private(set) var nodes: [Node] = []

    /// Finds the nodes of a text; nil for one that is not JSON.
    ///
    /// Only what is needed to find them is looked at: a number or a word is whatever has no mark
    /// in it.
    init?(_ text: [UInt8]) {
        self.text = text
        var reader = Reader(text: text)
        guard let nodes = reader.read() else { return nil }
        self.nodes = nodes
    }

    /// Whether one node lies within another, or is it.
    func holds(_ outer: Int, _ inner: Int) -> Bool {
        let (around, within) = (nodes[outer].range, nodes[inner].range)
        return around.lowerBound <= within.lowerBound && within.upperBound <= around.upperBound
    }

    /// The text with some of it replaced.
    func replacing(_ range: Range<Int>, _ piece: some Collection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count - range.count + piece.count)
        output += text[..<range.lowerBound]
        output += piece
        output += text[range.upperBound...]
        return output
    }
}

extension JSONNodes {
    /// Walks over a text once, keeping the containers that are open.
    private struct Reader {
        private struct Container {
            let index: Int
            let isObject: Bool
            var last: Int?
        }

        let text: [UInt8]
        private var position = 0
        private var nodes: [Node] = []
        private var open: [Container] = []

        init(text: [UInt8]) { self.text = text }

        /// Reads the one value that the text holds.
        mutating func read() -> [Node]? {
            repeat {
                guard value() else { return nil }
                // Behind a value its container goes on or ends, and so perhaps does the one around.
                while let container = open.last {
                    space()
                    guard let byte = take() else { return nil }
                    if byte == UInt8(ascii: ",") { break }
                    guard byte == UInt8(ascii: container.isObject ? "}" : "]") else { return nil }
                    close(container)
                }
            } while !open.isEmpty
            space()
            return position == text.count ? nodes : nil
        }

        /// Reads a value with its key, or the beginning of a container.
        private mutating func value() -> Bool {
            while true {
                space()
                var start = position
                if open.last?.isObject == true {
                    guard let end = string() else { return false }
                    append(start..<end, isKey: true, entryStart: start)
                    space()
                    guard take() == UInt8(ascii: ":") else { return false }
                    space()
                }
                let entryStart = start
                start = position
                guard let byte = peek else { return false }
                guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
                    guard let end = byte == UInt8(ascii: "\"") ? string() : word() else {
                        return false
                    }
                    append(start..<end, isKey: false, entryStart: entryStart)
                    return true
                }
                position += 1
                append(start..<position, isKey: false, entryStart: entryStart)
                let container = Container(
                    index: nodes.count - 1,
                    isObject: byte == UInt8(ascii: "{")
                )
                open.append(container)
                space()
                guard peek == UInt8(ascii: container.isObject ? "}" : "]") else { continue }
                position += 1
                close(container)
                return true
            }
        }

        private mutating func close(_ container: Container) {
            open.removeLast()
            let start = nodes[container.index].range.lowerBound
            nodes[container.index].range = start..<position
        }

        private mutating func append(_ range: Range<Int>, isKey: Bool, entryStart: Int) {
            var node = Node(
                range: range,
                parent: open.last?.index,
                isKey: isKey,
                entryStart: entryStart
            )
            if !isKey, let last = open.indices.last {
                node.previous = open[last].last
                if let previous = node.previous { nodes[previous].next = nodes.count }
                open[last].last = nodes.count
            }
            nodes.append(node)
        }

        private var peek: UInt8? { position < text.count ? text[position] : nil }

        private mutating func take() -> UInt8? {
            defer { position += 1 }
            return peek
        }

        private mutating func space() {
            while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
        }

        /// Passes over a text in quotes and returns its end.
        private mutating func string() -> Int? {
            guard take() == UInt8(ascii: "\"") else { return nil }
            while let byte = take() {
                if byte == UInt8(ascii: "\\") {
                    position += 1
                } else if byte == UInt8(ascii: "\"") {
                    return position
                }
            }
            return nil
        }

        /// Passes over a number or a word and returns its end.
        private mutating func word() -> Int? {
            let start = position
            while let byte = peek, byte > 0x20, !Array(",:[]{}\"".utf8).contains(byte) {
                position += 1
            }
            return position > start ? position : nil
        }
    }
}
