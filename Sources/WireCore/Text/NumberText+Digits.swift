extension NumberText {
    /// Writes a decimal as JavaScript lays it out; its digits do not end in a zero unless the
    /// exponent is 0.
    @inline(__always)
    static func write(_ decimal: Decimal, to output: inout OutputSpan<UInt8>) {
        var text = DigitText(decimal.digits)
        // Where the decimal point lies, counted from the first digit.
        let point = text.count + decimal.exponent
        switch point {
        case text.count...21:
            text.write(to: &output)
            output.append(repeating: zero, count: decimal.exponent)
        case 1...21:
            text.writeFirst(point, to: &output)
            output.append(UInt8(ascii: "."))
            text.write(to: &output)
        case -5...0:
            output.append(zero)
            output.append(UInt8(ascii: "."))
            output.append(repeating: zero, count: -point)
            text.write(to: &output)
        default:
            text.writeFirst(1, to: &output)
            if text.count > 0 {
                output.append(UInt8(ascii: "."))
                text.write(to: &output)
            }
            output.append(UInt8(ascii: "e"))
            output.append(UInt8(ascii: point > 0 ? "+" : "-"))
            DigitText(UInt64((point - 1).magnitude)).write(to: &output)
        }
    }

    private static let zero = UInt8(ascii: "0")

    /// The decimal digits of an integer, eight in a word, the first one in the lowest byte.
    private struct DigitText {
        private var first: UInt64
        private var second: UInt64 = 0
        private var third: UInt64 = 0
        /// The number of digits left; at first 1 for zero.
        private(set) var count: Int

        /// `value` has at most seventeen digits, as many as a double needs.
        @inline(__always)
        init(_ value: UInt64) {
            guard value >= 100_000_000 else {
                first = Self.eightDigits(value)
                count = 8
                drop(min(7, first.trailingZeroBitCount / 8))
                return
            }
            let upper = value / 100_000_000
            let low = Self.eightDigits(value &- upper &* 100_000_000)
            let leading = upper / 100_000_000
            let middle = Self.eightDigits(upper &- leading &* 100_000_000)
            if leading == 0 {
                first = middle
                second = low
                count = 16
                drop(middle.trailingZeroBitCount / 8)
            } else {
                first = leading | middle << 8
                second = middle >> 56 | low << 8
                third = low >> 56
                count = 17
            }
        }

        /// Takes away the first digits, at most eight.
        @inline(__always)
        private mutating func drop(_ digits: Int) {
            let bits = UInt64(truncatingIfNeeded: digits &* 8)
            first = first >> bits | second << (64 &- bits)
            second = second >> bits | third << (64 &- bits)
            third >>= bits
            count &-= digits
        }

        /// Writes the first digits and takes them away.
        @inline(__always)
        mutating func writeFirst(_ digits: Int, to output: inout OutputSpan<UInt8>) {
            var left = digits
            while left > 0 {
                let group = min(8, left)
                OutputBytes.append(word: first | Self.zeros, count: group, to: &output)
                drop(group)
                left -= group
            }
        }

        /// Writes all digits that are left.
        @inline(__always)
        func write(to output: inout OutputSpan<UInt8>) {
            OutputBytes.append(word: first | Self.zeros, count: min(8, count), to: &output)
            guard count > 8 else { return }
            OutputBytes.append(word: second | Self.zeros, count: min(8, count - 8), to: &output)
            OutputBytes.append(word: third | Self.zeros, count: max(0, count - 16), to: &output)
        }

        private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

        /// The digits of a number below 10^8, one in a byte.
        @inline(__always)
        private static func eightDigits(_ value: UInt64) -> UInt64 {
            // A number is split into halves side by side: fours, then pairs, then digits.
            let fours = value / 10_000 | (value % 10_000) << 32
            let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
            let pairs = hundreds | (fours &- hundreds &* 100) << 16
            let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
            return tens | (pairs &- tens &* 10) << 8
        }
    }
}
