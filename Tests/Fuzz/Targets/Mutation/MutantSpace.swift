/// Every change to every node of every seed of a target, in an order that a number chooses.
///
/// Any stretch of the order is spread over all seeds, nodes and kinds alike, so a short run is a
/// fair sample of the long one, and a run as long as `count` leaves out nothing. Settings go on by
/// one with each change, and once more with each time through.
public struct MutantSpace {
    /// The number of changes.
    public let count: Int
    private let seeds: [Seed]
    private let stride: Int
    private let start: Int

    private struct Seed {
        /// The places in the order of all changes that are this one's.
        let places: Range<Int>
        let body: [UInt8]
        let group: SeedGroup
    }

    /// Lays out the changes.
    ///
    /// - Parameters:
    ///   - target: the target whose seeds are changed.
    ///   - order: chooses the order.
    ///   - linesPerFile: lines of each file of vectors that are taken at most.
    /// - Throws: what reading the vectors throws.
    public init(_ target: FuzzTarget, order: Int, linesPerFile: Int = .max) throws {
        var seeds: [Seed] = []
        var end = 0
        for group in try target.seeds(linesPerFile: linesPerFile) {
            for body in group.bodies {
                // The change before the first is none: the seed itself.
                let own = 1 + group.form.sites(body).reduce(0) { $0 + $1.count }
                seeds.append(Seed(places: end..<(end + own), body: body, group: group))
                end += own
            }
        }
        self.seeds = seeds
        count = end
        // A step without a common divisor meets every place once.
        var step = max(1, Int(Double(end) * 0.6180339887) | 1)
        while !Self.areCoprime(step, end) { step += 2 }
        stride = step
        start = end > 0 ? (order & 0xFFFF_FFFF) * 7_919 % end : 0
    }

    /// The input of that number; nil where its change comes to nothing.
    public func input(_ number: Int) -> [UInt8]? {
        guard count > 0 else { return nil }
        let (round, step) = number.quotientAndRemainder(dividingBy: count)
        let place = (step * stride + start) % count
        let seed = seeds[seedIndex(of: place)]
        let heads = seed.group.heads
        let head = heads[(step + round * 7) % heads.count]
        return Self.change(place - seed.places.lowerBound, of: seed).map { head + $0 }
    }

    private static func change(_ number: Int, of seed: Seed) -> [UInt8]? {
        guard number > 0 else { return seed.body }
        var rest = number - 1
        for site in seed.group.form.sites(seed.body) {
            if rest < site.count { return site.mutant(rest) }
            rest -= site.count
        }
        return nil
    }

    /// The seed to which the change at a place belongs, found by halving.
    private func seedIndex(of place: Int) -> Int {
        var low = 0
        var high = seeds.count - 1
        while low < high {
            let middle = (low + high) / 2
            if seeds[middle].places.upperBound > place { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func areCoprime(_ one: Int, _ other: Int) -> Bool {
        var (large, small) = (one, other)
        while small != 0 { (large, small) = (small, large % small) }
        return large == 1
    }
}

extension FuzzTarget {
    /// Seeds under settings that go on by one from each to the next.
    ///
    /// - Parameter limit: how many are wanted; they are spread over all there are.
    /// - Returns: whole inputs.
    /// - Throws: what reading the vectors throws.
    public func inputs(atMost limit: Int) throws -> [[UInt8]] {
        let groups = try seeds(linesPerFile: .max)
        var inputs: [[UInt8]] = []
        for group in groups {
            let step = max(1, group.bodies.count * groups.count / max(1, limit))
            for number in stride(from: 0, to: group.bodies.count, by: step) {
                inputs.append(group.heads[inputs.count % group.heads.count] + group.bodies[number])
            }
        }
        return inputs
    }
}
