import Testing
import WireCore
import WireJSON

/// Work and memory grow with the input and no faster, for inputs made to be expensive.
///
/// Steps are counted, not seconds: bytes passed and keys compared.
@Suite struct JSONGrowthTests {
    private static let families: [(String, @Sendable (Int) -> String)] = [
        ("ones", { "[" + String(repeating: "1,", count: $0) + "1]" }),
        ("empty arrays", { "[" + String(repeating: "[],", count: $0) + "1]" }),
        (
            "nested arrays",
            { count in
                let levels = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
                return "[" + String(repeating: levels + ",", count: count / 500) + "1]"
            }
        ),
        ("escapes", { "\"" + String(repeating: "\\u00e9", count: $0) + "\"" }),
        ("lone surrogates", { "\"" + String(repeating: "\\ud800", count: $0) + "\"" }),
        ("not ASCII", { "\"" + String(repeating: "本", count: $0) + "\"" }),
        ("equal keys", { "{" + String(repeating: "\"k\":1,", count: $0) + "\"k\":1}" }),
        (
            "keys with a common beginning",
            { count in
                let start = String(repeating: "p", count: 40)
                let keys = (0..<(count / 8)).map { "\"\(start)\($0)\(start)\":1" }
                return "{" + keys.joined(separator: ",") + "}"
            }
        ),
        (
            "integer keys, falling",
            { count in
                "{" + (0..<count).map { "\"\(count - $0)\":1" }.joined(separator: ",") + "}"
            }
        ),
        (
            "long numbers",
            { "[" + String(repeating: "0.1234567890123456789012345,", count: $0) + "1]" }
        ),
        (
            "numbers on the edge",
            { count in
                let number =
                    "179769313486231580793728971405303415079934132710037826936173778980444968292"
                return "[" + String(repeating: number + ",", count: count / 8) + "1]"
            }
        ),
        ("white space", { String(repeating: " \n\t", count: $0) + "1" }),
    ]

    @Test func `twice the input takes at most 2.3 times the steps`() throws {
        for (name, text) in Self.families {
            var steps: [Int] = []
            for count in [8_000, 16_000, 32_000] {
                let bytes = Array(text(count).utf8)
                steps.append(try JSONCodec().stepCount(bytes.span))
                // No family may need more than a few steps a byte.
                #expect(steps[steps.count - 1] < 4 * bytes.count, "\(name)")
            }
            for (half, whole) in zip(steps, steps.dropFirst()) {
                #expect(Double(whole) / Double(half) < 2.3, "\(name): \(steps)")
            }
        }
    }

    @Test func `objects of a few keys are compared cheaply, too`() throws {
        let object = "{" + (0..<24).map { "\"key\($0)\":0" }.joined(separator: ",") + "}"
        let text = Array("[\(object),\(object)]".utf8)
        // Where their marks meet by chance, each key is looked up once; a few slots are taken.
        #expect(try JSONCodec().stepCount(text.span) <= text.count + 2 * 24 * 4)
    }

    @Test func `nodes are set aside for what the text can hold, not more`() throws {
        let count = 100_000
        let text = Array(("[" + String(repeating: "1,", count: count) + "1]").utf8)
        let value = try JSONCodec().decode(text)
        let memory = value.nodes.capacity * MemoryLayout<PayloadNode>.stride + value.bytes.capacity
        #expect(memory <= 10 * text.count)
    }
}
