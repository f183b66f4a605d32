/// How many operations one reading of the clock must cover.
public enum BatchSize {
    /// Returns the smallest batch whose duration is `1 / error` ticks of the clock, 1 to `limit`.
    ///
    /// A reading is off by up to one tick, so that a batch of 100 ticks is off by 1 per cent. Both
    /// durations are in the same unit; where one is not above 0 the answer is `limit` or 1.
    public static func operations(
        lasting operation: Double,
        tick: Double,
        error: Double = 0.01,
        limit: Int = 1_000_000
    ) -> Int {
        guard tick > 0, error > 0 else { return 1 }
        let needed = tick / error / operation
        guard operation > 0, needed < Double(limit) else { return max(1, limit) }
        let whole = Int(needed)
        return max(1, Double(whole) < needed ? whole + 1 : whole)
    }
}
