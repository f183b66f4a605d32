internal import WireCore
internal import WireMultipart

/// The body of a request as bytes, whose content type says how form fields stand in it.
struct ConvertBody {
    let options: ConvertOptions
    let bytes: [UInt8]

    init(_ options: ConvertOptions, _ bytes: [UInt8]) {
        self.options = options
        self.bytes = bytes
    }

    /// The media type that the options name, in lower case and without parameters.
    private var essence: Substring? {
        options.contentType.map { type in
            let essence = type.lowercased().prefix { $0 != ";" }
            return essence.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        }
    }

    /// Whether the options say that fields stand in parts, or, where they say nothing, the body
    /// begins as such a body does.
    var isMultipart: Bool {
        if let essence { return essence.hasPrefix("multipart/") }
        return options.boundary != nil || bytes.starts(with: Self.hyphens)
    }

    /// Reads a posted form: multipart, or urlencoded where the content type says so.
    ///
    /// - Throws: `multipart.…` or `urlencoded.…`.
    func form(_ diagnostics: inout Diagnostics) throws(WireError) -> Payload {
        guard essence == "application/x-www-form-urlencoded" else {
            return try multipart(&diagnostics)
        }
        return try urlencoded(&diagnostics)
    }

    /// Reads fields that stand in parts, told apart as `contentType` says, or as the options do.
    func multipart(
        contentType: ArraySlice<UInt8>? = nil,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let codec = MultipartCodec(boundary: try boundary(contentType, &diagnostics))
        return try codec.decode(bytes.span, limits: options.limits, diagnostics: &diagnostics)
    }

    /// Reads fields that stand as `name=value`.
    func urlencoded(_ diagnostics: inout Diagnostics) throws(WireError) -> Payload {
        try URLEncodedCodec()
            .decode(bytes.span, limits: options.limits, diagnostics: &diagnostics)
    }

    /// The boundary of the content type or of the options, else of the body's first line.
    func boundary(
        _ contentType: ArraySlice<UInt8>? = nil,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> MultipartBoundary {
        if let type = contentType ?? options.contentType.map({ Array($0.utf8)[...] }) {
            return try MultipartBoundary(
                contentType: type.span,
                limits: options.limits,
                diagnostics: &diagnostics
            )
        }
        if let boundary = options.boundary { return MultipartBoundary(boundary) }
        guard let boundary = Self.boundary(ofFirstLine: bytes) else {
            throw WireError(
                MultipartError.boundaryMissing,
                at: 0,
                "no --content-type or --boundary was given, and the body begins with none"
            )
        }
        diagnostics.warn(ConvertError.boundary, at: 0)
        return MultipartBoundary(boundary)
    }

    private static let hyphens = Array("--".utf8)

    /// The boundary of the delimiter that a body begins with; nil when it begins with something
    /// else.
    private static func boundary(ofFirstLine body: [UInt8]) -> String? {
        guard body.starts(with: hyphens) else { return nil }
        let end = body.firstIndex(of: 0x0A)
        var line = body[hyphens.count..<(end ?? body.count)]
        while let last = line.last, [0x0D, 0x20, 0x09].contains(last) { line.removeLast() }
        // The closing delimiter alone is a form without fields.
        let isAlone = end.map { $0 + 1 == body.count } ?? true
        if isAlone, line.suffix(hyphens.count).elementsEqual(hyphens) {
            line.removeLast(hyphens.count)
        }
        guard !line.isEmpty else { return nil }
        return String(validating: line, as: UTF8.self)
    }
}
