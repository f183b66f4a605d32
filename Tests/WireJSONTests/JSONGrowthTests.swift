import Testing
import WireCore
import WireJSON

/// Work and memory grow with the input and no faster, for inputs made to be expensive.
///
/// Time is compared with the time of an input half as large, the best of several runs each, and
/// with a wide margin: a quadratic step would make it four times as much.
@Suite(.serialized) struct JSONGrowthTests {
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

    private func steps(_ text: String) throws -> Duration {
        let bytes = Array(text.utf8)
        var best = Duration.seconds(1_000)
        for _ in 0..<5 {
            let time = try ContinuousClock().measure {
                var diagnostics = Diagnostics()
                let value = try JSONCodec().decode(
                    bytes.span,
                    limits: .standard,
                    diagnostics: &diagnostics
                )
                _ = try JSONCodec().encoded(value)
            }
            best = min(best, time)
        }
        return best
    }

    @Test func `twice the input takes at most three times as long`() throws {
        for (name, text) in Self.families {
            let half = try steps(text(16_000))
            let whole = try steps(text(32_000))
            #expect(whole / half < 3, "\(name): \(half) and \(whole)")
        }
    }

    @Test func `nodes are set aside for what the text can hold, not more`() throws {
        let count = 100_000
        let text = Array(("[" + String(repeating: "1,", count: count) + "1]").utf8)
        let value = try JSONCodec().decode(text)
        let memory = value.nodes.capacity * MemoryLayout<PayloadNode>.stride + value.bytes.capacity
        #expect(memory <= 10 * text.count)
    }
}
