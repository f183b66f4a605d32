/// Numbers as JavaScript prints and reads them: ECMA-262, Number::toString(x, 10).
package enum NumberText {
    /// The most bytes that `write` appends.
    package static let maximumByteCount = 25

    /// Appends `String(value)`: shortest digits that read back, exponent from 1e21 and below 1e-6,
    /// `NaN`, `Infinity`; −0 is `0`.
    package static func append(_ value: Double, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) { write(value, to: &$0) }
    }

    /// Appends `String(value)` where `maximumByteCount` bytes are free.
    package static func write(_ value: Double, to output: inout OutputSpan<UInt8>) {
        guard value.isFinite else {
            let name: StaticString = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
            return OutputBytes.append(name, to: &output)
        }
        if value < 0 { output.append(UInt8(ascii: "-")) }
        let magnitude = value.magnitude
        // Integers below 2^53 are their own digits.
        if magnitude < 9_007_199_254_740_992, Double(Int64(magnitude)) == magnitude {
            write(Decimal(digits: UInt64(Int64(magnitude)), exponent: 0), to: &output)
        } else {
            write(shortest(magnitude), to: &output)
        }
    }
}
