/// JavaScript's event loop as far as the order of Flight parts and rows depends on it.
///
/// Reactions to settled promises run in the order in which they were asked for, one tick each;
/// when none is left, the next turn begins, and what waits for it runs.
struct FlightLoop<Job> {
    /// The turns that have passed.
    private(set) var turn = 0
    private var ticks: [(job: Job, delay: Int)] = []
    private var nextTick = 0
    private var waiting: [(turn: Int, order: Int, job: Job, delay: Int)] = []
    private var turnJobs: ArraySlice<(turn: Int, order: Int, job: Job, delay: Int)> = []

    /// Lets `job` run `delay` ticks after the others that are due, in `atTurn` or as soon as that
    /// has passed; of jobs of one turn the one with the lower `order` comes first.
    mutating func schedule(_ job: Job, atTurn: Int = 0, order: Int = 0, delay: Int = 0) {
        if atTurn <= turn {
            ticks.append((job, delay))
        } else {
            waiting.append((atTurn, order, job, delay))
        }
    }

    /// The next job; nil when nothing is left to do.
    mutating func next() -> Job? {
        while true {
            while nextTick < ticks.count {
                let (job, delay) = ticks[nextTick]
                nextTick += 1
                if nextTick > 4_096 {
                    ticks.removeFirst(nextTick)
                    nextTick = 0
                }
                if delay == 0 { return job }
                ticks.append((job, delay - 1))
            }
            if let first = turnJobs.popFirst() {
                ticks.append((first.job, first.delay))
                continue
            }
            guard let earliest = waiting.map(\.turn).min() else { return nil }
            turn = earliest
            turnJobs = waiting.filter { $0.turn == earliest }.sorted { $0.order < $1.order }[...]
            waiting.removeAll { $0.turn == earliest }
        }
    }
}
