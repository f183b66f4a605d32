import Testing
import WireFuzz
import WirePlatform
import WireTestSupport

/// Inputs that are kept: what every target begins with, and what once broke a property.
struct KeptInputTests {
    @Test(arguments: FuzzTarget.allCases)
    func `what must hold holds for every kept input`(_ target: FuzzTarget) throws {
        let files = try Platform.files(under: "\(Vectors.root)/Tests/Fuzz/Kept/\(target.rawValue)")
        #expect(!files.isEmpty)
        for file in files {
            #expect(target.fault(in: try Platform.readFile(file)) == nil, "\(file)")
        }
    }
}
