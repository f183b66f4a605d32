import Testing
import WireCore
import WireJSON
import WireTestSupport

/// The verdicts on the files of JSONTestSuite (nst/JSONTestSuite 1ef36fa), which lie beside the
/// repository and are not carried along: `Vectors/json-test-suite.txt` has one line for each.
@Suite struct JSONTestSuiteTests {
    private struct Verdict {
        let name: String
        let text: String
        let reason: String?
    }

    private func verdicts() throws -> [Verdict] {
        try Vectors.lines("json-test-suite.txt").compactMap { line in
            let fields = line.split(separator: UInt8(ascii: "\t")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard fields.count > 1 else { return nil }
            return Verdict(
                name: fields[0],
                text: fields[1],
                reason: fields.count > 2 ? fields[2] : nil
            )
        }
    }

    private func verdict(on bytes: [UInt8]) -> String {
        var diagnostics = Diagnostics()
        do throws(WireError) {
            _ = try JSONCodec().decode(bytes.span, limits: .standard, diagnostics: &diagnostics)
        } catch {
            return "\(error.code) \(error.offset)"
        }
        return diagnostics.warnings.first.map { "accepted \($0.code)" } ?? "accepted"
    }

    @Test func `every file has the verdict that is written down`() throws {
        let verdicts = try verdicts()
        var failures: [String] = []
        for expected in verdicts {
            let file = "suites/json-test-suite/test_parsing/" + expected.name
            guard let bytes = Vectors.shared(file) else { continue }
            let found = verdict(on: bytes)
            if found != expected.text { failures.append("\(expected.name): \(found)") }
        }
        #expect(failures == [])
    }

    @Test func `y_ files are accepted, n_ files refused, i_ files have a reason`() throws {
        let verdicts = try verdicts()
        let must = verdicts.filter { $0.name.hasPrefix("y_") }
        let mustNot = verdicts.filter { $0.name.hasPrefix("n_") }
        let may = verdicts.filter { $0.name.hasPrefix("i_") }
        #expect(must.count == 95)
        #expect(mustNot.count == 188)
        #expect(may.count == 35)
        #expect(must.allSatisfy { $0.text.hasPrefix("accepted") })
        #expect(!mustNot.contains { $0.text.hasPrefix("accepted") })
        #expect(may.filter { $0.text.hasPrefix("accepted") }.count == 21)
        #expect(may.allSatisfy { $0.reason != nil })
    }
}
