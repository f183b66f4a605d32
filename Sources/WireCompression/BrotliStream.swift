internal import WirePlatform

// The only file of this module that holds unsafe code for brotli, which is loaded when it is there.

/// A brotli compressor (RFC 7932) with the library's own window of 22 bits.
@safe
final class BrotliEncoder: CodecStream {
    private let library: BrotliEncoderLibrary
    private let quality: Int
    private var state: OpaquePointer?

    /// Sets up a compressor; nil when the library is absent or memory is short.
    init?(quality: Int) {
        guard let library = try? BrotliEncoderLibrary.loaded.get() else { return nil }
        self.library = library
        self.quality = quality
        guard reset() else { return nil }
    }

    deinit { unsafe library.destroy(state) }

    func reset() -> Bool {
        unsafe library.destroy(state)
        unsafe state = library.create(nil, nil, nil)
        let qualityParameter: CInt = 1
        return unsafe state != nil
            && library.setParameter(state, qualityParameter, UInt32(clamping: quality)) != 0
    }

    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep {
        let number: CInt =
            switch operation {
            case .process: 0
            case .flush: 1
            case .finish: 2
            }
        let (consumed, isDone) = unsafe brotliStep(input, &output) {
            unsafe library.compress(state, number, $0, $1, $2, $3, nil)
        }
        guard isDone != 0 else {
            return StreamStep(consumedByteCount: consumed, outcome: .failed("brotli has no memory"))
        }
        let isFinished = unsafe library.isFinished(state) != 0
        let hasMore = unsafe library.hasMoreOutput(state) != 0 || consumed < input.count
        return StreamStep(
            consumedByteCount: consumed,
            outcome: isFinished ? .ended : hasMore ? .wantsOutput : .wantsInput
        )
    }
}

/// A brotli decompressor.
@safe
final class BrotliDecoder: CodecStream {
    private let library: BrotliDecoderLibrary
    private var state: OpaquePointer?

    /// Sets up a decompressor; nil when the library is absent or memory is short.
    init?() {
        guard let library = try? BrotliDecoderLibrary.loaded.get() else { return nil }
        self.library = library
        guard reset() else { return nil }
    }

    deinit { unsafe library.destroy(state) }

    func reset() -> Bool {
        unsafe library.destroy(state)
        unsafe state = library.create(nil, nil, nil)
        return unsafe state != nil
    }

    func step(
        _ input: Span<UInt8>,
        _ operation: StreamOperation,
        _ output: inout OutputSpan<UInt8>
    ) -> StreamStep {
        let (consumed, result) = unsafe brotliStep(input, &output) {
            unsafe library.decompress(state, $0, $1, $2, $3, nil)
        }
        let outcome: StreamStep.Outcome =
            switch result {
            case 1: .ended
            case 2: .wantsInput
            case 3: .wantsOutput
            default: .failed(unsafe "brotli error \(library.errorCode(state))")
            }
        return StreamStep(consumedByteCount: consumed, outcome: outcome)
    }
}

/// Lends both buffers to brotli, which counts down their rest and moves the places.
private func brotliStep(
    _ input: Span<UInt8>,
    _ output: inout OutputSpan<UInt8>,
    _ call: (BrotliRest, BrotliInput, BrotliRest, BrotliOutput) -> CInt
) -> (consumedByteCount: Int, result: CInt) {
    unsafe input.withUnsafeBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target, count in
            var inputRest = source.count
            var inputPlace = source.baseAddress
            var outputRest = target.count - count
            var outputPlace = unsafe target.baseAddress.map { unsafe $0 + count }
            let result = unsafe call(&inputRest, &inputPlace, &outputRest, &outputPlace)
            count = target.count - outputRest
            return (source.count - inputRest, result)
        }
    }
}

private typealias BrotliRest = UnsafeMutablePointer<Int>
private typealias BrotliInput = UnsafeMutablePointer<UnsafePointer<UInt8>?>
private typealias BrotliOutput = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
private typealias BrotliCreate =
    @convention(c) (UnsafeRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?) -> OpaquePointer?
private typealias BrotliDestroy = @convention(c) (OpaquePointer?) -> Void
private typealias BrotliAsk = @convention(c) (OpaquePointer?) -> CInt

/// The functions of `libbrotlienc`.
@safe
struct BrotliEncoderLibrary {
    fileprivate let create: BrotliCreate
    fileprivate let destroy: BrotliDestroy
    fileprivate let setParameter: @convention(c) (OpaquePointer?, CInt, UInt32) -> CInt
    fileprivate let compress:
        @convention(c) (
            OpaquePointer?, CInt, BrotliRest, BrotliInput, BrotliRest, BrotliOutput, BrotliRest?
        ) -> CInt
    fileprivate let hasMoreOutput: BrotliAsk
    fileprivate let isFinished: BrotliAsk
    private let version: @convention(c) () -> UInt32

    /// The library, or why it is absent.
    static let loaded = Result { () throws(DynamicLibrary.Absence) in try Self() }

    private init() throws(DynamicLibrary.Absence) {
        let library = try DynamicLibrary("brotlienc", version: 1)
        unsafe create = try library.function("BrotliEncoderCreateInstance")
        unsafe destroy = try library.function("BrotliEncoderDestroyInstance")
        unsafe setParameter = try library.function("BrotliEncoderSetParameter")
        unsafe compress = try library.function("BrotliEncoderCompressStream")
        unsafe hasMoreOutput = try library.function("BrotliEncoderHasMoreOutput")
        unsafe isFinished = try library.function("BrotliEncoderIsFinished")
        version = try unsafe library.function("BrotliEncoderVersion")
    }

    /// Such as `1.0.9`.
    var versionText: String {
        let number = version()
        return "\(number >> 24).\(number >> 12 & 0xFFF).\(number & 0xFFF)"
    }
}

/// The functions of `libbrotlidec`.
@safe
struct BrotliDecoderLibrary {
    fileprivate let create: BrotliCreate
    fileprivate let destroy: BrotliDestroy
    fileprivate let decompress:
        @convention(c) (
            OpaquePointer?, BrotliRest, BrotliInput, BrotliRest, BrotliOutput, BrotliRest?
        ) -> CInt
    fileprivate let errorCode: BrotliAsk

    /// The library, or why it is absent.
    static let loaded = Result { () throws(DynamicLibrary.Absence) in try Self() }

    private init() throws(DynamicLibrary.Absence) {
        let library = try DynamicLibrary("brotlidec", version: 1)
        unsafe create = try library.function("BrotliDecoderCreateInstance")
        unsafe destroy = try library.function("BrotliDecoderDestroyInstance")
        unsafe decompress = try library.function("BrotliDecoderDecompressStream")
        unsafe errorCode = try library.function("BrotliDecoderGetErrorCode")
    }
}
