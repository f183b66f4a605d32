/// How numbers are written in reports: thousands separated, signs where a difference is meant.
package enum ByteFormat {
    /// `12,142`.
    package static func count(_ value: Int) -> String {
        var digits = Array(String(value.magnitude))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (value < 0 ? "−" : "") + String(digits)
    }

    /// `+203`, `−58`, `±0`.
    package static func difference(_ value: Int) -> String {
        value == 0 ? "±0" : value > 0 ? "+" + count(value) : count(value)
    }

    /// `1.33×`.
    package static func ratio(_ value: Double) -> String { fixed(value, digits: 2) + "×" }

    /// A number with a fixed count of fraction digits, rounded half away from zero; no locale.
    package static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value.magnitude * scale).rounded())
        let whole = scaled / Int(scale)
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard digits > 0 else { return sign + count(whole) }
        let fraction = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return sign + count(whole) + "." + zeros + fraction
    }

    /// A part of a whole in per cent: `12.3 %`.
    package static func percent(_ part: Double, digits: Int) -> String {
        fixed(part * 100, digits: digits) + " %"
    }

    /// A number with one fraction digit where that is not 0, never separated: `35`, `12.3`, `−0.4`.
    package static func tenths(_ value: Double) -> String {
        let tenths = (abs(value) * 10).rounded() / 10
        let digits = tenths == tenths.rounded() ? String(Int(min(tenths, 1e12))) : "\(tenths)"
        return (value < 0 ? "−" : "") + digits
    }

    /// Milliseconds with as many digits as they deserve: `0.004`, `1.9`, `35.0`, `332`.
    package static func milliseconds(_ value: Double) -> String {
        let magnitude = value.magnitude
        return fixed(
            value,
            digits: magnitude < 0.1 ? 3 : magnitude < 10 ? 2 : magnitude < 100 ? 1 : 0
        )
    }

    /// Milliseconds in the unit that suits them: `83 ns`, `4.2 µs`, `2.8 ms`.
    package static func duration(_ milliseconds: Double) -> String {
        switch milliseconds * 1e6 {
        case 0: "0"
        case ..<1_000: fixed(milliseconds * 1e6, digits: 0) + " ns"
        case ..<1_000_000: fixed(milliseconds * 1e3, digits: 1) + " µs"
        default: fixed(milliseconds, digits: 1) + " ms"
        }
    }

    /// The same with a sign.
    package static func signedMilliseconds(_ value: Double) -> String {
        let text = milliseconds(value)
        return text.hasPrefix("−") || value <= 0 ? text : "+" + text
    }
}
