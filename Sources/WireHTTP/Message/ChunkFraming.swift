/// What sending content in chunks adds to it (RFC 9112, 7.1).
package enum ChunkFraming {
    /// Returns the bytes of a body in chunks of these sizes, with the empty chunk that ends it.
    ///
    /// Each chunk costs its size in hex digits and two line ends. Sizes of zero stand for writes
    /// without content, which are no chunks.
    package static func bodyByteCount(ofChunks sizes: [Int]) -> Int {
        sizes.reduce(5) { $0 + ($1 > 0 ? String($1, radix: 16).utf8.count + 4 + $1 : 0) }
    }
}

/// Returns the value of a hex digit, or nil.
package func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
}
