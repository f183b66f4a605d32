/// How a server's renderer cuts an answer into the pieces that it flushes.
public struct FlushRules: Sendable, Hashable {
    /// The bytes of the buffer that small writes are gathered in.
    public let viewByteCount: Int
    /// Whether rows are written as text, which is sent on its own when three bytes for each of
    /// its UTF-16 units would not fit the buffer, rather than as bytes.
    public let writesText: Bool
    /// Whether row 0 and the result leave in one flush.
    public let joinsResult: Bool
}
