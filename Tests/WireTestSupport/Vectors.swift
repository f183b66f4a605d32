internal import WirePlatform

/// Where recorded vectors are, and how a test reads them.
public enum Vectors {
    /// The root of the repository, found from this file's own place.
    public static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    /// Reads a file under `Tests/Vectors`; a missing one is a fault of the checkout.
    public static func bytes(_ name: String) throws -> [UInt8] {
        try Platform.readFile(root + "/Tests/Vectors/" + name)
    }

    /// The lines of a JSON Lines file under `Tests/Vectors`, without their line ends, as they were
    /// recorded.
    public static func lines(_ name: String) throws -> [[UInt8]] {
        try bytes(name).split(separator: 0x0A).map { try whole(Array($0)) }
    }

    /// The names of what a folder holds, whose path counts from `Tests/Vectors`.
    public static func names(of folder: String) throws -> [String] {
        try Platform.entries(ofFolder: root + "/Tests/Vectors/" + folder).map(\.name)
    }

    /// Reads a file of the shared material beside the repository; nil where that is not there.
    ///
    /// Suites of other projects are not carried along; tests that use them run only beside it.
    public static func shared(_ name: String) -> [UInt8]? {
        try? Platform.readFile(root + "/../shared/" + name)
    }
}

/// A small seeded generator (xorshift64*), so that every random test can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates a generator; the seed belongs in the test's failure message.
    public init(seed: UInt64) {
        state = seed == 0 ? 0x9E37_79B9_7F4A_7C15 : seed
    }

    /// Returns the next 64 bits.
    public mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
