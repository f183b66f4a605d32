internal import WirePlatform

/// Standard output of this program.
enum Console {
    /// Writes one line.
    static func say(_ line: String) throws {
        try Platform.write(1, Array("\(line)\n".utf8))
    }
}
