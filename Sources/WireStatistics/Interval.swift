/// A range that a figure lies in with a stated confidence.
package struct Interval: Hashable, Sendable {
    /// Its lower end.
    package let lower: Double
    /// Its upper end; never below the lower one.
    package let upper: Double

    /// Creates an interval from its ends, in either order.
    package init(_ one: Double, _ other: Double) {
        lower = min(one, other)
        upper = max(one, other)
    }

    /// Tells whether a value lies in the interval, its ends included.
    package func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }
}
