internal import WireCore

/// Scanning of bytes, eight at a time where that is faster.
enum JSONScan {
    /// The byte at `position`; 0, which no JSON text has between tokens, at the end.
    @inline(__always)
    static func byte(_ input: Span<UInt8>, _ position: Int) -> UInt8 {
        position < input.count ? input[position] : 0
    }

    /// The first position at or after `start` that holds no white space, or the end.
    @inline(__always)
    static func spaceEnd(_ input: Span<UInt8>, _ start: Int) -> Int {
        start < input.count && input[start] > 0x20 ? start : longSpaceEnd(input, start)
    }

    private static func longSpaceEnd(_ input: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < input.count {
            switch input[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return position
            }
            // Indentation: runs of spaces.
            while input.count - position >= 8 {
                let others = ByteWord.load(input, position) ^ (ByteWord.ones * 0x20)
                position += others == 0 ? 8 : others.trailingZeroBitCount / 8
                if others != 0 { break }
            }
        }
        return position
    }

    /// What a scan of string content stops at beside quotes, backslashes and control characters.
    enum Stop {
        /// Every byte above 0x7F, which is to be checked.
        case notASCII
        /// The first byte of surrogates, and of the characters before them.
        case surrogate
    }

    /// The first position at or after `start` that holds a quote, a backslash, a control character
    /// or what `other` says, or the end.
    @inline(__always)
    static func stop(_ input: Span<UInt8>, _ start: Int, at other: Stop = .notASCII) -> Int {
        var position = start
        while input.count - position >= 8 {
            let word = ByteWord.load(input, position)
            let controls = (word &- ByteWord.ones * 0x20) & ~word
            let others = other == .notASCII ? word : ByteWord.marks(word, 0xED)
            let marks =
                ByteWord.marks(word, UInt8(ascii: "\""))
                | ByteWord.marks(word, UInt8(ascii: "\\")) | controls | others
            if let place = ByteWord.firstMarked(marks) { return position + place }
            position += 8
        }
        while position < input.count {
            let byte = input[position]
            let isOther = other == .notASCII ? byte >= 0x80 : byte == 0xED
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || isOther { break }
            position += 1
        }
        return position
    }

    /// The position of the next quote or backslash at or after `start`, or the end of the input.
    ///
    /// - Throws: `json.controlCharacter` and `json.invalidUTF8` for what stands before it.
    static func plainEnd(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> Int {
        var position = stop(input, start)
        while position < input.count, input[position] >= 0x80 {
            repeat {
                let length = UTF8Sequence.length(input, position)
                guard length > 0 else { throw WireError(JSONError.invalidUTF8, at: position) }
                position += length
            } while position < input.count && input[position] >= 0x80
            position = stop(input, position)
        }
        if position < input.count, input[position] < 0x20 {
            throw WireError(JSONError.controlCharacter, at: position)
        }
        return position
    }

    /// The four hexadecimal digits at `start` as a number; nil when one of them is none, or when the
    /// text ends within eight bytes.
    @inline(__always)
    static func hexWord(_ input: Span<UInt8>, _ start: Int) -> UInt32? {
        guard input.count - start >= 8 else { return nil }
        let text = UInt32(truncatingIfNeeded: ByteWord.load(input, start))
        let lower = text | 0x2020_2020
        // The highest bit of a byte tells whether a sum reached 0x80, all bytes being ASCII.
        let isDigit = (text &+ 0x5050_5050) & ~(text &+ 0x4646_4646)
        let isLetter = (lower &+ 0x1F1F_1F1F) & ~(lower &+ 0x1919_1919) & 0x8080_8080
        guard text & 0x8080_8080 == 0, (isDigit | isLetter) & 0x8080_8080 == 0x8080_8080 else {
            return nil
        }
        let digits = text & 0x0F0F_0F0F &+ (isLetter >> 7) &* 9
        return (digits & 0xF) << 12 | (digits >> 8 & 0xF) << 8 | (digits >> 16 & 0xF) << 4
            | digits >> 24
    }

    /// How many bytes at `start` are those of `text`, up to the first that is not.
    @inline(__always)
    static func matchingCount(_ input: Span<UInt8>, _ start: Int, _ text: StaticString) -> Int {
        text.withUTF8Buffer { expected in
            for index in 0..<expected.count
            where unsafe byte(input, start + index) != expected[index] {
                return index
            }
            return expected.count
        }
    }

    /// An upper bound of the nodes that a text can make: each begins the text, or follows a
    /// bracket, a comma or a colon.
    static func nodeBound(_ input: Span<UInt8>) -> Int {
        var total = 1
        var position = 0
        // Blocks of fixed length become vector instructions.
        while input.count - position >= 64 {
            let block = input.extracting(position..<(position + 64))
            var count: UInt8 = 0
            for index in 0..<64 { count &+= precedesNode(block[index]) }
            total += Int(count)
            position += 64
        }
        while position < input.count {
            total += Int(precedesNode(input[position]))
            position += 1
        }
        return total
    }

    /// 1 for an opening bracket or brace, a comma or a colon, else 0.
    @inline(__always)
    private static func precedesNode(_ byte: UInt8) -> UInt8 {
        (byte == 0x2C ? 1 : 0) | (byte == 0x3A ? 1 : 0) | (byte | 0x20 == 0x7B ? 1 : 0)
    }

    /// A hash of a key's length, beginning and end, with which a few keys are told apart.
    @inline(__always)
    static func shortHash(_ input: Span<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
        var first: UInt64 = 0
        if input.count - start >= 8 {
            first = ByteWord.load(input, start)
            if count < 8 { first &= (1 << UInt64(count * 8)) - 1 }
        } else {
            for index in 0..<count { first |= UInt64(input[start + index]) << UInt64(index * 8) }
        }
        let last = count > 8 ? ByteWord.load(input, start + count - 8) : UInt64(count)
        return (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    }

    /// A hash of all of a key, another one in each run of the program.
    static func seededHash(_ text: Span<UInt8>) -> Int {
        var hasher = Hasher()
        var position = 0
        while text.count - position >= 8 {
            hasher.combine(ByteWord.load(text, position))
            position += 8
        }
        while position < text.count {
            hasher.combine(text[position])
            position += 1
        }
        return hasher.finalize()
    }

    static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        left.count == right.count && ByteWord.areEqual(left, 0, right, 0, count: left.count)
    }
}

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
