internal import WireCore

/// Texts of dates and big integers, as lenient as they are documented to be read.
enum FlightLiteral {
    /// Reads the date texts of ECMA-262: those of `toISOString`, also without time or with another
    /// offset; nil for the free forms that only an engine knows.
    static func date(_ text: Span<UInt8>) -> Double? {
        if let time = ISODate.parse(text) { return time }
        let bytes = text.indices.map { text[$0] }
        var whole = bytes
        var offset = 0.0
        if let place = bytes.firstIndex(of: UInt8(ascii: "T")) {
            let clock = bytes[place...]
            if let sign = clock.lastIndex(where: {
                $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            }),
                clock.endIndex - sign == 6,
                let hours = FlightNumber.decimal(clock[(sign + 1)..<(sign + 3)]),
                let minutes = FlightNumber.decimal(clock[(sign + 4)..<(sign + 6)])
            {
                offset = Double(hours * 60 + minutes) * (bytes[sign] == UInt8(ascii: "-") ? -1 : 1)
                whole = Array(bytes[..<sign])
            } else if bytes.last == UInt8(ascii: "Z") {
                whole.removeLast()
            } else {
                return nil
            }
            if whole.count - place == 6 { whole += Array(":00".utf8) }
            if whole.count - place == 9 { whole += Array(".000".utf8) }
        } else {
            if whole.count == 4 || whole.count == 7 { whole += Array("-01".utf8) }
            if whole.count == 7 { whole += Array("-01".utf8) }
            whole += Array("T00:00:00.000".utf8)
        }
        whole.append(UInt8(ascii: "Z"))
        return (ISODate.parse(whole.span) ?? overlong(whole)).map { $0 - offset * 60_000 }
    }

    /// A date whose day is beyond its month's last, up to 31, runs on into the next month.
    private static func overlong(_ text: [UInt8]) -> Double? {
        guard let place = text.firstIndex(of: UInt8(ascii: "T")), place >= 2,
            let day = FlightNumber.decimal(text[(place - 2)..<place]), (29...31).contains(day)
        else { return nil }
        var shorter = text
        shorter[place - 2] = UInt8(ascii: "2")
        shorter[place - 1] = UInt8(ascii: "8")
        return ISODate.parse(shorter.span).map { $0 + Double(day - 28) * 86_400_000 }
    }

    /// Reads what `BigInt(text)` reads, as canonical decimal: spaces around it, a sign, or the
    /// prefixes of other bases; nothing at all is 0.
    static func bigInt(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var rest = text.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
        guard !rest.isEmpty else { return Array("0".utf8) }
        if let base = base(rest) { return convert(rest.dropFirst(2), base: base) }
        var sign: [UInt8] = []
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            if rest.first == UInt8(ascii: "-") { sign = [UInt8(ascii: "-")] }
            rest = rest.dropFirst()
        }
        guard !rest.isEmpty,
            rest.allSatisfy(\.isDigit)
        else { return nil }
        let digits = rest.drop { $0 == UInt8(ascii: "0") }
        return digits.isEmpty ? Array("0".utf8) : sign + digits
    }

    private static func base(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count > 2, text.first == UInt8(ascii: "0") else { return nil }
        return switch text[text.startIndex + 1] | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    /// So many digits of another base than ten are converted; a sender writes decimal ones.
    static let mostConverted = 10_000

    /// Digits of a small base as decimal ones, by long multiplication: its work grows as the
    /// square of their number, hence the bound.
    private static func convert(_ text: ArraySlice<UInt8>, base: Int) -> [UInt8]? {
        guard text.count <= mostConverted else { return nil }
        // Nine decimal digits a limb, the lowest limb first.
        var limbs: [UInt64] = [0]
        for byte in text {
            guard let digit = byte.hexValue, digit < base else { return nil }
            var carry = UInt64(digit)
            for place in limbs.indices {
                let value = limbs[place] * UInt64(base) + carry
                limbs[place] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }
        var decimal = Array(String(limbs[limbs.count - 1]).utf8)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb).utf8
            decimal += repeatElement(UInt8(ascii: "0"), count: 9 - digits.count)
            decimal += digits
        }
        return decimal
    }
}
