/// The rows that are ready, by the queues in which React keeps them until a flush.
struct FlightRowQueues {
    /// A queue; a flush empties them in this order.
    enum Queue: Int, CaseIterable {
        case imports
        case hints
        case regular
        case errors
    }

    private(set) var stream = FlightStream()
    private var queues: [[[UInt8]]] = Queue.allCases.map { _ in [] }

    /// Appends a row that ends with a line feed.
    mutating func append(_ id: Int, tag: StaticString, _ text: [UInt8], to queue: Queue) {
        var row = head(id)
        FlightScalar.append(tag, to: &row)
        row.append(contentsOf: text)
        row.append(UInt8(ascii: "\n"))
        queues[queue.rawValue].append(row)
    }

    /// Appends a hint, which has no number.
    mutating func appendHint(_ text: [UInt8]) {
        queues[Queue.hints.rawValue].append(Array(":H".utf8) + text + [UInt8(ascii: "\n")])
    }

    /// Appends a row that says its length.
    mutating func append(_ id: Int, tag: UInt8, content: some Collection<UInt8>) {
        var row = head(id)
        row.append(tag)
        FlightScalar.appendHex(content.count, to: &row)
        row.append(UInt8(ascii: ","))
        row.append(contentsOf: content)
        queues[Queue.regular.rawValue].append(row)
    }

    /// Lets all rows that are ready leave.
    mutating func flush() {
        for queue in queues.indices {
            for row in queues[queue] {
                stream.bytes.append(contentsOf: row)
                stream.rowEnds.append(stream.bytes.count)
            }
            queues[queue] = []
        }
        if let end = stream.rowEnds.last, stream.flushEnds.last != end {
            stream.flushEnds.append(end)
        }
    }

    private func head(_ id: Int) -> [UInt8] {
        var row: [UInt8] = []
        FlightScalar.appendHex(id, to: &row)
        row.append(UInt8(ascii: ":"))
        return row
    }
}
