internal import WireCore

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
        var reader = ByteCursor(text)
        let digits = reader.take(while: \.isDigit)
        guard !digits.isEmpty, digits.count == 1 || text.first != UInt8(ascii: "0") else {
            return false
        }
        return reader.rest.elementsEqual("#".utf8) || allowsPointer(reader.rest)
    }

    /// Hexadecimal digits in groups of 8, 4, 4, 4 and 12; `urn:uuid:` may stand before them.
    static func allowsUUID(_ text: ArraySlice<UInt8>) -> Bool {
        let prefix = "urn:uuid:"
        let start = text.prefix(prefix.utf8.count).lowercased()
        let digits = start.elementsEqual(prefix.utf8) ? text.dropFirst(start.count) : text
        let groups = digits.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// RFC 6570: literals, and expressions in braces.
    static func allowsTemplate(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        while !reader.isAtEnd {
            if reader.skip("{") {
                let expression = reader.take { $0 != UInt8(ascii: "}") }
                guard reader.skip("}"), isExpression(text[expression]) else { return false }
            } else if reader.skip("%") {
                guard reader.hexByte() != nil else { return false }
            } else {
                guard let literal = reader.next, isLiteral(literal) else { return false }
                _ = reader.take { isLiteral($0) }
            }
        }
        return true
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"\"%<>\\^`{|}".utf8.contains(byte)
    }

    private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
        let hasOperator = text.first.map { "+#./;?&=,!@|".utf8.contains($0) } ?? false
        return (hasOperator ? text.dropFirst() : text)
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .allSatisfy(isVariable)
    }

    /// A name, and `*` or `:` with a length up to 9999.
    private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        repeat {
            var hasCharacter = false
            while true {
                if reader.skip("%") {
                    guard reader.hexByte() != nil else { return false }
                } else if reader.take(while: { $0.isAlphanumeric || $0 == 0x5F }).isEmpty {
                    break
                }
                hasCharacter = true
            }
            guard hasCharacter else { return false }
        } while reader.skip(".")
        if reader.skip("*") || reader.isAtEnd { return reader.isAtEnd }
        guard reader.skip(":"), reader.next != UInt8(ascii: "0") else { return false }
        return (1...4).contains(reader.take(while: \.isDigit).count) && reader.isAtEnd
    }
}
