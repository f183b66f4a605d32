public import WireCore

/// `application/x-www-form-urlencoded` as URLSearchParams writes and reads it: WHATWG URL, section 5.
///
/// ```
/// [["text","Buy Milk"],["tag","a&b"]]     text=Buy+Milk&tag=a%26b
/// ```
public struct URLEncodedCodec: PayloadCodec {
    /// Creates the codec.
    public init() {}

    /// The value of the header that goes with a body.
    public var contentType: String { "application/x-www-form-urlencoded" }

    /// Appends a form's fields, or those of search parameters, in order.
    ///
    /// Lone surrogates are written as U+FFFD.
    ///
    /// - Throws: `urlencoded.unsupportedValue` when the value is something else, or holds a file.
    public func encode(_ payload: Payload, into output: inout [UInt8]) throws(WireError) {
        let root = payload.resolved(0)
        guard payload.kind(root) == .form || payload.kind(root) == .params else {
            throw WireError(URLEncodedError.unsupportedValue, at: 0)
        }
        var written: [UInt8] = []
        var isFirst = true
        for (key, value) in payload.members(root) {
            guard payload.kind(value) == .string else {
                throw WireError(
                    URLEncodedError.unsupportedValue,
                    at: 0,
                    "a field's value is a text, not a \(payload.kind(payload.resolved(value)).label)"
                )
            }
            if !isFirst { written.append(UInt8(ascii: "&")) }
            isFirst = false
            Self.append(payload, key, to: &written)
            written.append(UInt8(ascii: "="))
            Self.append(payload, value, to: &written)
        }
        output += written
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

    private static func append(_ payload: Payload, _ index: Int, to output: inout [UInt8]) {
        var text: [UInt8] = []
        WTF8.appendWellFormed(payload.bytes[payload.range(index)].span, to: &text)
        for byte in text {
            if PercentText.isAlphanumeric(byte) || "*-._".utf8.contains(byte) {
                output.append(byte)
            } else if byte == UInt8(ascii: " ") {
                output.append(UInt8(ascii: "+"))
            } else {
                PercentText.appendEscape(byte, to: &output)
            }
        }
    }
}
