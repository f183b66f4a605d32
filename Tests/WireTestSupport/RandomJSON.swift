/// Generates JSON texts that exercise everything the grammar has, from a seed.
public struct RandomJSON {
    private var generator: SeededGenerator

    /// Creates a generator; equal seeds give equal texts.
    public init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Returns the next text, with spaces, escapes, duplicate and integer-like keys.
    public mutating func next() -> [UInt8] {
        var output: [UInt8] = []
        append(depth: 0, to: &output)
        return output
    }

    private mutating func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

    private mutating func append(depth: Int, to output: inout [UInt8]) {
        space(&output)
        switch pick(depth > 5 ? 6 : 10) {
        case 0: output += Array(["null", "true", "false"][pick(3)].utf8)
        case 1:
            output += Array("\(Int64(truncatingIfNeeded: generator.next() >> pickShift()))".utf8)
        case 2: output += Array(number().utf8)
        case 3, 4, 5: string(&output)
        case 6, 7: list("[", "]", depth, &output) { $0.append(depth: depth + 1, to: &$1) }
        default:
            list("{", "}", depth, &output) { this, output in
                this.space(&output)
                this.string(&output)
                this.space(&output)
                output.append(UInt8(ascii: ":"))
                this.append(depth: depth + 1, to: &output)
            }
        }
        space(&output)
    }

    private mutating func pickShift() -> UInt64 { UInt64(pick(64)) }

    private mutating func number() -> String {
        let whole = "\(pick(2) == 0 ? "-" : "")\(pick(3) == 0 ? 0 : 1 + pick(99_999))"
        let fraction = pick(2) == 0 ? "" : ".\(pick(1_000_000))"
        let exponent = pick(2) == 0 ? "" : "\(["e", "E", "e+", "E-"][pick(4)])\(pick(330))"
        return whole + fraction + exponent
    }

    private mutating func string(_ output: inout [UInt8]) {
        let pieces = [
            "a", "b", "key", "0", "12", "01", "4294967295", "é", "本", "😀", "\\n", "\\\"", "\\u0041",
            "\\ud83d\\ude00", "\\uD800", "\\\\", "\\/", "$x", "longer text without anything",
        ]
        output.append(UInt8(ascii: "\""))
        for _ in 0..<pick(4) { output += Array(pieces[pick(pieces.count)].utf8) }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func list(
        _ opening: String,
        _ closing: String,
        _ depth: Int,
        _ output: inout [UInt8],
        _ entry: (inout RandomJSON, inout [UInt8]) -> Void
    ) {
        output += Array(opening.utf8)
        for index in 0..<pick(6) {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            entry(&self, &output)
        }
        space(&output)
        output += Array(closing.utf8)
    }

    private mutating func space(_ output: inout [UInt8]) {
        if pick(4) == 0 { output += Array([" ", "\n", "\t  ", "\r\n            "][pick(4)].utf8) }
    }
}
