public import WireCore

/// The text that parts of a multipart body are told apart by.
public struct MultipartBoundary: Sendable, Hashable {
    /// The text itself, without the two hyphens that stand before it in a body.
    public let bytes: [UInt8]

    /// The shape that Chromium and Safari give a boundary, with sixteen fixed letters.
    public static let webKit = Self("----WebKitFormBoundaryWireweightAbcdef")

    /// Takes `text` as boundary, whatever it is; codecs refuse what cannot be one.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Reads the boundary that a content type names.
    ///
    /// - Parameters:
    ///   - contentType: the header's value, such as `multipart/form-data; boundary=x`.
    ///   - limits: `boundaryBytes` is observed.
    ///   - diagnostics: takes warnings; their offsets count from the start of the content type.
    /// - Throws: `multipart.notFormData`, `multipart.boundaryMissing`, `multipart.boundaryInvalid`;
    ///   offsets count from the start of the content type.
    public init(
        contentType: Span<UInt8>,
        limits: DecodingLimits = .standard,
        diagnostics: inout Diagnostics
    ) throws(WireError) {
        let type = MediaType([UInt8](copying: contentType))
        guard type.essence.elementsEqual("multipart/form-data".utf8) else {
            throw WireError(MultipartError.notFormData, at: 0)
        }
        guard let boundary = type.boundary else {
            throw WireError(MultipartError.boundaryMissing, at: contentType.count)
        }
        bytes = boundary.value
        try validate(limits, at: boundary.offset, diagnostics: &diagnostics)
        if type.strictBoundary != boundary.value {
            diagnostics.warn(
                MultipartError.parsersDiffer,
                at: boundary.offset,
                type.strictBoundary == nil
                    ? "busboy refuses this content type; undici reads it"
                    : "busboy reads another boundary from this content type than undici"
            )
        }
    }

    /// Refuses what cannot be a boundary, and notes what RFC 2046 does not allow.
    func validate(
        _ limits: DecodingLimits,
        at offset: Int,
        diagnostics: inout Diagnostics
    ) throws(WireError) {
        guard !bytes.isEmpty else {
            throw WireError(MultipartError.boundaryInvalid, at: offset, "the boundary is empty")
        }
        guard bytes.count <= limits.boundaryBytes else {
            throw WireError(
                MultipartError.boundaryInvalid,
                at: offset,
                "the boundary has \(bytes.count) bytes; the limit boundaryBytes is "
                    + "\(limits.boundaryBytes)"
            )
        }
        guard !bytes.contains(where: { [0x00, 0x0A, 0x0D].contains($0) }) else {
            throw WireError(
                MultipartError.boundaryInvalid,
                at: offset,
                "the boundary holds a line break or NUL"
            )
        }
        if bytes.count > 70 || bytes.last == 0x20 || !bytes.allSatisfy(Self.isAllowed) {
            diagnostics.warn(MultipartError.boundaryInvalid, at: offset)
        }
    }

    /// Reads the boundary out of a `Content-Type`, what is odd about it put aside.
    ///
    /// - Throws: as `init(contentType:limits:diagnostics:)`.
    public init(contentType: String) throws(WireError) {
        let bytes = Array(contentType.utf8)
        var diagnostics = Diagnostics(limit: 0)
        try self.init(contentType: bytes.span, diagnostics: &diagnostics)
    }

    /// The content type of a body with this boundary, quoted where it is no token.
    public var contentType: String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.allSatisfy(\.isToken) else {
            var quoted = ""
            for character in text.unicodeScalars {
                if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
                quoted.unicodeScalars.append(character)
            }
            return "multipart/form-data; boundary=\"\(quoted)\""
        }
        return "multipart/form-data; boundary=\(text)"
    }

    /// The characters of RFC 2046, section 5.1.1.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || "'()+_,-./:=? ".utf8.contains(byte)
    }
}
