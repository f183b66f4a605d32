/// A Flight response: the bytes of all rows, and the pieces in which they leave the server.
public struct FlightStream: Sendable, Equatable {
    /// All rows, one after the other.
    public package(set) var bytes: [UInt8] = []
    /// The offset behind each row, ascending; the last is the length of `bytes`.
    public package(set) var rowEnds: [Int] = []
    /// The offset behind each flush, ascending: rows that were ready together leave together.
    public package(set) var flushEnds: [Int] = []

    /// Creates an empty stream.
    public init() {}
}
