/// Well-formed UTF-8 sequences: Unicode, table 3-7.
enum UTF8Sequence {
    /// The length of the sequence of two to four bytes that begins at `position`, which holds a
    /// byte above 0x7F; 0 when it is malformed or cut.
    static func length(_ input: Span<UInt8>, _ position: Int) -> Int {
        let first = input[position]
        let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, first <= 0xF4, input.count - position >= count else { return 0 }
        let second = input[position + 1]
        let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return 0 }
        if count > 2, input[position + 2] & 0xC0 != 0x80 { return 0 }
        if count > 3, input[position + 3] & 0xC0 != 0x80 { return 0 }
        return count
    }
}
