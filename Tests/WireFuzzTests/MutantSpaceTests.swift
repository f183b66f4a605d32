import Testing
import WireFuzz

/// The order in which changes are gone through.
struct MutantSpaceTests {
    @Test func `goes through every change once before it comes back to the first`() throws {
        let space = try MutantSpace(.urlencoded, order: 3)
        let inputs = (0..<space.count).map(space.input)
        #expect(space.count > 10)
        // The settings are none here, so a second time through is the same.
        #expect((0..<space.count).map { space.input(space.count + $0) } == inputs)
        let other = try MutantSpace(.urlencoded, order: 4)
        let others = (0..<other.count).map(other.input)
        #expect(inputs != others)
        #expect(Set(inputs) == Set(others))
    }

    @Test func `tries a change under other settings the next time`() throws {
        let space = try MutantSpace(.flightForm, order: 1, linesPerFile: 12)
        let first = space.input(0) ?? []
        let second = space.input(space.count) ?? []
        #expect(first.first != second.first)
        #expect(first.dropFirst() == second.dropFirst())
    }

    @Test(arguments: FuzzTarget.allCases)
    func `is the same for the same numbers`(_ target: FuzzTarget) throws {
        let one = try MutantSpace(target, order: 7, linesPerFile: 12)
        let other = try MutantSpace(target, order: 7, linesPerFile: 12)
        #expect(one.count == other.count)
        #expect((0..<20).map(one.input) == (0..<20).map(other.input))
    }
}
