public import WireCore

/// `application/x-www-form-urlencoded` as URLSearchParams writes and reads it: WHATWG URL, section 5.
///
/// ```
/// [["text","Buy Milk"],["tag","a&b"]]     text=Buy+Milk&tag=a%26b
/// ```
public struct URLEncodedCodec: Sendable {
    /// Creates the codec.
    public init() {}

    /// The value of the header that goes with a body.
    public var contentType: String { "application/x-www-form-urlencoded" }

    /// Returns a form's fields, or those of search parameters, in order.
    ///
    /// Lone surrogates are written as U+FFFD.
    ///
    /// - Throws: `urlencoded.unsupportedValue` when the value is something else, or holds a file.
    public func encoded(_ payload: Payload) throws(WireError) -> [UInt8] {
        let root = payload.resolved(0)
        guard payload.kind(root) == .form || payload.kind(root) == .params else {
            throw WireError(URLEncodedError.unsupportedValue, at: 0)
        }
        var output: [UInt8] = []
        for (key, value) in payload.members(root) {
            guard payload.kind(value) == .string else {
                throw WireError(
                    URLEncodedError.unsupportedValue,
                    at: 0,
                    "a field's value is a text, not a \(payload.kind(payload.resolved(value)).label)"
                )
            }
            if !output.isEmpty { output.append(UInt8(ascii: "&")) }
            Self.append(payload, key, to: &output)
            output.append(UInt8(ascii: "="))
            Self.append(payload, value, to: &output)
        }
        return output
    }

    /// Reads a body as URLSearchParams does; the value is a form of texts, in order.
    ///
    /// A warning says where undici, busboy or qs read something else, each reason once.
    ///
    /// - Throws: `urlencoded.inputTooLarge`, `urlencoded.tooManyValues`; everything else is read.
    public func decode(
        _ input: Span<UInt8>,
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = URLEncodedReader(limits)
        defer { diagnostics.append(reader.diagnostics) }
        return try reader.read(input)
    }

    /// Reads a body with the default limits, warnings put aside.
    ///
    /// - Throws: as above.
    public func decode(_ input: [UInt8]) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        return try decode(input.span, limits: .standard, diagnostics: &diagnostics)
    }

    private static func append(_ payload: Payload, _ index: Int, to output: inout [UInt8]) {
        var text: [UInt8] = []
        WTF8.appendWellFormed(payload.bytes[payload.range(index)].span, to: &text)
        PercentCoding.form.append(text, to: &output)
    }
}
