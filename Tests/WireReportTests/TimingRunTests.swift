import Testing
import WireTestSupport

/// What `--time` adds to a report: figures of this machine, in a block of their own.
@Suite struct TimingRunTests {
    @Test func `times each operation of each approach against the JSON API`() throws {
        let plain = ["analyze", "Samples/article.sample.json", "-f", "markdown"]
        let report = try BuiltProgram.run(plain + ["--time"]).output
        let block = try #require(report.firstRange(of: "## Timings"))
        let lines = report[block.upperBound...].split(separator: "\n")
        #expect(lines.contains { $0.contains("noise floor") && $0.contains(" %") })
        for (operation, approaches) in [
            ("encode request", ["api-json", "action-flight"]),
            ("decode request", ["api-json", "action-flight"]),
            ("encode answer", ["api-json", "action-flight"]),
            ("decode answer", ["api-json", "action-flight"]),
        ] {
            for approach in approaches {
                let rows = lines.filter {
                    $0.hasPrefix(operation + " ") && $0.contains(" " + approach + " ")
                }
                #expect(rows.count == 1, "\(operation) \(approach)")
                let isCompared = rows.first?.contains("×") == true
                #expect(isCompared == (approach != "api-json"))
            }
        }
        for operation in ["validate ", "validate invalid "] {
            let row = lines.first { $0.hasPrefix(operation) && $0.contains("–") }
            #expect(row?.contains("% of decoding the JSON request") == true, "\(operation)")
        }
        // Nothing else of the report depends on the machine.
        let before = try BuiltProgram.run(plain).output.split(separator: "\n")
        let missing = Set(before).subtracting(report.split(separator: "\n"))
        #expect(missing.filter { !$0.contains("wireweight analyze") } == [])
    }
}
