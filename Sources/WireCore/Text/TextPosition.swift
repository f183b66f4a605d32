/// A place in a text, for people.
public struct TextPosition: Hashable, Sendable {
    /// The line, counted from 1; lines end with LF, CR, or CR LF.
    public let line: Int
    /// The column in that line, counted from 1 in characters of Unicode (scalars).
    public let column: Int

    /// The place of a byte offset in a UTF-8 text; offsets beyond it count as its end.
    public init(of offset: Int, in text: Span<UInt8>) {
        var line = 1
        var column = 1
        for index in 0..<min(offset, text.count) {
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D {
                // Of CR LF, the LF ends the line.
                guard byte == 0x0A || index + 1 == text.count || text[index + 1] != 0x0A else {
                    continue
                }
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }
}
