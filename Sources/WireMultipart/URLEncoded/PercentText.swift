/// Text with percent escapes.
enum PercentText {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends an escape of one byte.
    static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "%"))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 0x0F)])
    }

    /// The byte that the escape at `index` stands for; nil when none begins there.
    static func escape(_ text: Span<UInt8>, at index: Int) -> UInt8? {
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
            let high = HeaderText.hexDigit(text[index + 1]),
            let low = HeaderText.hexDigit(text[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// Whether a byte is a letter or digit.
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
