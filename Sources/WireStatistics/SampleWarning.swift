/// Something in a sample that makes its figures doubtful, with what helps.
public enum SampleWarning: Hashable, Sendable {
    /// So many values lie far from the others.
    case outliers(Int)
    /// The first value is an outlier above the others: caches were cold.
    case slowFirstRun
    /// The last third took so much longer than the first, 0.1 for 10 per cent: throttling.
    case slowingDown(Double)

    /// One sentence that says what to do.
    public var remedy: String {
        switch self {
        case .outliers: "close other programs and measure again, or take more samples"
        case .slowFirstRun: "warm up with more runs before the first that counts"
        case .slowingDown: "let the machine cool, plug it in, and measure for less long"
        }
    }
}
