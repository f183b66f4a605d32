internal import WireCore

/// A content type as fetch reads it (WHATWG MIME Sniffing, section 4.4), beside busboy's reading.
struct MediaType {
    /// Type and subtype in lower case; empty when the text is no media type.
    private(set) var essence: [UInt8] = []
    /// The boundary and where it begins in the text.
    private(set) var boundary: (value: [UInt8], offset: Int)?
    /// The boundary as busboy reads it; nil when it refuses the text.
    private(set) var strictBoundary: [UInt8]?

    init(_ text: [UInt8]) {
        var cursor = ByteCursor(text)
        cursor.skipBlanks()
        let type = cursor.take(while: \.isToken)
        guard cursor.skip("/") else { return }
        let subtype = cursor.take(while: \.isToken)
        guard !type.isEmpty, !subtype.isEmpty else { return }
        essence = text[type.lowerBound..<subtype.upperBound].lowercased()
        var strict = ByteCursor(text, at: cursor.position)
        cursor.skipBlanks()
        guard cursor.isAtEnd || cursor.next == UInt8(ascii: ";") else {
            essence = []
            return
        }
        let name = Array("boundary".utf8)
        boundary = cursor.lenientParameters().first { $0.name == name }
            .map { ($0.value, $0.range.lowerBound) }
        strictBoundary =
            strict.strictParameters(allowsExtended: false)?
            .first { $0.name == name }?.value
    }
}

extension ByteCursor {
    /// Reads parameters as fetch does: what is malformed is passed over.
    fileprivate mutating func lenientParameters() -> [HeaderParameter] {
        var parameters: [HeaderParameter] = []
        while skip(";") {
            skipBlanks()
            let name = take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") }
            guard skip("=") else { continue }
            let start = position
            var value: [UInt8]
            if skip("\"") {
                value = quotedString()
                _ = take { $0 != UInt8(ascii: ";") }
            } else {
                value = Array(text[take { $0 != UInt8(ascii: ";") }])
                while let last = value.last, last.isBlank { value.removeLast() }
                if value.isEmpty { continue }
            }
            guard !name.isEmpty, text[name].allSatisfy(\.isToken),
                value.allSatisfy(\.isFieldValue)
            else { continue }
            parameters.append(
                HeaderParameter(
                    name: text[name].lowercased(),
                    isExtended: false,
                    value: value,
                    range: start..<position
                )
            )
        }
        return parameters
    }

    /// Reads up to the closing quote or the end; a backslash is dropped before any character.
    private mutating func quotedString() -> [UInt8] {
        var value: [UInt8] = []
        while let byte = take(), byte != UInt8(ascii: "\"") {
            value.append(byte == UInt8(ascii: "\\") ? take() ?? byte : byte)
        }
        return value
    }
}
