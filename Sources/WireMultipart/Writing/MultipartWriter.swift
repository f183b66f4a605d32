internal import WireCore

/// Writes the parts of a form, as browsers and undici do: WHATWG HTML, multipart/form-data encoding
/// algorithm.
struct MultipartWriter {
    private let payload: Payload
    private let boundary: [UInt8]
    private var output: [UInt8] = []

    init(_ payload: Payload, boundary: [UInt8]) {
        self.payload = payload
        self.boundary = boundary
    }

    /// Writes the form at `root` and returns the body.
    mutating func write(_ root: Int) throws(WireError) -> [UInt8] {
        var delimiterCount = 1
        for (key, value) in payload.members(root) {
            delimiterCount += 1
            writeDelimiter("\r\n")
            append("Content-Disposition: form-data; name=\"")
            writeName(key)
            append("\"")
            try writeContent(payload.resolved(value))
            append("\r\n")
        }
        writeDelimiter("--\r\n")
        var matcher = ByteMatcher([0x0D, 0x0A, 0x2D, 0x2D] + boundary, matched: 2)
        guard matcher.matchCount(in: output.span) == delimiterCount else {
            throw WireError(MultipartError.boundaryInContent, at: 0)
        }
        return output
    }

    private mutating func writeDelimiter(_ end: String) {
        append("--")
        output.append(contentsOf: boundary)
        append(end)
    }

    private mutating func writeContent(_ value: Int) throws(WireError) {
        switch payload.kind(value) {
        case .string:
            append("\r\n\r\n")
            guard !isPlain(value) else {
                output.append(contentsOf: payload.bytes[payload.range(value)])
                return
            }
            output.append(contentsOf: Self.withCRLF(wellFormed(value)))
        case .file, .blob:
            writeFileHeaders(value)
            if let content = payload.member("base64", of: value) {
                output.append(contentsOf: payload.viewedBytes(payload.resolved(content)))
            }
        default:
            throw WireError(
                MultipartError.unsupportedValue,
                at: 0,
                "a form's value is a text, a file or a blob, not \(payload.kind(value))"
            )
        }
    }

    private mutating func writeFileHeaders(_ file: Int) {
        if let name = payload.member("name", of: file) {
            append("; filename=\"")
            appendEscaped(wellFormed(name))
            append("\"")
        } else {
            append("; filename=\"blob\"")
        }
        append("\r\nContent-Type: ")
        let type = payload.member("type", of: file).map {
            MultipartPart.File.keptType(wellFormed($0))
        }
        if let type, !type.isEmpty {
            output.append(contentsOf: type)
        } else {
            append("application/octet-stream")
        }
        append("\r\n\r\n")
    }

    /// Whether a text is written as it stands, as a name or a value: ASCII without control
    /// characters and quotes.
    private func isPlain(_ index: Int) -> Bool {
        let text = payload.bytes.span.extracting(payload.range(index))
        for place in text.indices where !Self.isPlain(text[place]) { return false }
        return true
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"")
    }

    private mutating func writeName(_ key: Int) {
        guard !isPlain(key) else {
            output.append(contentsOf: payload.bytes[payload.range(key)])
            return
        }
        appendEscaped(Self.withCRLF(wellFormed(key)))
    }

    /// Appends a name with the three characters that would end it as percent escapes; the percent
    /// sign itself stays, so that the escape is ambiguous.
    private mutating func appendEscaped(_ text: [UInt8]) {
        for byte in text {
            switch byte {
            case 0x0A: append("%0A")
            case 0x0D: append("%0D")
            case UInt8(ascii: "\""): append("%22")
            default: output.append(byte)
            }
        }
    }

    private func wellFormed(_ index: Int) -> [UInt8] {
        let text = Array(payload.bytes[payload.range(index)])
        guard WTF8.hasLoneSurrogate(text.span) else { return text }
        var replaced: [UInt8] = []
        WTF8.appendWellFormed(text.span, to: &replaced)
        return replaced
    }

    /// The text with every line end, CR, LF or both, as CR LF.
    private static func withCRLF(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 16)
        var previous: UInt8 = 0
        for byte in text {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: result.append(contentsOf: [0x0D, 0x0A])
            default: result.append(byte)
            }
            previous = byte
        }
        return result
    }

    private mutating func append(_ text: String) {
        output.append(contentsOf: text.utf8)
    }
}
