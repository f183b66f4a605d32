// Classes of ASCII characters, their letter case, and the numbers that their digits spell.
extension UInt8 {
    /// Whether this is a digit, `0` to `9`.
    @inlinable package var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether this is a letter, `A` to `Z` or `a` to `z`.
    @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether this is a letter or digit.
    @inlinable package var isAlphanumeric: Bool { isDigit || isLetter }

    /// Whether this is a space or tab.
    @inlinable package var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// Whether this may stand in a token of a header line (RFC 9110, section 5.6.2).
    package var isToken: Bool { isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }

    /// Whether this may stand in the value of a header line (RFC 9110, section 5.5): no control
    /// character but the tab.
    @inlinable package var isFieldValue: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

    /// `A` to `Z` in lower case; any other byte as it is.
    @inlinable package var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// Whether this is a hexadecimal digit, of either case.
    @inlinable package var isHexDigit: Bool { hexValue != nil }

    /// The value of a hexadecimal digit, of either case; nil for any other byte.
    @inlinable package var hexValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}

extension Sequence<UInt8> {
    /// The bytes with letters in lower case.
    @inlinable package func lowercased() -> [UInt8] { map(\.lowercased) }

    /// The bytes in hexadecimal, two digits each, letters in lower case.
    package var hexDigits: [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
    }

    /// Whether this is `name`, which is in lower case, but for the case of letters.
    package func matchesIgnoringCase(_ name: String) -> Bool {
        lazy.map(\.lowercased).elementsEqual(name.utf8)
    }
}

extension Collection<UInt8> {
    /// Whether this is a token (RFC 9110, section 5.6.2), which has one character or more.
    package var isToken: Bool { !isEmpty && allSatisfy(\.isToken) }
}

extension Span<UInt8> {
    /// The number that a text of nothing but decimal digits spells; nil for an empty text, any
    /// other character, and numbers beyond `Int`.
    @inlinable package var decimalValue: Int? {
        guard !isEmpty else { return nil }
        var value = 0
        for index in indices {
            guard self[index].isDigit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(Int(self[index] & 0x0F))
            guard !overflow, !carries else { return nil }
            value = sum
        }
        return value
    }
}
