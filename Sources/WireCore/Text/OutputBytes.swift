/// Writing several bytes at once: the one place where output is written through pointers.
package enum OutputBytes {
    /// Appends the lower `count` bytes of a word, at most 8, the lowest first.
    @inlinable @inline(__always)
    package static func append(
        word: UInt64,
        count: Int,
        to output: inout OutputSpan<UInt8>
    ) {
        precondition(count <= 8, "a word has eight bytes")
        guard output.freeCapacity >= 8 else {
            for index in 0..<count {
                output.append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8)))
            }
            return
        }
        // Eight bytes are written and `count` of them kept: both fit, as has just been checked.
        unsafe output.withUnsafeMutableBufferPointer { target, initialized in
            unsafe UnsafeMutableRawPointer(target.baseAddress.unsafelyUnwrapped + initialized)
                .storeBytes(of: word.littleEndian, as: UInt64.self)
            initialized += count
        }
    }

    /// Appends all bytes of a span.
    @inlinable
    package static func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
        precondition(bytes.count <= output.freeCapacity, "the bytes have room")
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target, initialized in
                guard let start = source.baseAddress, let place = target.baseAddress else { return }
                unsafe (place + initialized).initialize(from: start, count: source.count)
                initialized += source.count
            }
        }
    }

    /// Appends a constant text.
    @inlinable
    package static func append(_ text: StaticString, to output: inout OutputSpan<UInt8>) {
        text.withUTF8Buffer { source in unsafe append(source.span, to: &output) }
    }
}
