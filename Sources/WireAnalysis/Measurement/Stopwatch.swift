internal import WirePlatform
internal import WireStatistics

/// Times several things against each other, interleaved, in batches that the clock can see.
struct Stopwatch {
    /// A thing to time.
    typealias Work = () -> Void

    /// How long a batch lasts at least; the clock's own step is far below it.
    var batchNanoseconds = 200_000
    /// How many batches each thing gets.
    var rounds = 30

    /// How many times the median the very first run may take before it is worth a warning.
    private static let firstLimit = 100.0

    /// What was found for one thing.
    struct Reading {
        var nanoseconds: Series
        var batchCount: Int
        /// The very first run over the median of all: what warm-up hides.
        var firstRatio: Double

        /// What makes the reading doubtful.
        var doubts: [TimingWarning.Doubt] {
            let count = nanoseconds.count
            let batches = nanoseconds.warnings.map {
                TimingWarning.Doubt.batches($0, count: count)
            }
            return batches + (firstRatio > Stopwatch.firstLimit ? [.slowFirstRun(firstRatio)] : [])
        }
    }

    /// Times the works; the readings stand in the same order.
    func time(_ works: [Work]) -> [Reading] {
        let firsts = works.map { Self.nanoseconds(of: $0, 1) }
        let counts = works.map(batchCount)
        var samples: [[Double]] = works.map { _ in [] }
        for index in Interleaving.order(of: works.count, rounds: rounds) {
            let total = Self.nanoseconds(of: works[index], counts[index])
            samples[index].append(Double(total) / Double(counts[index]))
        }
        return works.indices.compactMap { index in
            guard let sample = Series(samples[index]) else { return nil }
            return Reading(
                nanoseconds: sample,
                batchCount: counts[index],
                firstRatio: sample.median > 0 ? Double(firsts[index]) / sample.median : 1
            )
        }
    }

    /// Doubles the batch until it lasts long enough; this also warms the caches.
    private func batchCount(_ work: Work) -> Int {
        var count = 1
        while count < 1 << 20, Self.nanoseconds(of: work, count) < batchNanoseconds { count *= 2 }
        return count
    }

    private static func nanoseconds(of work: Work, _ count: Int) -> Int {
        let start = Platform.nanoseconds
        for _ in 0..<count { work() }
        return Platform.nanoseconds - start
    }
}
