internal import WireCore

/// How a text came to be written: the promises, bound arguments and streams of which each was met
/// in what the one before it holds.
///
/// A build that has no reference for such a value writes it again wherever it meets it, without
/// end where the value is met in itself. Only one ancestor is remembered, a later one each time the
/// line has doubled (Brent's algorithm), so that every step costs the same.
struct FlightDescent {
    private var node = -1
    private var known = 0
    private var length = 0
    private var limit = 1

    /// The line that goes on to a value.
    ///
    /// - Parameters:
    ///   - next: the value's node.
    ///   - known: how many values can be referred to, or have nothing left to give; it never sinks,
    ///     and as long as it stays a value is written as it was before.
    /// - Returns: the line; nil when it runs in a circle.
    func reaching(_ next: Int, known: Int) -> Self? {
        guard next != node || known != self.known else { return nil }
        var line = self
        line.length += 1
        if line.length == limit {
            line.node = next
            line.known = known
            line.length = 0
            line.limit *= 2
        }
        return line
    }
}
