internal import WirePlatform

/// Measures an operation and its inverse, here and in Node, in turns.
struct Turns {
    /// Rounds, each of which Node and this program take part in once.
    private let rounds = 7
    /// Repetitions that warm up before those that count.
    private let warmups = 5
    /// Repetitions that count, in each round.
    private let repetitions: Int

    /// Small inputs are repeated more often, so that a round takes about as long for all.
    init(byteCount: Int) {
        repetitions = max(9, min(200, 20_000_000 / max(1, byteCount)))
    }

    /// Measures both operations.
    ///
    /// - Parameters:
    ///   - path: the file that the peer reads.
    ///   - peer: what Node does; nil when it offers nothing.
    ///   - decode: reads, and returns a number that has to be the same each time.
    ///   - encode: writes, and returns a number that has to be the same each time.
    /// - Returns: the time of each repetition; none of the peer's where there is none.
    /// - Throws: what the operations throw; `BenchError` when results differ or Node fails.
    func measure(
        _ path: String,
        peer: NodePeer?,
        decode: () throws -> Int,
        encode: () throws -> Int
    ) throws -> (own: NodePeer.Times, peer: NodePeer.Times) {
        let expected = (try decode(), try encode())
        var own = NodePeer.Times()
        var theirs = NodePeer.Times()
        for _ in 0..<rounds {
            if let peer {
                theirs.add(try peer.measure(path, warmups: warmups, repetitions: repetitions))
            }
            for repetition in 0..<(warmups + repetitions) {
                let start = Platform.nanoseconds
                let read = try decode()
                let middle = Platform.nanoseconds
                let written = try encode()
                let end = Platform.nanoseconds
                guard (read, written) == expected else {
                    throw BenchError(reason: "\(path): results differ", status: 70)
                }
                if repetition >= warmups {
                    own.decode.append(middle - start)
                    own.encode.append(end - middle)
                }
            }
        }
        return (own, theirs)
    }
}

extension [Int] {
    /// The middle value, the lower one of two; 0 when there is none.
    var median: Int { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
