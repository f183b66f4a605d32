internal import WireCore

/// Numbers in names and references, as lenient as JavaScript reads them.
enum FlightNumber {
    /// Larger numbers than this are no part or row of any message.
    static let maximum = 0x7FFF_FFFF

    /// A field name that is a number in decimal, leading zeros included.
    static func decimal(_ text: ArraySlice<UInt8>) -> Int? {
        text.span.decimalValue.flatMap { $0 <= maximum ? $0 : nil }
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
            guard let digit = byte.hexValue else { break }
            value = (value ?? 0) << 4 | Int(digit)
            if let value, value > maximum { return -1 }
        }
        guard let value, !isNegative || value == 0 else { return -1 }
        return value
    }
}
