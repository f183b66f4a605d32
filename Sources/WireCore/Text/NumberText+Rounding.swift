extension NumberText {
    /// The double nearest to `significand` × 10^`exponent`, ties to even.
    ///
    /// Daniel Lemire, Number Parsing at a Gigabyte per Second (2021), section 5; that the 128-bit
    /// table always suffices: Noble Mushtak and Lemire, Fast Number Parsing Without Fallback (2023).
    static func rounded(_ significand: UInt64, _ exponent: Int) -> Double {
        if significand >> 53 == 0, exponent.magnitude <= 22 {
            // Both are doubles, so one operation rounds once (William Clinger, 1990).
            let value = Double(significand)
            return exponent < 0 ? value / power(-exponent) : value * power(exponent)
        }
        guard significand != 0, exponent >= PowersOfTen.lowest else { return 0 }
        guard exponent <= 308 else { return .infinity }
        let zeros = significand.leadingZeroBitCount
        let product = product(significand << UInt64(zeros), exponent)
        let upperBit = Int(product.high >> 63)
        let shift = UInt64(upperBit + 9)
        var mantissa = product.high >> shift
        // The binary exponent, biased, of a number whose first bit is bit 52: ⌊e · log₂ 10⌋ + …
        let binary = (217_706 * exponent) >> 16 + 1_086 + upperBit - zeros
        if binary <= 0 { return subnormal(mantissa, binary) }
        if product.low <= 1, (-4...23).contains(exponent), mantissa & 3 == 1,
            mantissa << shift == product.high
        {
            // Exactly between two doubles: stay with the even one.
            mantissa &= ~1
        }
        mantissa = (mantissa + mantissa & 1) >> 1
        // A carry out of the mantissa moves into the exponent by itself.
        let bits = UInt64(binary - 1) << 52 + mantissa
        return bits >= 0x7FF0_0000_0000_0000 ? .infinity : Double(bitPattern: bits)
    }

    /// The leading 128 bits of a normalised significand times a power of ten.
    private static func product(
        _ significand: UInt64,
        _ exponent: Int
    ) -> (high: UInt64, low: UInt64) {
        let index = 2 * (exponent - PowersOfTen.lowest)
        let first = significand.multipliedFullWidth(by: PowersOfTen.table[index])
        guard first.high & 0x1FF == 0x1FF else { return (first.high, first.low) }
        // The bits that would be cut off could still carry: take the lower half into account.
        let second = significand.multipliedFullWidth(by: PowersOfTen.table[index + 1])
        let (low, overflow) = first.low.addingReportingOverflow(second.high)
        return (first.high + (overflow ? 1 : 0), low)
    }

    private static func subnormal(_ mantissa: UInt64, _ binary: Int) -> Double {
        guard binary > -63 else { return 0 }
        let cut = mantissa >> UInt64(1 - binary)
        return Double(bitPattern: (cut + cut & 1) >> 1)
    }

    /// 10^0 to 10^22, which doubles hold exactly.
    private static func power(_ exponent: Int) -> Double {
        var result = 1.0
        var base = 10.0
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result *= base }
            base *= base
            rest >>= 1
        }
        return result
    }
}
