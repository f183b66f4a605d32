/// The leading 128 bits of the powers of ten, for reading and printing doubles.
///
/// The powers are those of five: a power of two only moves the binary point. They are computed
/// once, exactly, in a tenth of a millisecond.
enum PowersOfTen {
    /// The smallest exponent in the table; below it, nineteen digits are less than any double.
    static let lowest = -342
    /// The largest exponent in the table, which the smallest doubles need for printing.
    static let highest = 324

    /// The powers from `lowest` to `highest` with the highest bit set, the high and the low
    /// 64 bits in turn.
    ///
    /// Negative powers are rounded up, the others cut off.
    static let table: [UInt64] = {
        var entries: [UInt64] = []
        entries.reserveCapacity(2 * (highest - lowest + 1))
        for power in reciprocals().reversed() + multiples() {
            entries.append(UInt64(truncatingIfNeeded: power >> 64))
            entries.append(UInt64(truncatingIfNeeded: power))
        }
        return entries
    }()

    /// Returns 5^−1, 5^−2 and so on: a large power of two, divided again and again.
    private static func reciprocals() -> [UInt128] {
        var words = [UInt64](repeating: 0, count: 16) + [1]
        return (1...(-lowest)).map { _ in
            var rest: UInt64 = 0
            for index in words.indices.reversed() {
                (words[index], rest) = UInt64(5).dividingFullWidth((rest, words[index]))
            }
            return leadingBits(words) + 1
        }
    }

    /// Returns 5^0, 5^1 and so on.
    private static func multiples() -> [UInt128] {
        var words: [UInt64] = [1] + [UInt64](repeating: 0, count: 12)
        return (0...highest).map { exponent in
            if exponent > 0 {
                var carry: UInt64 = 0
                for index in words.indices {
                    let product = words[index].multipliedFullWidth(by: 5)
                    let (sum, overflow) = product.low.addingReportingOverflow(carry)
                    words[index] = sum
                    carry = product.high + (overflow ? 1 : 0)
                }
            }
            return leadingBits(words)
        }
    }

    /// The 128 bits from the highest one on, of a number with its least significant word first.
    private static func leadingBits(_ words: [UInt64]) -> UInt128 {
        let top = words.lastIndex { $0 != 0 } ?? 0
        func word(_ index: Int) -> UInt64 { index >= 0 ? words[index] : 0 }
        let shift = UInt64(words[top].leadingZeroBitCount)
        let upper = UInt128(word(top)) << 64 | UInt128(word(top - 1))
        guard shift > 0 else { return upper }
        return upper << UInt128(shift) | UInt128(word(top - 2) >> (64 - shift))
    }
}
