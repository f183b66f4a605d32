internal import WireCommandLine
internal import WirePlatform

/// The lines of a file or of standard input, each given as soon as it is there.
struct LineInput {
    private static let chunk = 64 << 10

    private let path: String
    private var bytes: [UInt8] = []
    /// Where the next line begins.
    private var start = 0
    /// Up to here it is known that no line ends.
    private var searched = 0
    private var isAtEnd: Bool

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: `CommandFailure` with `.noInput`.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        isAtEnd = path != "-"
        if isAtEnd { bytes = try CommandInput.read(path) }
    }

    /// The next line without its line feed; nil at the end.
    ///
    /// - Throws: `CommandFailure` with `.noInput`.
    mutating func next() throws(CommandFailure) -> [UInt8]? {
        while true {
            if let end = bytes[searched...].firstIndex(of: 0x0A) {
                defer {
                    start = end + 1
                    searched = start
                }
                return Array(bytes[start..<end])
            }
            searched = bytes.count
            guard isAtEnd else {
                try read()
                continue
            }
            guard start < bytes.count else { return nil }
            defer { start = bytes.count }
            return Array(bytes[start...])
        }
    }

    private mutating func read() throws(CommandFailure) {
        bytes.removeSubrange(..<start)
        searched -= start
        start = 0
        do {
            // Asking for as much again as a long line has keeps its cost in proportion.
            let count = max(Self.chunk, bytes.count)
            isAtEnd = try Platform.read(0, atMost: count, into: &bytes) == 0
        } catch {
            throw CommandFailure(reading: path, error)
        }
    }
}
