import Testing
import WireTestSupport

/// Prints the passes by label, and expects every case to pass that is not listed as stricter.
///
/// - Parameters:
///   - tally: what was counted.
///   - total: how many runs of cases there are; fewer would be vectors that nobody reads.
func report(_ tally: FlightTally, of total: Int) {
    print(tally.table)
    print("left out:", tally.skipped, "stricter:", tally.stricterNames.sorted())
    #expect(tally.total == total)
    #expect(tally.failures.prefix(20).map { $0.prefix(600) } == [])
}
