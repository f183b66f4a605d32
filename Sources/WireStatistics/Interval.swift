/// A range that a figure lies in with a stated confidence.
public struct Interval: Hashable, Sendable {
    /// Its lower end.
    public let lower: Double
    /// Its upper end; never below the lower one.
    public let upper: Double

    /// Creates an interval from its ends, in either order.
    public init(_ one: Double, _ other: Double) {
        lower = min(one, other)
        upper = max(one, other)
    }

    /// Tells whether a value lies in the interval, its ends included.
    public func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }
}
