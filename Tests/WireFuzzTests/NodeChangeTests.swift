import Testing
import WireFuzz
import WirePlatform
import WireTestSupport

/// Some changes to nodes of recorded messages.
///
/// They are tried in a process of their own, which one that does not hold may end. Continuous
/// integration tries many more.
struct NodeChangeTests {
    private static let targets = FuzzTarget.allCases.filter { ![.inflate, .hpack].contains($0) }

    @Test(arguments: targets)
    func `what must hold holds for changed messages`(_ target: FuzzTarget) throws {
        let program = BuiltProgram.path + "-fuzz"
        // A sample is weighed in every form.
        let count = target == .sample ? 60 : 300
        try BuiltProgram.withFolder([:]) { folder in
            let result = try Platform.run(
                program,
                [
                    "--systematic", target.rawValue, "--seconds", "600", "--lines", "25",
                    "--count", "\(count)", "--findings", "3", "--found", folder,
                ]
            )
            let output = String(decoding: result.output, as: UTF8.self)
            #expect(result.status == 0, "\(output)")
            #expect(output == "\(target.rawValue): \(count) changes, everything held\n")
        }
    }
}
