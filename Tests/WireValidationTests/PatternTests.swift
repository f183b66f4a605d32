import Testing
import WireCore
import WireTestSupport
import WireValidation

@Suite struct PatternTests {
    @Test func `matches and refuses what ECMAScript does`() throws {
        let lines = try VectorLine.all("patterns.jsonl")
        #expect(lines.count == 373)
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
        #expect(verdictCount == 10_364)
    }
}
