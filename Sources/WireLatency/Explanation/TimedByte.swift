/// Which byte of a response a figure times; first and last are never compared with each other.
package enum TimedByte: String, Hashable, Sendable, CaseIterable {
    /// Time to the first byte.
    case first
    /// Time to the last byte.
    case last

    /// What is wrong with comparing two figures.
    package enum Flaw: String, Hashable, Sendable, CaseIterable {
        /// One side's first byte is held against the other's last.
        case differentBytes = "different-bytes"
        /// A streamed response's first byte leaves before the action has run: 0.50 to 0.79 of the
        /// API's time where the last byte is no earlier (`Tests/Vectors/next-load.jsonl`).
        case firstByteBeforeWork = "first-byte-before-work"
    }

    /// Returns what is wrong with comparing a figure of this byte with one of another, or nil.
    ///
    /// - Parameters:
    ///   - other: the byte that the other figure times.
    ///   - isStreamed: whether either response is flushed before its work is done, as actions' are.
    /// - Returns: the first flaw that applies, nil when there is none.
    package func flaw(against other: TimedByte, isStreamed: Bool) -> Flaw? {
        if self != other { return .differentBytes }
        return self == .first && isStreamed ? .firstByteBeforeWork : nil
    }
}
