public import WireCore

/// Undoes the content codings of a body, bounded, chunk by chunk or whole.
///
/// The result, errors and offsets are the same for every split into chunks: bytes go into the codings
/// in blocks of 1 KiB however they arrive, so output may lag behind by as much. Limits are checked
/// before each buffer of 16 KiB is added to the output; a ratio compares what a coding gave out with
/// the bytes of the body that were read until then, codings that lie on each other included.
public struct ContentDecoder: ~Copyable {
    private var layers: LayerStack
    private var receivedByteCount = 0
    private var failure: WireError?

    private static let blockByteCount = 1_024

    /// The warnings so far.
    public var diagnostics: Diagnostics { layers.diagnostics }

    /// Creates a decoder for what `Content-Encoding` says (RFC 9110, section 8.4).
    ///
    /// - Parameters:
    ///   - contentEncoding: codings in the order in which they were applied, `gzip, br`; names in
    ///     any case; `identity` and empty elements are left out.
    ///   - limits: `outputBytes`, `ratio`, `ratioFloor`, `encodings`, `gzipMembers`,
    ///     `gzipHeaderBytes` and `diagnostics` are observed.
    /// - Throws: `compression.tooManyEncodings`, `.unknownEncoding`, `.unavailable`, all at 0.
    public init(
        contentEncoding: String,
        limits: DecodingLimits = .standard
    ) throws(WireError) {
        let names = Self.names(contentEncoding)
        guard names.count <= limits.encodings else {
            throw WireError(
                CompressionError.tooManyEncodings,
                at: 0,
                names.count,
                limit: "encodings",
                limits.encodings
            )
        }
        var decoders: [any LayerDecoder] = []
        for name in names.reversed() { decoders.append(try Self.decoder(name, limits)) }
        layers = LayerStack(decoders.isEmpty ? [IdentityDecoder()] : decoders, limits: limits)
    }

    /// The names in a list, in small letters and without `identity`.
    private static func names(_ list: String) -> [String] {
        list.utf8.split(separator: 0x2C).compactMap { element in
            guard let first = element.firstIndex(where: { !$0.isBlank }),
                let last = element.lastIndex(where: { !$0.isBlank })
            else { return nil }
            let name = String(decoding: element[first...last].lowercased(), as: UTF8.self)
            return name == "identity" ? nil : name
        }
    }

    private static func decoder(
        _ name: String,
        _ limits: DecodingLimits
    ) throws(WireError) -> any LayerDecoder {
        guard let algorithm = ContentCoding.Algorithm(named: name) else {
            throw WireError(CompressionError.unknownEncoding, at: 0)
        }
        if let absence = algorithm.decompressionAbsence {
            throw WireError(CompressionError.unavailable, at: 0, absence)
        }
        let decoder: (any LayerDecoder)? =
            switch algorithm {
            case .gzip: DeflateDecoder(.gzip, limits: limits)
            case .deflate: DeflateDecoder(.zlib, limits: limits)
            case .brotli: BrotliDecoder().map { FrameDecoder($0, isConcatenable: false) }
            case .zstd: ZstdDecoder().map { FrameDecoder($0, isConcatenable: true) }
            }
        guard let decoder else {
            throw WireError(CoreError.internalFault, at: 0, "no memory to inflate")
        }
        return decoder
    }
}

extension ContentDecoder {
    /// Undoes the codings of a whole body.
    ///
    /// - Parameters:
    ///   - body: the bytes as they were sent, without chunk framing.
    ///   - contentEncoding: what the header of this name says.
    ///   - limits: see `init(contentEncoding:limits:)`.
    ///   - diagnostics: receives `compression.trailingData` and `.rawDeflate`.
    /// - Returns: the body without codings.
    /// - Throws: `CompressionError`.
    public static func decode(
        _ body: Span<UInt8>,
        contentEncoding: String,
        limits: DecodingLimits = .standard,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        var decoder = try Self(contentEncoding: contentEncoding, limits: limits)
        var output: [UInt8] = []
        try decoder.consume(body, into: &output)
        try decoder.finish(into: &output)
        diagnostics.append(decoder.diagnostics)
        return output
    }

    /// Takes in a chunk of the body and appends what is inflated by now.
    ///
    /// - Throws: what is wrong with the body; after that, every call throws the same.
    public mutating func consume(
        _ chunk: Span<UInt8>,
        into output: inout [UInt8]
    ) throws(WireError) {
        if let failure { throw failure }
        do throws(WireError) {
            var position = 0
            while position < chunk.count {
                let room = Self.blockByteCount - receivedByteCount % Self.blockByteCount
                let end = min(chunk.count, position + room)
                layers.append(chunk.extracting(position..<end))
                receivedByteCount += end - position
                if receivedByteCount % Self.blockByteCount == 0 { try layers.drain(into: &output) }
                position = end
            }
        } catch {
            failure = error
            throw error
        }
    }

    /// Ends the body and appends the rest.
    ///
    /// - Throws: what is wrong with the body, `compression.truncated` when its end is missing.
    public mutating func finish(into output: inout [UInt8]) throws(WireError) {
        if let failure { throw failure }
        do throws(WireError) {
            try layers.finish(into: &output)
        } catch {
            failure = error
            throw error
        }
    }
}
