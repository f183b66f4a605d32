/// One HTTP/1.1 message as it was read: its head, its content and how it was framed.
public struct HTTPMessage<Head: MessageHead>: Sendable, Hashable {
    /// The head, field names and order as they were sent.
    public let head: Head
    /// The bytes of the head as they were sent, the empty line included.
    public let headByteCount: Int
    /// The content without chunk framing, still in its content coding.
    public let content: [UInt8]
    /// The sizes of the chunks before the last, empty one; nil when the content is not in chunks.
    public let chunkByteCounts: [Int]?
    /// The bytes of the whole message as it was sent, framing included.
    public let byteCount: Int
    /// Whether the content was there to its end.
    public let isComplete: Bool

    /// The bytes after the head as they were sent, chunk framing included.
    public var bodyByteCount: Int { byteCount - headByteCount }
}
