internal import WireCore

/// Finds a pattern in bytes that come one after the other, in linear time: Knuth, Morris, Pratt.
struct ByteMatcher: Sendable {
    private let pattern: [UInt8]
    /// For each number of matched bytes, how many of them still match when the next one does not.
    private let fallbacks: [Int]
    /// How many bytes of the pattern the input ends with.
    private(set) var matched: Int
    /// How often a shorter match was tried, to show that work is linear.
    private(set) var fallbackCount = 0

    /// Prepares a search; the first `matched` bytes of the pattern count as seen.
    init(_ pattern: [UInt8], matched: Int = 0) {
        self.pattern = pattern
        self.matched = matched
        var fallbacks = [0, 0]
        var length = 0
        for byte in pattern.dropFirst() {
            while length > 0, pattern[length] != byte { length = fallbacks[length] }
            if pattern[length] == byte { length += 1 }
            fallbacks.append(length)
        }
        self.fallbacks = fallbacks
    }

    /// The first byte of the pattern.
    var first: UInt8 { pattern[0] }

    /// Begins again, as if the first `matched` bytes had just been seen.
    mutating func restart(matched: Int = 0) {
        self.matched = matched
    }

    /// Takes the next byte; returns whether the pattern ends with it.
    mutating func consume(_ byte: UInt8) -> Bool {
        while matched > 0, matched == pattern.count || pattern[matched] != byte {
            matched = fallbacks[matched]
            fallbackCount += 1
        }
        if pattern[matched] == byte { matched += 1 }
        return matched == pattern.count
    }

    /// Counts the places at which the pattern stands in `bytes`.
    mutating func matchCount(in bytes: Span<UInt8>) -> Int {
        var count = 0
        let first = pattern[0]
        var index = 0
        while index < bytes.count {
            if matched == 0 {
                index = ByteWord.firstIndex(
                    of: first,
                    or: first,
                    in: bytes,
                    from: index,
                    to: bytes.count
                )
                guard index < bytes.count else { break }
            }
            if consume(bytes[index]) { count += 1 }
            index += 1
        }
        return count
    }
}
