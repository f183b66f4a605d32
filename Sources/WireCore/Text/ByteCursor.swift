/// A place in a text that is read from its start to its end; a copy goes its own way.
package struct ByteCursor {
    /// The whole text; positions are its indices.
    package let text: ArraySlice<UInt8>
    /// What is read next.
    package private(set) var position: Int

    /// Begins at the start of a text.
    package init(_ text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    /// Begins at a position of a text.
    package init(_ text: [UInt8], at position: Int = 0) {
        self.text = text[...]
        self.position = position
    }

    /// Whether nothing is left.
    package var isAtEnd: Bool { position == text.endIndex }

    /// The next byte; nil at the end.
    package var next: UInt8? { isAtEnd ? nil : text[position] }

    /// What is left.
    package var rest: ArraySlice<UInt8> { text[position...] }

    /// Takes the next byte; nil at the end.
    package mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        return byte
    }

    /// Takes all bytes that `isWanted` accepts and returns where they are.
    package mutating func take(while isWanted: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        while position < text.endIndex, isWanted(text[position]) { position += 1 }
        return start..<position
    }

    /// Passes over a character if it is the next one; returns whether it was.
    package mutating func skip(_ character: Unicode.Scalar, ignoringCase: Bool = false) -> Bool {
        let byte = UInt8(ascii: character)
        guard let next, next == byte || ignoringCase && next.lowercased == byte.lowercased else {
            return false
        }
        position += 1
        return true
    }

    /// Passes over spaces and tabs.
    package mutating func skipBlanks() { _ = take(while: \.isBlank) }

    /// Takes a number of exactly `count` decimal digits; nil, and nothing taken, without them.
    package mutating func number(digits count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, let number = digits.span.decimalValue else { return nil }
        position += count
        return number
    }

    /// Takes two hexadecimal digits, as they stand behind a percent sign; nil, and nothing taken,
    /// without them.
    package mutating func hexByte() -> UInt8? {
        guard rest.count >= 2, let high = text[position].hexValue,
            let low = text[position + 1].hexValue
        else { return nil }
        position += 2
        return high << 4 | low
    }
}
