extension NumberText {
    /// The shortest decimal that reads back as a double: `digits` × 10^`exponent`.
    struct Decimal {
        var digits: UInt64
        var exponent: Int

        /// The same decimal without zeros at the end of its digits.
        @inline(__always)
        var trimmed: Decimal {
            var result = self
            // What is divisible by ten is even, what is by 10^8, by 2^8: seen at little cost.
            while result.digits & 0xFF == 0, result.digits % 100_000_000 == 0 {
                result.digits /= 100_000_000
                result.exponent += 8
            }
            while result.digits & 1 == 0, result.digits % 10 == 0 {
                result.digits /= 10
                result.exponent += 1
            }
            return result
        }
    }

    /// The shortest decimal that reads back as `value`, the nearest of those, without zeros at the
    /// end.
    ///
    /// `value` is finite and above zero.
    static func shortest(_ value: Double) -> Decimal {
        let bits = value.bitPattern
        let fraction = bits & 0xF_FFFF_FFFF_FFFF
        let biased = Int(bits >> 52)
        let c = biased == 0 ? fraction : fraction | 1 << 52
        let q = max(biased, 1) - 1_075
        return shortest(c, q, isNarrow: fraction == 0 && biased > 1).trimmed
    }

    /// The shortest decimal that rounds to c × 2^q; where `isNarrow`, the next double below is
    /// only half as far away as the one above.
    ///
    /// Raffaello Giulietti, The Schubfach way to render doubles (2021), whose names these are.
    private static func shortest(_ c: UInt64, _ q: Int, isNarrow: Bool) -> Decimal {
        // The interval of numbers that round to the double, times four.
        let odd = c & 1
        let lower = 4 &* c &- (isNarrow ? 1 : 2)
        let upper = 4 &* c &+ 2
        let k = (q &* 1_262_611 &- (isNarrow ? 524_031 : 0)) >> 22
        let h = UInt64(truncatingIfNeeded: q &+ (-k &* 1_741_647) >> 19 &+ 1)
        let power = powerRoundedUp(-k)
        let vbl = roundToOdd(power, lower &<< h) &+ odd
        let vb = roundToOdd(power, (4 &* c) &<< h)
        let vbr = roundToOdd(power, upper &<< h) &- odd

        let s = vb >> 2
        if s >= 10 {
            // One digit less, if exactly one of the two candidates lies inside.
            let short = s / 10
            let isLowInside = vbl <= 40 &* short
            let isHighInside = 40 &* short &+ 40 <= vbr
            if isLowInside != isHighInside {
                return Decimal(digits: isHighInside ? short + 1 : short, exponent: k + 1)
            }
        }
        let isLowInside = vbl <= 4 &* s
        let isHighInside = 4 &* s &+ 4 <= vbr
        if isLowInside != isHighInside {
            return Decimal(digits: isHighInside ? s + 1 : s, exponent: k)
        }
        let middle = 4 &* s &+ 2
        let roundsUp = vb > middle || vb == middle && s & 1 == 1
        return Decimal(digits: roundsUp ? s + 1 : s, exponent: k)
    }

    /// The leading 128 bits of 10^`exponent`, rounded up.
    @inline(__always)
    private static func powerRoundedUp(_ exponent: Int) -> (high: UInt64, low: UInt64) {
        let index = 2 * (exponent - PowersOfTen.lowest)
        let (high, low) = (PowersOfTen.table[index], PowersOfTen.table[index + 1])
        // 5^55 is the last power that 128 bits hold; those below 10^0 are rounded up already.
        guard exponent > 55 else { return (high, low) }
        let (sum, overflow) = low.addingReportingOverflow(1)
        return (high + (overflow ? 1 : 0), sum)
    }

    /// The product's upper 64 of 192 bits, the last one set when anything below is not zero.
    @inline(__always)
    private static func roundToOdd(
        _ power: (high: UInt64, low: UInt64),
        _ factor: UInt64
    ) -> UInt64 {
        let low = power.low.multipliedFullWidth(by: factor).high
        let product = power.high.multipliedFullWidth(by: factor)
        let (middle, overflow) = product.low.addingReportingOverflow(low)
        return (product.high &+ (overflow ? 1 : 0)) | (middle > 1 ? 1 : 0)
    }
}
