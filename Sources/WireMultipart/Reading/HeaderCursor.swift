/// A position in the text of a header value.
struct HeaderCursor {
    let text: [UInt8]
    private(set) var position: Int

    init(_ text: [UInt8], at position: Int = 0) {
        self.text = text
        self.position = position
    }

    var isAtEnd: Bool { position == text.count }

    /// The byte at the position; nil at the end.
    var next: UInt8? { isAtEnd ? nil : text[position] }

    /// Passes over `byte` if it is the next one; returns whether it was.
    mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Passes over all bytes that `isWanted` accepts and returns where they are.
    mutating func take(while isWanted: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        while position < text.count, isWanted(text[position]) { position += 1 }
        return start..<position
    }

    /// Passes over spaces and tabs.
    mutating func skipBlanks() {
        _ = take(while: HeaderText.isBlank)
    }

    /// Takes the next byte.
    mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        return byte
    }
}

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
