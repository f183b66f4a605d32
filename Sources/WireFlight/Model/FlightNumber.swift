/// Numbers in names and references, as lenient as JavaScript reads them.
enum FlightNumber {
    /// Larger numbers than this are no part or row of any message.
    static let maximum = 0x7FFF_FFFF

    /// A field name that is a number in decimal, leading zeros included.
    static func decimal(_ text: ArraySlice<UInt8>) -> Int? {
        guard !text.isEmpty else { return nil }
        var value = 0
        for byte in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            guard value <= maximum else { return nil }
        }
        return value
    }

    /// `parseInt(text, 16)`: spaces, a sign and `0x` in front and anything behind are passed over;
    /// -1 when there is no number, or one that no part can have.
    static func hexadecimal(_ text: ArraySlice<UInt8>) -> Int {
        var rest = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        if rest.starts(with: "0x".utf8) || rest.starts(with: "0X".utf8) { rest = rest.dropFirst(2) }
        var value: Int?
        for byte in rest {
            guard let digit = digit(byte) else { break }
            value = (value ?? 0) << 4 | digit
            if let value, value > maximum { return -1 }
        }
        guard let value, !isNegative || value == 0 else { return -1 }
        return value
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}

extension StaticString {
    /// The UTF-8 bytes.
    var bytes: [UInt8] { withUTF8Buffer { unsafe Array($0) } }
}
