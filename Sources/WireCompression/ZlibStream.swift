private import CZlib

// The only file of this module that holds unsafe code for zlib.

/// A zlib stream: allocated once, reset between bodies.
///
/// Setting a compressor up costs more than compressing a small body (256 kB of tables).
@safe
final class ZlibStream: CodecStream {
    /// What the stream does.
    enum Role {
        /// Deflates at a level into a container.
        case deflate(level: Int, Container)
        /// Inflates data without any container.
        case inflate
    }

    /// The containers around deflated data, by zlib's window bits.
    enum Container: Int32 {
        /// RFC 1951, none.
        case raw = -15
        /// RFC 1950, what HTTP calls `deflate`.
        case zlib = 15
        /// RFC 1952.
        case gzip = 31
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let role: Role

    /// Sets up a stream; nil when memory is short or the level is none of zlib's.
    init?(_ role: Role) {
        self.role = role
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status =
            switch role {
            case .deflate(let level, let container):
                unsafe deflateInit2_(
                    stream,
                    Int32(clamping: level),
                    Z_DEFLATED,
                    container.rawValue,
                    8,
                    Z_DEFAULT_STRATEGY,
                    ZLIB_VERSION,
                    size
                )
            case .inflate:
                unsafe inflateInit2_(stream, Container.raw.rawValue, ZLIB_VERSION, size)
            }
        guard status == Z_OK else { return nil }
    }

    deinit {
        switch role {
        case .deflate: _ = unsafe deflateEnd(stream)
        case .inflate: _ = unsafe inflateEnd(stream)
        }
        unsafe stream.deallocate()
    }

    func reset() -> Bool {
        switch role {
        case .deflate: unsafe deflateReset(stream) == Z_OK
        case .inflate: unsafe inflateReset(stream) == Z_OK
        }
    }

    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep {
        unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target, count in
                // Input and output come in slices far below the 4 GiB that zlib counts to.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(source.count)
                unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + count }
                unsafe stream.pointee.avail_out = UInt32(target.count - count)
                let status = run(operation)
                count = unsafe target.count - Int(stream.pointee.avail_out)
                return unsafe StreamStep(
                    consumedByteCount: source.count - Int(stream.pointee.avail_in),
                    outcome: outcome(status)
                )
            }
        }
    }

    private func run(_ operation: StreamOperation) -> Int32 {
        switch (role, operation) {
        case (.inflate, _): unsafe inflate(stream, Z_NO_FLUSH)
        case (.deflate, .process): unsafe deflate(stream, Z_NO_FLUSH)
        case (.deflate, .flush): unsafe deflate(stream, Z_SYNC_FLUSH)
        case (.deflate, .finish): unsafe deflate(stream, Z_FINISH)
        }
    }

    private func outcome(_ status: Int32) -> StreamStep.Outcome {
        switch status {
        case Z_STREAM_END: .ended
        // Z_BUF_ERROR only says that there was nothing to do.
        case Z_OK, Z_BUF_ERROR: unsafe stream.pointee.avail_out == 0 ? .wantsOutput : .wantsInput
        default:
            .failed(
                unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib \(status)"
            )
        }
    }

    /// The version of the library that is loaded.
    static var libraryVersion: String { unsafe String(cString: zlibVersion()) }
}

/// The checksums that stand behind deflated data.
enum Checksum {
    /// Continues a CRC-32 (RFC 1952, section 8), which begins with 0.
    static func crc32(_ checksum: UInt32, _ bytes: Span<UInt8>) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe UInt32(crc32_z(UInt(checksum), source.baseAddress, source.count))
        }
    }

    /// Continues an Adler-32 (RFC 1950, section 8.2), which begins with 1.
    static func adler32(_ checksum: UInt32, _ bytes: Span<UInt8>) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe UInt32(adler32_z(UInt(checksum), source.baseAddress, source.count))
        }
    }
}
