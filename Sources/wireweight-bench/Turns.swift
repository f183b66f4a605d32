internal import WirePlatform

/// Measures operations and their inverses, here and in Node, in turns.
struct Turns {
    /// A codec at work on one value: each closure returns a number that is the same every time.
    struct Work {
        let decode: () throws -> Int
        let encode: () throws -> Int
    }

    /// The time of each repetition, in nanoseconds.
    struct Times {
        var decode: [Double] = []
        var encode: [Double] = []
    }

    /// Rounds, each of which everyone takes part in once.
    private let rounds = 7
    /// Repetitions that warm up before those that count.
    private let warmups = 5
    /// Repetitions that count, in each round.
    private let repetitions: Int

    /// Small inputs are repeated more often, so that a round takes about as long for all.
    init(byteCount: Int) {
        repetitions = max(9, min(200, 20_000_000 / max(1, byteCount)))
    }

    /// Measures all works and the peer.
    ///
    /// - Parameters:
    ///   - path: the file that the peer reads.
    ///   - peer: what Node does; nil when it offers nothing.
    ///   - works: what is done here.
    /// - Returns: the times of each work, in order, and of the peer; none where there is none.
    /// - Throws: what the works throw; `BenchError` when results differ or Node fails.
    func measure(
        _ path: String,
        peer: NodePeer?,
        _ works: [Work]
    ) throws -> (own: [Times], peer: Times?) {
        let expected = try works.map { (try $0.decode(), try $0.encode()) }
        var own = works.map { _ in Times() }
        var theirs = peer.map { _ in Times() }
        for _ in 0..<rounds {
            if let times = try peer?.measure(path, warmups: warmups, repetitions: repetitions) {
                theirs?.decode += times.decode
                theirs?.encode += times.encode
            }
            for (index, work) in works.enumerated() {
                for repetition in 0..<(warmups + repetitions) {
                    let start = Platform.nanoseconds
                    let read = try work.decode()
                    let middle = Platform.nanoseconds
                    let written = try work.encode()
                    let end = Platform.nanoseconds
                    guard (read, written) == expected[index] else {
                        throw BenchError(reason: "\(path): results differ", status: 70)
                    }
                    if repetition >= warmups {
                        own[index].decode.append(Double(middle - start))
                        own[index].encode.append(Double(end - middle))
                    }
                }
            }
        }
        return (own, theirs)
    }
}
