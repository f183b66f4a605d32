private import CZlib

/// A zlib compressor: the only file of this module that holds unsafe code for zlib.
///
/// The stream is allocated once and reset between bodies, since setting one up costs more than
/// compressing a small body (256 kB of tables at level 6).
@safe
struct DeflateStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// The containers around deflated data, by zlib's window bits.
    enum Container: Int32 {
        /// RFC 1952.
        case gzip = 31
        /// RFC 1950, what HTTP calls `deflate`.
        case zlib = 15
    }

    /// Sets up a compressor; nil when memory is short or the level is none of zlib's.
    init?(_ container: Container, level: Int) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe deflateInit2_(
            stream,
            Int32(truncatingIfNeeded: level),
            Z_DEFLATED,
            container.rawValue,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard status == Z_OK else { return nil }
    }

    deinit {
        _ = unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Makes the stream ready for another body.
    mutating func reset() { _ = unsafe deflateReset(stream) }

    /// Compresses bytes and writes out all of them, so that a reader has everything so far.
    mutating func flush(_ input: Span<UInt8>, into output: inout [UInt8]) {
        run(input, Z_SYNC_FLUSH, &output)
    }

    /// Compresses the last bytes and ends the body.
    mutating func finish(_ input: Span<UInt8>, into output: inout [UInt8]) {
        run(input, Z_FINISH, &output)
    }

    private mutating func run(_ input: Span<UInt8>, _ flush: Int32, _ output: inout [UInt8]) {
        unsafe input.withUnsafeBufferPointer { source in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            // Bodies are bounded far below zlib's 4 GiB.
            unsafe stream.pointee.avail_in = UInt32(source.count)
            var isDone = false
            while !isDone {
                output.append(addingCapacity: 16_384) { span in
                    unsafe span.withUnsafeMutableBufferPointer { target, count in
                        unsafe stream.pointee.next_out = target.baseAddress
                        unsafe stream.pointee.avail_out = UInt32(target.count)
                        let status = unsafe deflate(stream, flush)
                        count = unsafe target.count - Int(stream.pointee.avail_out)
                        isDone = unsafe status != Z_OK || stream.pointee.avail_out > 0
                    }
                }
            }
        }
    }

    /// The version of the library that is loaded.
    static var libraryVersion: String {
        unsafe String(cString: zlibVersion())
    }
}
