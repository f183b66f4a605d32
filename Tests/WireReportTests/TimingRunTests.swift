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
        let rows = lines.filter { $0.hasPrefix("|") }
            .map { $0.split(separator: "|").map { cell in cell.filter { $0 != " " } } }
        for operation in ["encoderequest", "decoderequest"] {
            for approach in ["api-json", "api-multipart", "action-flight"] {
                let found = rows.filter { $0.first == approach + operation }
                #expect(found.count == 1, "\(operation) \(approach)")
                #expect(found.first?.last?.contains("×") == (approach != "api-json"))
            }
        }
        for operation in ["validate", "validateinvalid"] {
            let found = rows.filter { $0.first == operation }
            #expect(found.count == 1, "\(operation)")
            #expect(found.first?.last?.hasSuffix("%ofdecodingtheJSONrequest") == true)
        }
        // Nothing else of the report depends on the machine.
        let before = try BuiltProgram.run(plain).output.split(separator: "\n")
        let missing = Set(before).subtracting(report.split(separator: "\n"))
        #expect(missing.filter { !$0.contains("wireweight analyze") } == [])
    }
}
