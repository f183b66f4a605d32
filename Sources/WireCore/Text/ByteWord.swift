/// Scanning eight bytes at a time: a word whose lowest byte is the first one of the text.
package enum ByteWord {
    /// The word of the eight bytes at `position`, which must be there.
    @inlinable @inline(__always)
    package static func load(_ input: Span<UInt8>, _ position: Int) -> UInt64 {
        // One bounds check, then one load: the compiler joins the eight.
        let part = input.extracting(position..<(position + 8))
        var word: UInt64 = 0
        for index in 0..<8 { word |= UInt64(part[index]) << UInt64(index * 8) }
        return word
    }

    /// Sets the highest bit of each byte that is `byte`, and perhaps of bytes above such a one; what
    /// the other bits are means nothing.
    @inlinable @inline(__always)
    package static func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let differences = word ^ (ones * UInt64(byte))
        return (differences &- ones) & ~differences
    }

    /// The place, 0 to 7, of the lowest byte whose highest bit is set; nil when there is none.
    @inlinable @inline(__always)
    package static func firstMarked(_ marks: UInt64) -> Int? {
        let bits = marks & highBits
        return bits == 0 ? nil : bits.trailingZeroBitCount / 8
    }

    /// The first position from `start` up to `end` that holds one of two bytes; `end` when none
    /// does.
    @inlinable
    package static func firstIndex(
        of one: UInt8,
        or other: UInt8,
        in input: Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> Int {
        var position = start
        while end - position >= 8 {
            let word = load(input, position)
            if let place = firstMarked(marks(word, one) | marks(word, other)) {
                return position + place
            }
            position += 8
        }
        while position < end, input[position] != one, input[position] != other { position += 1 }
        return position
    }

    /// Whether `count` bytes of two texts are the same.
    @inlinable @inline(__always)
    package static func areEqual(
        _ one: Span<UInt8>,
        _ start: Int,
        _ other: Span<UInt8>,
        _ otherStart: Int,
        count: Int
    ) -> Bool {
        var offset = 0
        guard count < 8 else {
            while count - offset > 8 {
                guard load(one, start + offset) == load(other, otherStart + offset) else {
                    return false
                }
                offset += 8
            }
            // The last word may overlap the one before.
            return load(one, start + count - 8) == load(other, otherStart + count - 8)
        }
        if one.count - start >= 8, other.count - otherStart >= 8 {
            let difference = load(one, start) ^ load(other, otherStart)
            return difference << UInt64(64 - count * 8) == 0
        }
        while offset < count {
            guard one[start + offset] == other[otherStart + offset] else { return false }
            offset += 1
        }
        return true
    }

    /// 1 in every byte: times a byte, it is a word of nothing but that byte.
    @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
    /// The highest bit of every byte.
    @inlinable package static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}
