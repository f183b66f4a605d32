import Testing
import WireCore
import WireTestSupport

@Suite struct NumberTextTests {
    private func text(_ value: Double) -> String {
        var output: [UInt8] = []
        NumberText.append(value, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1e21, "1e+21"),
        (123_456_789_012_345_683_968, "123456789012345680000"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (.leastNonzeroMagnitude, "5e-324"),
        (9_007_199_254_740_992, "9007199254740992"),
        (-1.5e-10, "-1.5e-10"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"),
        (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (100, "100"), (0.1, "0.1"),
    ])
    func `prints as JavaScript does`(value: Double, expected: String) {
        #expect(text(value) == expected)
    }

    @Test func `reads back what it printed, for doubles of every size`() {
        for seed: UInt64 in 1...4 {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<10_000 {
                let value = Double(bitPattern: generator.next())
                guard value.isFinite else { continue }
                let printed = text(value)
                #expect(NumberText.parse(Array(printed.utf8).span) == value, "seed \(seed)")
                // The standard library's digits are the shortest, too.
                #expect(Double(printed) == value && printed.utf8.count <= 25, "seed \(seed)")
            }
        }
    }

    @Test func `rounds as the standard library does, also between two doubles`() {
        for seed: UInt64 in 1...4 {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<5_000 {
                let digits = String(generator.next()).prefix(Int(generator.next() % 20) + 1)
                let more = String(
                    repeating: "\(generator.next() % 10)",
                    count: Int(generator.next() % 9)
                )
                let exponent = Int(generator.next() % 680) - 345
                let number = "\(digits.first == "0" ? "1" : "")\(digits)\(more)e\(exponent)"
                #expect(NumberText.parse(Array(number.utf8).span) == Double(number), "\(number)")
            }
        }
    }

    @Test(arguments: [
        "", "-", "01", ".5", "1.", "1e", "1e+", "+1", "0x1", " 1", "1 ", "Infinity", "1_0",
    ])
    func `other texts are no numbers`(text: String) {
        #expect(NumberText.parse(Array(text.utf8).span) == nil)
    }
}
