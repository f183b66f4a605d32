internal import WireCore

/// What nested arrays of a call hold, counted as React's server counts it (section A.8 of its
/// guards): an array that stands in an array counts against the same budget.
struct FlightBudgets {
    private var budgets: [(count: Int, isForked: Bool)] = []
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Begins a budget, for an array that is in no array.
    mutating func add() -> Int {
        budgets.append((0, false))
        return budgets.count - 1
    }

    /// Notes an array of `count` elements.
    ///
    /// - Throws: `flight.arrayBudget`, with the offset given.
    mutating func open(_ count: Int, against budget: Int, at offset: Int) throws(WireError) {
        if count > 1 { budgets[budget].isForked = true }
        try charge(count + 1, to: budget, at: offset)
    }

    /// Counts elements, characters or bytes; only arrays that fork can exceed the limit.
    mutating func charge(_ count: Int, to budget: Int?, at offset: Int) throws(WireError) {
        guard let budget else { return }
        budgets[budget].count += count
        guard budgets[budget].count > limit, budgets[budget].isForked else { return }
        throw WireError(
            FlightError.arrayBudget,
            at: offset,
            "nested arrays hold \(budgets[budget].count) elements; arraySize allows \(limit)"
        )
    }

    /// Counts an array that is referred to as if it stood where the reference stands.
    mutating func charge(
        arrayOf source: Int,
        to budget: Int,
        at offset: Int
    ) throws(WireError) {
        if budgets[source].isForked { budgets[budget].isForked = true }
        try charge(budgets[source].count, to: budget, at: offset)
    }
}
