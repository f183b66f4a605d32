internal import WireCore

extension JSONReader {
    /// Reads the number that begins at `start`; returns the position behind it.
    mutating func readNumber(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> Int {
        var position = start
        if input[position] == UInt8(ascii: "-") { position += 1 }
        if byte(input, position) == UInt8(ascii: "0") {
            position += 1
            guard byte(input, position) &- UInt8(ascii: "0") > 9 else {
                throw unexpected(input, position, "no digit after a leading zero")
            }
        } else {
            position = try skipDigits(input, position)
        }
        var isInteger = true
        if byte(input, position) == UInt8(ascii: ".") {
            isInteger = false
            position = try skipDigits(input, position + 1)
        }
        if byte(input, position) | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            let sign = byte(input, position)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            position = try skipDigits(input, position)
        }
        let count = position - start
        let limit = min(limits.numberBytes, Int(UInt16.max))
        guard count <= limit else {
            throw tooMuch(.jsonNumberTooLong, start, "numberBytes", count, limit)
        }
        let value = NumberText.parse(input.extracting(start..<position)) ?? .nan
        if value.isInfinite { diagnostics.warn(.jsonNumberOutOfRange, at: start) }
        if isInteger, count > 15, value.isFinite,
            !ExactInteger.isExact(input, start..<position, value)
        {
            diagnostics.warn(.jsonNumberInexact, at: start)
        }
        nodes.append(
            PayloadNode(
                .number,
                word: value.bitPattern,
                detail: UInt16(truncatingIfNeeded: count),
                source: UInt32(truncatingIfNeeded: start)
            )
        )
        return position
    }

    private func skipDigits(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> Int {
        var position = start
        while byte(input, position) &- UInt8(ascii: "0") <= 9 { position += 1 }
        guard position > start else { throw unexpected(input, position, "a digit") }
        return position
    }
}

/// Whether decimal integers survive as doubles.
enum ExactInteger {
    /// Whether the integer written in `range` is exactly `value`, which is finite.
    static func isExact(_ input: Span<UInt8>, _ range: Range<Int>, _ value: Double) -> Bool {
        // The digits and the double as multiples of 2³², least significant first.
        var digits: [UInt32] = []
        for position in range where input[position] != UInt8(ascii: "-") {
            var carry = UInt64(input[position] & 0xF)
            for index in digits.indices {
                carry += UInt64(digits[index]) * 10
                digits[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { digits.append(UInt32(carry)) }
        }
        var rest = value.magnitude
        for word in digits.reversed().enumerated() {
            let scale = Double(
                sign: .plus,
                exponent: 32 * (digits.count - 1 - word.offset),
                significand: 1
            )
            let part = (rest / scale).rounded(.down)
            guard part == Double(word.element) else { return false }
            rest -= part * scale
        }
        return rest == 0
    }
}
