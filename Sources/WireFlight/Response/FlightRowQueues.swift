/// The rows that are ready, by the queues in which React keeps them until a flush.
///
/// A row is written once: what is alone, a queue or the whole stream, moves without a copy.
struct FlightRowQueues {
    /// A queue; a flush empties them in this order.
    enum Queue: Int, CaseIterable {
        case imports
        case hints
        case regular
        case errors
    }

    private(set) var stream = FlightStream()
    private var queues: [Rows] = Queue.allCases.map { _ in Rows() }

    /// Rows one after the other.
    private struct Rows {
        var bytes: [UInt8] = []
        /// The offset behind each row.
        var ends: [Int] = []
    }

    /// Appends a row that ends with a line feed.
    mutating func append(_ id: Int, tag: StaticString, _ text: [UInt8], to queue: Queue) {
        Self.appendHead(id, tag: tag, to: &queues[queue.rawValue].bytes)
        appendLine(text, to: queue)
    }

    /// Appends a hint, which has no number.
    mutating func appendHint(_ text: [UInt8]) {
        FlightScalar.append(":H", to: &queues[Queue.hints.rawValue].bytes)
        appendLine(text, to: .hints)
    }

    private mutating func appendLine(_ text: [UInt8], to queue: Queue) {
        queues[queue.rawValue].bytes.append(contentsOf: text)
        queues[queue.rawValue].bytes.append(UInt8(ascii: "\n"))
        endRow(queue)
    }

    /// Appends a row that says its length.
    mutating func append(_ id: Int, tag: UInt8, content: some Collection<UInt8>) {
        let queue = Queue.regular.rawValue
        Self.appendHead(id, tag: "", to: &queues[queue].bytes)
        queues[queue].bytes.append(tag)
        FlightScalar.appendHex(content.count, to: &queues[queue].bytes)
        queues[queue].bytes.append(UInt8(ascii: ","))
        queues[queue].bytes.append(contentsOf: content)
        endRow(.regular)
    }

    /// Takes a whole row from `output`, where it begins at `start` and ends with all the rest.
    mutating func move(_ output: inout [UInt8], from start: Int) {
        let queue = Queue.regular.rawValue
        if start == 0, queues[queue].bytes.isEmpty {
            swap(&queues[queue].bytes, &output)
        } else {
            queues[queue].bytes.append(contentsOf: output[start...])
            output.removeSubrange(start...)
        }
        endRow(.regular)
    }

    /// Lets all rows that are ready leave.
    mutating func flush() {
        for queue in queues.indices where !queues[queue].bytes.isEmpty {
            let start = stream.bytes.count
            stream.rowEnds.append(contentsOf: queues[queue].ends.lazy.map { start + $0 })
            queues[queue].ends.removeAll(keepingCapacity: true)
            if start == 0 {
                swap(&stream.bytes, &queues[queue].bytes)
            } else {
                stream.bytes.append(contentsOf: queues[queue].bytes)
                queues[queue].bytes.removeAll(keepingCapacity: true)
            }
        }
        if let end = stream.rowEnds.last, stream.flushEnds.last != end {
            stream.flushEnds.append(end)
        }
    }

    /// Appends what a row begins with: its number, a colon and a tag.
    static func appendHead(_ id: Int, tag: StaticString, to output: inout [UInt8]) {
        FlightScalar.appendHex(id, to: &output)
        output.append(UInt8(ascii: ":"))
        FlightScalar.append(tag, to: &output)
    }

    private mutating func endRow(_ queue: Queue) {
        queues[queue.rawValue].ends.append(queues[queue.rawValue].bytes.count)
    }
}
