internal import WirePlatform

/// A line on standard error that says how far a long run has come, for a person who watches.
struct Progress {
    /// So many nanoseconds pass before anything is shown, and between one count and the next.
    private static let patience = 1_000_000_000
    private static let interval = 100_000_000

    private let isShown: Bool
    private let start = Platform.nanoseconds
    private var last = 0

    init(isQuiet: Bool) { isShown = !isQuiet && Platform.isTerminal(2) }

    /// Shows the count, at most ten times a second and not within the first second.
    mutating func show(_ done: Int, of total: Int) {
        let now = Platform.nanoseconds
        guard isShown, now - start > Self.patience, now - last > Self.interval else { return }
        last = now
        try? Platform.write(2, Array("\r\(done) of \(total) samples".utf8))
    }

    /// Takes the line away again.
    func clear() {
        if isShown, last > 0 { try? Platform.write(2, Array("\r\u{1B}[K".utf8)) }
    }
}
