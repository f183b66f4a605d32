/// Numbers as JavaScript prints and reads them: ECMA-262, Number::toString(x, 10).
public enum NumberText {
    /// The most bytes that `write` appends.
    public static let maximumByteCount = 25

    /// Appends `String(value)`: shortest digits that read back, exponent from 1e21 and below 1e-6,
    /// `NaN`, `Infinity`; −0 is `0`.
    public static func append(_ value: Double, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) { write(value, to: &$0) }
    }

    /// Appends `String(value)` where `maximumByteCount` bytes are free.
    public static func write(_ value: Double, to output: inout OutputSpan<UInt8>) {
        guard value.isFinite else {
            let name: StaticString = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
            return OutputBytes.append(name, to: &output)
        }
        if value < 0 { output.append(UInt8(ascii: "-")) }
        guard value != 0 else { return output.append(UInt8(ascii: "0")) }
        write(shortest(value.magnitude), to: &output)
    }
}
