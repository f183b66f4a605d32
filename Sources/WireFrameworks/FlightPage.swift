internal import WireFlight

/// A page that a response carries because the action changed what it shows.
///
/// Nothing here looks into it: it is bytes that the server adds to its response.
public struct FlightPage: Sendable, Equatable {
    /// Rows that leave before row 0: client modules and symbols.
    public var modules: [UInt8]
    /// The JSON text in row 0 that describes the page.
    public var data: [UInt8]
    /// Rows that leave before the result.
    public var earlyRows: [UInt8]
    /// Rows that follow the result.
    public var rows: [UInt8]

    /// Creates a page from its parts, as they are.
    public init(
        modules: [UInt8] = [],
        data: [UInt8],
        earlyRows: [UInt8] = [],
        rows: [UInt8] = []
    ) {
        self.modules = modules
        self.data = data
        self.earlyRows = earlyRows
        self.rows = rows
    }

    /// Creates a stand-in that adds `byteCount` bytes, at least two, where only the size is known.
    public init(byteCount: Int) {
        let filler = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, byteCount - 2))
        self.init(data: [UInt8(ascii: "\"")] + filler + [UInt8(ascii: "\"")])
    }

    /// Adds the rows to a response whose row 0 names the data already.
    func frame(_ stream: inout FlightStream) {
        let first = stream.rowEnds.first ?? 0
        stream.insert(earlyRows, at: first)
        stream.insert(modules, at: 0)
        guard !rows.isEmpty else { return }
        stream.bytes.append(contentsOf: rows)
        stream.rowEnds.append(stream.bytes.count)
        stream.flushEnds.append(stream.bytes.count)
    }
}

extension FlightPage {
    /// Whether a row of a response, of so many bytes in all, belongs to the page.
    func holds(
        _ row: FlightStreamReader.Row,
        in count: Int,
        _ response: [FlightStreamReader.Row]
    ) -> Bool {
        let offset = row.range.lowerBound
        guard offset >= modules.count, offset < count - rows.count else { return true }
        let envelope = response.first { $0.range.lowerBound >= modules.count }
        guard let start = envelope?.range.upperBound else { return false }
        return (start..<(start + earlyRows.count)).contains(offset)
    }
}

extension FlightStream {
    /// Inserts whole rows, which leave together with the row before them.
    fileprivate mutating func insert(_ rows: [UInt8], at place: Int) {
        guard !rows.isEmpty else { return }
        bytes.insert(contentsOf: rows, at: place)
        rowEnds = rowEnds.map { $0 >= max(place, 1) ? $0 + rows.count : $0 }
        flushEnds = flushEnds.map { $0 >= max(place, 1) ? $0 + rows.count : $0 }
    }
}
