import Testing
import WireFuzz

/// Inputs that are kept: what every target begins with, and what once broke a property.
struct KeptInputTests {
    @Test(arguments: FuzzTarget.allCases)
    func `what must hold holds for every kept input`(_ target: FuzzTarget) throws {
        let kept = try target.kept()
        #expect(!kept.isEmpty)
        for (file, content) in kept {
            #expect(target.fault(in: content) == nil, "\(file)")
        }
    }
}
