public import WireCore

/// `multipart/form-data` as browsers write it and servers read it: RFC 7578, WHATWG HTML.
///
/// ```swift
/// let codec = MultipartCodec(boundary: .webKit)
/// let body = try codec.encoded(form)          // codec.contentType goes into the head
/// let read = try codec.decode(body)           // FormData: texts and files
/// ```
public struct MultipartCodec: Sendable {
    /// What parts are told apart by.
    public let boundary: MultipartBoundary

    /// Creates a codec for bodies with `boundary`.
    public init(boundary: MultipartBoundary = .webKit) {
        self.boundary = boundary
    }

    /// The value of the header that goes with a body.
    public var contentType: String { boundary.contentType }

    /// Returns a form's fields, in order, as the body of a request.
    ///
    /// Texts lose their lone surrogates to U+FFFD. Blobs are files called `blob`; an empty type is
    /// written as `application/octet-stream`.
    ///
    /// - Throws: `multipart.unsupportedValue` when the value is no FormData or holds something else
    ///   than texts, files and blobs; `multipart.boundaryInvalid`, `multipart.boundaryInContent`.
    public func encoded(_ payload: Payload) throws(WireError) -> [UInt8] {
        let root = payload.resolved(0)
        guard payload.kind(root) == .form else {
            throw WireError(MultipartError.unsupportedValue, at: 0)
        }
        var diagnostics = Diagnostics(limit: 0)
        try boundary.validate(.standard, at: 0, diagnostics: &diagnostics)
        var writer = MultipartWriter(payload, boundary: boundary.bytes)
        return try writer.write(root)
    }

    /// Reads a body; the value is a form of texts and files, in order.
    ///
    /// Where busboy 1.6 (names as UTF-8, as Next.js has it) and undici 7 agree, so does this
    /// reader. Where they part, a warning says what each makes of it.
    ///
    /// - Throws: `multipart.…` with the offset of the fault.
    public func decode(
        _ input: Span<UInt8>,
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let parts = try MultipartReader.read(
            input,
            boundary: boundary,
            limits: limits,
            diagnostics: &diagnostics
        )
        return Self.form(of: input, parts, diagnostics: &diagnostics)
    }

    /// Reads a body with the default limits, warnings put aside.
    ///
    /// - Throws: as above.
    public func decode(_ input: [UInt8]) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        return try decode(input.span, limits: .standard, diagnostics: &diagnostics)
    }

    /// The form that a body holds whose parts have been read.
    package static func form(
        of body: Span<UInt8>,
        _ parts: [MultipartPart],
        diagnostics: inout Diagnostics
    ) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for part in parts {
            builder.text(.key, part.name, source: part.nameRange.lowerBound)
            append(part, of: body, to: &builder, diagnostics: &diagnostics)
        }
        builder.end()
        return builder.finish()
    }

    /// The bytes of a field that busboy keeps unless told otherwise.
    private static let busboyFieldByteCount = 1 << 20

    private static func append(
        _ part: MultipartPart,
        of input: Span<UInt8>,
        to builder: inout PayloadBuilder,
        diagnostics: inout Diagnostics
    ) {
        let source = part.content.lowerBound
        let content = [UInt8](copying: input.extracting(part.content))
        if let file = part.file {
            builder.begin(.file, source: part.headers.lowerBound)
            builder.key("name")
            builder.text(.string, file.name, source: file.nameRange.lowerBound)
            builder.key("type")
            builder.text(.string, file.type)
            builder.key("base64")
            builder.text(
                .bytes,
                content,
                detail: PayloadNode.ElementKind.uint8.rawValue,
                source: source
            )
            builder.end()
            return
        }
        if content.count > busboyFieldByteCount {
            diagnostics.warn(MultipartError.fieldTruncatedByBusboy, at: source)
        }
        if let fault = WTF8.firstFault(content.span) {
            diagnostics.warn(MultipartError.valueNotUTF8, at: source + fault)
            builder.text(.string, WTF8.decodeLossy(content), source: source)
        } else {
            builder.text(.string, content, source: source)
        }
    }
}
