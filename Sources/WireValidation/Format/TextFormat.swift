/// Short notations: JSON pointers, URI templates, UUIDs.
enum TextFormat {
    /// RFC 6901: empty, or tokens each behind a slash, `~` only as `~0` and `~1`.
    static func allowsPointer(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        guard first == UInt8(ascii: "/") else { return false }
        return text.indices.allSatisfy { index in
            guard text[index] == UInt8(ascii: "~") else { return true }
            return index + 1 < text.endIndex && (0x30...0x31).contains(text[index + 1])
        }
    }

    /// A number without leading zeros, then `#` or a JSON pointer.
    static func allowsRelativePointer(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = FormatReader(text)
        let digits = reader.run(while: \.isDigit)
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else {
            return false
        }
        return reader.rest.elementsEqual("#".utf8) || allowsPointer(reader.rest)
    }

    /// Hexadecimal digits in groups of 8, 4, 4, 4 and 12; `urn:uuid:` may stand before them.
    static func allowsUUID(_ text: ArraySlice<UInt8>) -> Bool {
        let prefix = "urn:uuid:"
        let start = text.prefix(prefix.utf8.count).map { $0.isLetter ? $0 | 0x20 : $0 }
        let digits = start.elementsEqual(prefix.utf8) ? text.dropFirst(start.count) : text
        let groups = digits.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// RFC 6570: literals, and expressions in braces.
    static func allowsTemplate(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = FormatReader(text)
        while !reader.isAtEnd {
            if reader.take("{") {
                let expression = reader.run { $0 != UInt8(ascii: "}") }
                guard reader.take("}"), isExpression(expression) else { return false }
            } else if reader.take("%") {
                guard isEncodedByte(&reader) else { return false }
            } else {
                guard let literal = reader.rest.first, isLiteral(literal) else { return false }
                _ = reader.run { isLiteral($0) }
            }
        }
        return true
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"\"%<>\\^`{|}".utf8.contains(byte)
    }

    private static func isEncodedByte(_ reader: inout FormatReader) -> Bool {
        guard reader.rest.count >= 2, reader.rest.prefix(2).allSatisfy(\.isHexDigit) else {
            return false
        }
        var digits = 0
        _ = reader.run { _ in
            digits += 1
            return digits <= 2
        }
        return true
    }

    private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
        let hasOperator = text.first.map { "+#./;?&=,!@|".utf8.contains($0) } ?? false
        return (hasOperator ? text.dropFirst() : text)
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .allSatisfy(isVariable)
    }

    /// A name, and `*` or `:` with a length up to 9999.
    private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = FormatReader(text)
        repeat {
            var hasCharacter = false
            while true {
                if reader.take("%") {
                    guard isEncodedByte(&reader) else { return false }
                } else if reader.run(while: { $0.isAlphanumeric || $0 == 0x5F }).isEmpty {
                    break
                }
                hasCharacter = true
            }
            guard hasCharacter else { return false }
        } while reader.take(".")
        if reader.take("*") || reader.isAtEnd { return reader.isAtEnd }
        guard reader.take(":"), reader.rest.first != UInt8(ascii: "0") else { return false }
        return (1...4).contains(reader.run(while: \.isDigit).count) && reader.isAtEnd
    }
}
