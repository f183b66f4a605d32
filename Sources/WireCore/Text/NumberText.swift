/// Numbers as JavaScript prints and reads them: ECMA-262, Number::toString(x, 10).
public enum NumberText {
    /// Appends `String(value)`: shortest digits that read back, exponent from 1e21 and below 1e-6,
    /// `NaN`, `Infinity`; −0 is `0`.
    public static func append(_ value: Double, to output: inout [UInt8]) {
        guard value.isFinite else {
            output.append(
                contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity").utf8
            )
            return
        }
        if value < 0 { output.append(UInt8(ascii: "-")) }
        let (digits, point) = shortestDigits(value.magnitude)
        appendDigits(digits, point: point, to: &output)
    }

    /// Reads a number in JSON's grammar, correctly rounded; nil when the text is none.
    public static func parse(_ text: Span<UInt8>) -> Double? {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// The shortest digits and the place of the decimal point: 0.d₁d₂… × 10^point.
    private static func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(value.description.utf8)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: ".") {
                point = digits.count
            } else if text[index] == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(text[index])
            }
            index += 1
        }
        var place = (point ?? digits.count) + exponent
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        place -= zeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits.isEmpty ? ([UInt8(ascii: "0")], 1) : (digits, place)
    }

    private static func appendDigits(_ digits: [UInt8], point: Int, to output: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        if (1...21).contains(point) {
            output.append(contentsOf: digits.prefix(point))
            if digits.count > point {
                output.append(UInt8(ascii: "."))
                output.append(contentsOf: digits[point...])
            } else {
                output.append(contentsOf: repeatElement(zero, count: point - digits.count))
            }
        } else if (-5...0).contains(point) {
            output.append(contentsOf: [zero, UInt8(ascii: ".")])
            output.append(contentsOf: repeatElement(zero, count: -point))
            output.append(contentsOf: digits)
        } else {
            output.append(digits[0])
            if digits.count > 1 {
                output.append(UInt8(ascii: "."))
                output.append(contentsOf: digits[1...])
            }
            output.append(UInt8(ascii: "e"))
            output.append(UInt8(ascii: point > 0 ? "+" : "-"))
            output.append(contentsOf: String(abs(point - 1)).utf8)
        }
    }
}
