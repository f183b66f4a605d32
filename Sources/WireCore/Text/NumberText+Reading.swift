extension NumberText {
    /// A number found in a text.
    @frozen package struct Reading: Sendable {
        /// Where it ends; where it is broken, when it is.
        package let end: Int
        /// Its value, correctly rounded; ±Infinity beyond the range of doubles.
        package let value: Double
        /// What is special about it.
        package let remark: Remark

        /// What a reader may have to say about a number.
        @frozen package enum Remark: Sendable {
            /// Nothing.
            case none
            /// No number in JSON's grammar begins here, or it is broken off at `end`.
            case malformed
            /// An integer that a double does not hold exactly.
            case inexact
            /// A number beyond the largest double, or below the smallest and yet not zero.
            case outOfRange
        }

        @inlinable
        init(_ end: Int, _ value: Double = 0, _ remark: Remark = .none) {
            self.end = end
            self.value = value
            self.remark = remark
        }
    }

    /// Reads a number in JSON's grammar, correctly rounded; nil when the text is none.
    package static func parse(_ text: Span<UInt8>) -> Double? {
        let reading = read(text, from: 0)
        return reading.remark == .malformed || reading.end != text.count ? nil : reading.value
    }

    /// Reads the number in JSON's grammar that begins at `start`.
    package static func read(_ text: Span<UInt8>, from start: Int) -> Reading {
        var digits = Digits()
        var position = start
        let isNegative = byte(text, position) == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let first = position
        position = digits.read(text, position)
        let isZero = byte(text, first) == UInt8(ascii: "0")
        guard position > first, !isZero || position == first + 1 else {
            return Reading(isZero ? first + 1 : position, 0, .malformed)
        }
        var next = byte(text, position)
        let isInteger = next != UInt8(ascii: ".") && next | 0x20 != UInt8(ascii: "e")
        if isInteger, digits.count <= 15 {
            let value = Double(digits.significand)
            return Reading(position, isNegative ? -value : value)
        }
        var exponent = 0
        if next == UInt8(ascii: ".") {
            let point = position + 1
            position = digits.read(text, point)
            guard position > point else { return Reading(position, 0, .malformed) }
            exponent = point - position
            next = byte(text, position)
        }
        if next | 0x20 == UInt8(ascii: "e") {
            let (end, written) = readExponent(text, position + 1)
            guard let written else { return Reading(end, 0, .malformed) }
            position = end
            exponent += written
        }
        let value = magnitude(digits, exponent, text, first..<position)
        var remark = Reading.Remark.none
        if value.isInfinite || value == 0 && !digits.areAllZero {
            remark = .outOfRange
        } else if isInteger, !isExact(value, text, first..<position) {
            remark = .inexact
        }
        return Reading(position, isNegative ? -value : value, remark)
    }

    /// Reads the digits of an exponent and their sign; nil without any.
    private static func readExponent(
        _ text: Span<UInt8>,
        _ start: Int
    ) -> (end: Int, value: Int?) {
        let sign = byte(text, start)
        let first = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? start + 1 : start
        var position = first
        var value = 0
        while true {
            let digit = byte(text, position) &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            // Beyond this, only zero is not infinite or too small, whatever comes before it.
            if value < 1_000_000 { value = value * 10 + Int(digit) }
            position += 1
        }
        guard position > first else { return (position, nil) }
        return (position, sign == UInt8(ascii: "-") ? -value : value)
    }

    /// The value of digits × 10^exponent, rounded to nearest, ties to even.
    private static func magnitude(
        _ digits: Digits,
        _ exponent: Int,
        _ text: Span<UInt8>,
        _ range: Range<Int>
    ) -> Double {
        guard digits.dropped > 0 else { return rounded(digits.significand, exponent) }
        // Of more than nineteen digits the rest decides only between two neighbours.
        let scale = exponent + digits.dropped
        let low = rounded(digits.significand, scale)
        let high = rounded(digits.significand + 1, scale)
        return low == high ? low : exactly(text, range)
    }

    /// The standard library's reading, exact for any number of digits.
    @inline(never)
    private static func exactly(_ text: Span<UInt8>, _ range: Range<Int>) -> Double {
        var bytes: [UInt8] = []
        for position in range { bytes.append(text[position]) }
        return Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
    }

    /// Whether a double is exactly the integer written in `range`.
    private static func isExact(
        _ value: Double,
        _ text: Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        // The integer as a number to the base 2³², least significant word first.
        var words: [UInt32] = []
        for position in range {
            var carry = UInt64(text[position] & 0xF)
            for index in words.indices {
                carry += UInt64(words[index]) * 10
                words[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { words.append(UInt32(carry)) }
        }
        var rest = value
        for (index, word) in words.enumerated().reversed() {
            let unit = Double(sign: .plus, exponent: 32 * index, significand: 1)
            let part = (rest / unit).rounded(.down)
            guard part == Double(word) else { return false }
            rest -= part * unit
        }
        return rest == 0
    }

    @inline(__always)
    static func byte(_ text: Span<UInt8>, _ position: Int) -> UInt8 {
        position < text.count ? text[position] : 0
    }
}

extension NumberText {
    /// The decimal digits of a number as they are gathered, without the point.
    struct Digits {
        /// The first nineteen digits from the first one that is not zero.
        var significand: UInt64 = 0
        /// Digits that went into `significand`.
        var count = 0
        /// Digits after those.
        var dropped = 0

        var areAllZero: Bool { significand == 0 }

        /// Takes the digits at `start`; returns the position behind them.
        @inline(__always)
        mutating func read(_ text: Span<UInt8>, _ start: Int) -> Int {
            var position = start
            while count <= 11, text.count - position >= 8 {
                guard let eight = Self.eightDigits(text.extracting(position..<(position + 8)))
                else { break }
                significand = significand &* 100_000_000 &+ eight
                count = significand == 0 ? 0 : count + 8
                position += 8
            }
            while position < text.count {
                let digit = text[position] &- UInt8(ascii: "0")
                guard digit <= 9 else { break }
                if count < 19 {
                    significand = significand &* 10 &+ UInt64(digit)
                    if significand != 0 { count += 1 }
                } else {
                    dropped += 1
                }
                position += 1
            }
            return position
        }

        /// The value of eight bytes, if all are digits.
        @inline(__always)
        private static func eightDigits(_ text: Span<UInt8>) -> UInt64? {
            var word: UInt64 = 0
            for index in 0..<8 { word |= UInt64(text[index]) << UInt64(index * 8) }
            let upper = (word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)
            guard upper & 0x8080_8080_8080_8080 == 0 else { return nil }
            word &-= 0x3030_3030_3030_3030
            // Neighbours are joined: digits to pairs, pairs to fours, fours to eight.
            word = word &* 10 &+ word >> 8
            let pairs = word & 0x0000_00FF_0000_00FF
            let others = word >> 16 & 0x0000_00FF_0000_00FF
            let low = pairs &* 0x000F_4240_0000_0064
            let high = others &* 0x0000_2710_0000_0001
            return (low &+ high) >> 32
        }
    }
}
