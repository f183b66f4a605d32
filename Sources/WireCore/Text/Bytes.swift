extension [UInt8] {
    /// Copies the bytes of a span.
    package init(copying bytes: Span<UInt8>) {
        self = []
        append(bytes)
    }

    /// Appends the bytes of a span.
    package mutating func append(_ bytes: Span<UInt8>) {
        append(addingCapacity: bytes.count) { OutputBytes.append(bytes, to: &$0) }
    }

    /// Appends a constant text.
    @inlinable package mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }
}

extension StaticString {
    /// The UTF-8 bytes.
    @inlinable package var bytes: [UInt8] { withUTF8Buffer { unsafe Array($0) } }
}
