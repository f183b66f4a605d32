extension NumberText {
    /// Writes a decimal as JavaScript lays it out; its digits do not end in a zero unless the
    /// exponent is 0.
    static func write(_ decimal: Decimal, to output: inout OutputSpan<UInt8>) {
        let count = digitCount(decimal.digits)
        // Where the decimal point lies, counted from the first digit.
        let point = count + decimal.exponent
        switch point {
        case count...21:
            writeDigits(decimal.digits, count, to: &output)
            output.append(repeating: zero, count: decimal.exponent)
        case 1...21:
            let unit = powerOfTen(-decimal.exponent)
            let whole = decimal.digits / unit
            writeDigits(whole, point, to: &output)
            output.append(UInt8(ascii: "."))
            writeDigits(decimal.digits - whole * unit, -decimal.exponent, to: &output)
        case -5...0:
            output.append(zero)
            output.append(UInt8(ascii: "."))
            output.append(repeating: zero, count: -point)
            writeDigits(decimal.digits, count, to: &output)
        default:
            let unit = powerOfTen(count - 1)
            let first = decimal.digits / unit
            writeDigits(first, 1, to: &output)
            if count > 1 {
                output.append(UInt8(ascii: "."))
                writeDigits(decimal.digits - first * unit, count - 1, to: &output)
            }
            output.append(UInt8(ascii: "e"))
            output.append(UInt8(ascii: point > 0 ? "+" : "-"))
            let exponent = UInt64(abs(point - 1))
            writeDigits(exponent, digitCount(exponent), to: &output)
        }
    }

    private static let zero = UInt8(ascii: "0")

    /// Writes exactly `count` digits, leading zeros included.
    private static func writeDigits(
        _ value: UInt64,
        _ count: Int,
        to output: inout OutputSpan<UInt8>
    ) {
        // In groups of eight from the left, each turned into text at once.
        var rest = value
        var left = count
        while left > 8 {
            let unit = powerOfTen(left - 8)
            let group = rest / unit
            rest -= group * unit
            OutputBytes.append(word: eightDigits(group), count: 8, to: &output)
            left -= 8
        }
        let group = rest * powerOfTen(8 - left)
        OutputBytes.append(word: eightDigits(group), count: left, to: &output)
    }

    /// The eight digits of a number below 10^8 as text, the first one in the lowest byte.
    private static func eightDigits(_ value: UInt64) -> UInt64 {
        let fours = value / 10_000 | (value % 10_000) << 32
        let hundreds = (fours * 10_486) >> 20 & 0x0000_007F_0000_007F
        let pairs = hundreds | (fours - hundreds * 100) << 16
        let tens = (pairs * 103) >> 10 & 0x000F_000F_000F_000F
        return (tens | (pairs - tens * 10) << 8) + 0x3030_3030_3030_3030
    }

    /// The number of decimal digits; 1 for zero.
    private static func digitCount(_ value: UInt64) -> Int {
        // 1233 / 4096 is a little more than log₁₀ 2: never too few, at most one too many.
        let estimate = ((64 - value.leadingZeroBitCount) * 1_233) >> 12
        return max(1, value < powerOfTen(estimate) ? estimate : estimate + 1)
    }

    /// 10^0 to 10^19.
    private static func powerOfTen(_ exponent: Int) -> UInt64 {
        let index = 2 * (exponent - PowersOfTen.lowest)
        // The table holds it with its highest bit first: 10^e has ⌊e · log₂ 10⌋ + 1 bits.
        let bits = (exponent * 217_706) >> 16
        return PowersOfTen.table[index] >> UInt64(63 - bits)
    }
}
