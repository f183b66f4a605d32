import Testing
import WireTestSupport

/// Prints the passes by label, and expects every case to pass that is not listed as stricter.
///
/// - Parameters:
///   - tally: what was counted.
///   - known: cases that are known to differ, by name, with the reason.
func report(_ tally: FlightTally, known: [String: String] = [:]) {
    print(tally.table)
    print("left out:", tally.skipped, "stricter:", tally.stricterNames.sorted())
    let unexpected = tally.failures.filter { failure in
        !known.keys.contains { failure.hasPrefix($0 + " ") }
    }
    for failure in unexpected.prefix(100) { print("FAIL", failure.prefix(600)) }
    #expect(tally.total > 0)
    #expect(unexpected.isEmpty)
}
