internal import WireCore

/// A parameter of a header value.
struct HeaderParameter {
    /// Its name in lower case, without the asterisk of the extended form.
    var name: [UInt8]
    /// Whether its name ends in an asterisk (RFC 8187).
    var isExtended: Bool
    /// What it means.
    var value: [UInt8]
    /// Where its value stands in the header's value, without quotes.
    var range: Range<Int>
}

/// The strict grammar of parameters, which busboy follows: RFC 9110, section 5.6.6, RFC 8187.
extension ByteCursor {
    /// Reads all parameters up to the end; nil when anything is malformed.
    ///
    /// Of equal names the first counts. With `allowsExtended` names with an asterisk have the form
    /// `charset'language'percent-encoded`.
    mutating func strictParameters(allowsExtended: Bool) -> [HeaderParameter]? {
        var parameters: [HeaderParameter] = []
        while true {
            skipBlanks()
            if isAtEnd { return parameters }
            guard skip(";") else { return nil }
            skipBlanks()
            let name = take(while: \.isToken)
            guard skip("=") else { return nil }
            let isExtended = allowsExtended && text[name].last == UInt8(ascii: "*")
            guard let (value, range) = isExtended ? extendedValue() : plainValue(allowsExtended)
            else { return nil }
            parameters.append(
                HeaderParameter(
                    name: text[isExtended ? name.dropLast() : name].lowercased(),
                    isExtended: isExtended,
                    value: value,
                    range: range
                )
            )
        }
    }

    private mutating func plainValue(_ needsContent: Bool) -> (value: [UInt8], range: Range<Int>)? {
        if skip("\"") { return quotedValue() }
        if isAtEnd { return needsContent ? nil : ([], position..<position) }
        let range = take(while: \.isToken)
        return range.isEmpty ? nil : (Array(text[range]), range)
    }

    /// Reads up to the closing quote; a backslash is dropped before a quote or another backslash.
    private mutating func quotedValue() -> (value: [UInt8], range: Range<Int>)? {
        let start = position
        var value: [UInt8] = []
        while let byte = take() {
            if byte == UInt8(ascii: "\"") { return (value, start..<(position - 1)) }
            if byte == UInt8(ascii: "\\"), let escaped = next,
                escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\")
            {
                value.append(escaped)
                _ = take()
            } else {
                guard byte.isFieldValue else { return nil }
                value.append(byte)
            }
        }
        return nil
    }

    private mutating func extendedValue() -> (value: [UInt8], range: Range<Int>)? {
        let charset = take { $0.isToken && $0 != UInt8(ascii: "'") }
        guard skip("'") else { return nil }
        _ = take { $0 != UInt8(ascii: "'") }
        guard skip("'"), !isAtEnd else { return nil }
        let start = position
        var value: [UInt8] = []
        while let byte = next, byte.isToken, !"*'".utf8.contains(byte) {
            _ = take()
            if byte == UInt8(ascii: "%") {
                guard let escaped = hexByte() else { return nil }
                value.append(escaped)
            } else {
                value.append(byte)
            }
        }
        guard let decoded = Charset(label: text[charset])?.decode(value) else { return nil }
        return (decoded, start..<position)
    }
}

/// The character encodings of parameters and values that busboy is modelled for.
enum Charset {
    case utf8
    case latin1

    /// Finds an encoding by one of its labels; nil for any other.
    init?(label: some Sequence<UInt8>) {
        switch String(decoding: label.lowercased(), as: UTF8.self) {
        case "utf-8", "utf8": self = .utf8
        case "latin1", "ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1",
            "windows-1252", "cp1252", "x-cp1252":
            self = .latin1
        default: return nil
        }
    }

    /// The text as UTF-8.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8: WTF8.decodeLossy(bytes)
        case .latin1: Array(String(String.UnicodeScalarView(bytes.map(Unicode.Scalar.init))).utf8)
        }
    }
}
