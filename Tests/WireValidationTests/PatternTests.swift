import Testing
import WireCore
import WireTestSupport
import WireValidation

@Suite struct PatternTests {
    @Test func `matches and refuses what ECMAScript does`() throws {
        let lines = try VectorLine.all("patterns.jsonl")
        #expect(lines.count == 390)
        var verdictCount = 0
        var failures: [String] = []
        for line in lines {
            let pattern = try #require(line.bytes("pattern"))
            let shown = String(decoding: pattern, as: UTF8.self)
            do throws(WireError) {
                let compiled = try Pattern(pattern[...])
                if line.index("error") != nil { failures.append("\(shown) was not refused") }
                for (expected, texts) in [
                    (true, line.index("matched")), (false, line.index("unmatched")),
                ] {
                    for text in texts.map({ Array(line.document.entries($0)) }) ?? [] {
                        verdictCount += 1
                        let bytes = line.document.bytes[line.document.range(text)]
                        var budget = 10_000_000
                        let isMatch = try compiled.matches(bytes, budget: &budget)
                        if isMatch != expected {
                            failures.append("\(shown) on \(bytes.map(\.self)): not \(expected)")
                        }
                    }
                }
            } catch {
                if line.index("error") == nil { failures.append("\(shown): \(error)") }
            }
        }
        #expect(failures == [])
        #expect(verdictCount == 10_664)
    }

    /// The steps that a pattern takes over a text.
    private func steps(_ pattern: String, _ text: String) throws -> Int {
        var budget = DecodingLimits.standard.patternBudget
        let compiled = try Pattern(Array(pattern.utf8)[...])
        _ = try compiled.matches(Array(text.utf8)[...], budget: &budget)
        return DecodingLimits.standard.patternBudget - budget
    }

    @Test(arguments: [
        "^[a-z]+$", "^(?:[a-z]+ ?)+$", "^(?=.*z)[a-z]{2,}$", "^(?:a|b|[c-z])*$", "^\\p{L}+?1",
        "z$", "^[^@]+@[^@]+$",
    ])
    func `takes twice the steps for twice the text`(pattern: String) throws {
        let once = try steps(pattern, String(repeating: "a", count: 5_000))
        let twice = try steps(pattern, String(repeating: "a", count: 10_000))
        #expect(twice <= 2 * once + 10)
    }

    @Test(arguments: ["(a+)+$", "^(a|a)*$", "^(?:a*)*$", "^(?:(a)\\1?)*$", "(?=(a+)+$)b"])
    func `gives up where the steps explode`(pattern: String) throws {
        let text = Array((String(repeating: "a", count: 40) + "!").utf8)
        let compiled = try Pattern(Array(pattern.utf8)[...])
        var budget = 200_000
        #expect(throws: WireError(SchemaError.patternBudget, at: 0)) {
            try compiled.matches(text[...], budget: &budget)
        }
    }

    @Test func `says where the fault is`() {
        #expect(throws: WireError(SchemaError.pattern, at: 2)) {
            try Pattern(Array("ab*".utf8)[...].dropLast() + Array(")".utf8))
        }
        #expect(throws: WireError(SchemaError.pattern, at: 50)) {
            try Pattern(Array(String(repeating: "(", count: 200).utf8)[...])
        }
    }
}
