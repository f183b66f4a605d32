internal import WirePlatform

// The only file of this module that holds unsafe code for zstd, which is loaded when it is there.

/// A zstd compressor (RFC 8878).
@safe
final class ZstdEncoder: CodecStream {
    private let library: ZstdLibrary
    private let context: OpaquePointer

    /// Sets up a compressor; nil when the library is absent or memory is short.
    init?(level: Int) {
        guard let library = try? ZstdLibrary.loaded.get(),
            let context = unsafe library.createEncoder()
        else { return nil }
        self.library = library
        unsafe self.context = unsafe context
        let levelParameter: CInt = 100
        let status = unsafe library.setEncoderParameter(
            context,
            levelParameter,
            CInt(clamping: level)
        )
        guard library.isError(status) == 0 else { return nil }
    }

    deinit { _ = unsafe library.freeEncoder(context) }

    func reset() -> Bool {
        let sessionOnly: CInt = 1
        return unsafe library.isError(library.resetEncoder(context, sessionOnly)) == 0
    }

    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep {
        let directive: CInt =
            switch operation {
            case .process: 0
            case .flush: 1
            case .finish: 2
            }
        let (consumed, waiting) = unsafe zstdStep(input, &output) {
            unsafe library.compress(context, $0, $1, directive)
        }
        let outcome: StreamStep.Outcome =
            if library.isError(waiting) != 0 {
                .failed(library.reason(waiting))
            } else if operation == .process {
                consumed < input.count ? .wantsOutput : .wantsInput
            } else if waiting > 0 {
                .wantsOutput
            } else {
                operation == .finish ? .ended : .wantsInput
            }
        return StreamStep(consumedByteCount: consumed, outcome: outcome)
    }
}

/// A zstd decompressor; a stream ends with each frame, and stepping on reads the next.
@safe
final class ZstdDecoder: CodecStream {
    private let library: ZstdLibrary
    private let context: OpaquePointer

    /// Sets up a decompressor; nil when the library is absent or memory is short.
    ///
    /// Its window is the 8 MiB that RFC 9659 grants to the content coding.
    init?() {
        guard let library = try? ZstdLibrary.loaded.get(),
            let context = unsafe library.createDecoder()
        else { return nil }
        self.library = library
        unsafe self.context = unsafe context
        let windowParameter: CInt = 100
        let status = unsafe library.setDecoderParameter(context, windowParameter, 23)
        guard library.isError(status) == 0 else { return nil }
    }

    deinit { _ = unsafe library.freeDecoder(context) }

    func reset() -> Bool {
        let sessionOnly: CInt = 1
        return unsafe library.isError(library.resetDecoder(context, sessionOnly)) == 0
    }

    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep {
        let checksumWrong = -22
        let (consumed, hint) = unsafe zstdStep(input, &output) {
            unsafe library.decompress(context, $0, $1)
        }
        let outcome: StreamStep.Outcome =
            if library.isError(hint) != 0 {
                hint == checksumWrong ? .checksumFailed : .failed(library.reason(hint))
            } else if hint == 0 {
                .ended
            } else {
                output.freeCapacity == 0 || consumed < input.count ? .wantsOutput : .wantsInput
            }
        return StreamStep(consumedByteCount: consumed, outcome: outcome)
    }
}

/// A buffer as zstd takes it, for input and output alike: three words.
@unsafe
private struct ZstdBuffer {
    var bytes: UnsafeRawPointer?
    var byteCount: Int
    var position: Int
}

/// Lends both buffers to zstd, which moves their positions.
private func zstdStep(
    _ input: Span<UInt8>,
    _ output: inout OutputSpan<UInt8>,
    _ call: (_ output: ZstdPlace, _ input: ZstdPlace) -> Int
) -> (consumedByteCount: Int, result: Int) {
    unsafe input.withUnsafeBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target, count in
            var inputBuffer = unsafe ZstdBuffer(
                bytes: UnsafeRawPointer(source.baseAddress),
                byteCount: source.count,
                position: 0
            )
            var outputBuffer = unsafe ZstdBuffer(
                bytes: UnsafeRawPointer(target.baseAddress),
                byteCount: target.count,
                position: count
            )
            let result = unsafe call(&outputBuffer, &inputBuffer)
            count = unsafe outputBuffer.position
            return unsafe (inputBuffer.position, result)
        }
    }
}

private typealias ZstdPlace = UnsafeMutableRawPointer
private typealias ZstdCreate = @convention(c) () -> OpaquePointer?
private typealias ZstdFree = @convention(c) (OpaquePointer?) -> Int
private typealias ZstdReset = @convention(c) (OpaquePointer?, CInt) -> Int
private typealias ZstdSet = @convention(c) (OpaquePointer?, CInt, CInt) -> Int
private typealias ZstdText = UnsafePointer<CChar>

/// The functions of `libzstd`.
@safe
struct ZstdLibrary {
    fileprivate let createEncoder: ZstdCreate
    fileprivate let freeEncoder: ZstdFree
    fileprivate let resetEncoder: ZstdReset
    fileprivate let setEncoderParameter: ZstdSet
    fileprivate let compress: @convention(c) (OpaquePointer?, ZstdPlace, ZstdPlace, CInt) -> Int
    fileprivate let createDecoder: ZstdCreate
    fileprivate let freeDecoder: ZstdFree
    fileprivate let resetDecoder: ZstdReset
    fileprivate let setDecoderParameter: ZstdSet
    fileprivate let decompress: @convention(c) (OpaquePointer?, ZstdPlace, ZstdPlace) -> Int
    fileprivate let isError: @convention(c) (Int) -> CUnsignedInt
    private let errorName: @convention(c) (Int) -> ZstdText?
    private let version: @convention(c) () -> ZstdText?

    /// The library, or why it is absent.
    static let loaded = Result { () throws(DynamicLibrary.Absence) in try Self() }

    private init() throws(DynamicLibrary.Absence) {
        let library = try DynamicLibrary("zstd", version: 1)
        unsafe createEncoder = try library.function("ZSTD_createCCtx")
        unsafe freeEncoder = try library.function("ZSTD_freeCCtx")
        unsafe resetEncoder = try library.function("ZSTD_CCtx_reset")
        unsafe setEncoderParameter = try library.function("ZSTD_CCtx_setParameter")
        unsafe compress = try library.function("ZSTD_compressStream2")
        unsafe createDecoder = try library.function("ZSTD_createDCtx")
        unsafe freeDecoder = try library.function("ZSTD_freeDCtx")
        unsafe resetDecoder = try library.function("ZSTD_DCtx_reset")
        unsafe setDecoderParameter = try library.function("ZSTD_DCtx_setParameter")
        unsafe decompress = try library.function("ZSTD_decompressStream")
        isError = try unsafe library.function("ZSTD_isError")
        unsafe errorName = try library.function("ZSTD_getErrorName")
        unsafe version = try library.function("ZSTD_versionString")
    }

    /// Such as `1.5.4`.
    var versionText: String { unsafe Self.text(version()) }

    fileprivate func reason(_ status: Int) -> String {
        unsafe "zstd: " + Self.text(errorName(status))
    }

    @unsafe
    private static func text(_ text: ZstdText?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? "unknown"
    }
}
