/// JavaScript's event loop as far as the order of Flight parts and rows depends on it.
///
/// Reactions to settled promises run in the order in which they were asked for, one tick each;
/// when none is left, the next turn begins, and what waits for it runs.
struct FlightLoop<Job> {
    /// The turns that have passed.
    private(set) var turn = 0
    private var ticks: [(job: Job, delay: Int)] = []
    private var nextTick = 0
    /// What waits for a later turn, as a binary heap: the first is what comes next.
    private var waiting: [Waiting] = []
    private var waitingCount = 0

    private struct Waiting {
        let turn: Int
        let order: Int
        /// Of equal ones the first that was asked for comes first.
        let number: Int
        let job: Job
        let delay: Int

        func precedes(_ other: Self) -> Bool {
            (turn, order, number) < (other.turn, other.order, other.number)
        }
    }

    /// Lets `job` run `delay` ticks after the others that are due, in `atTurn` or as soon as that
    /// has passed; of jobs of one turn the one with the lower `order` comes first.
    mutating func schedule(_ job: Job, atTurn: Int = 0, order: Int = 0, delay: Int = 0) {
        if atTurn <= turn {
            ticks.append((job, delay))
        } else {
            waitingCount += 1
            push(Waiting(turn: atTurn, order: order, number: waitingCount, job: job, delay: delay))
        }
    }

    /// The next job; nil when nothing is left to do.
    mutating func next() -> Job? {
        while true {
            while nextTick < ticks.count {
                let (job, delay) = ticks[nextTick]
                nextTick += 1
                // At least as many have gone as are moved.
                if nextTick > 4_096, nextTick * 2 >= ticks.count {
                    ticks.removeFirst(nextTick)
                    nextTick = 0
                }
                if delay == 0 { return job }
                ticks.append((job, delay - 1))
            }
            guard let first = popWaiting() else { return nil }
            turn = first.turn
            ticks.append((first.job, first.delay))
        }
    }

    private mutating func push(_ new: Waiting) {
        waiting.append(new)
        var place = waiting.count - 1
        while place > 0, new.precedes(waiting[(place - 1) / 2]) {
            waiting.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func popWaiting() -> Waiting? {
        guard let last = waiting.popLast() else { return nil }
        guard let first = waiting.first else { return last }
        waiting[0] = last
        var place = 0
        while 2 * place + 1 < waiting.count {
            var child = 2 * place + 1
            if child + 1 < waiting.count, waiting[child + 1].precedes(waiting[child]) { child += 1 }
            guard waiting[child].precedes(last) else { break }
            waiting.swapAt(place, child)
            place = child
        }
        return first
    }
}
