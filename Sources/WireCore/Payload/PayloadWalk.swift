/// A walk over a value in document order without recursion: containers are entered and left.
///
/// ```swift
/// var walk = PayloadWalk(payload, from: 0)
/// while let step = walk.next() {
///     switch step {
///     case .enter(let index): …   // a container begins; `walk.skip()` leaves out its entries
///     case .leaf(let index): …    // a key, a scalar or a `use`
///     case .leave(let index): …   // the container that began last ends
///     }
/// }
/// ```
public struct PayloadWalk: Sendable {
    /// One step of a walk; each names the node's index.
    public enum Step: Sendable, Equatable {
        case enter(Int)
        case leaf(Int)
        case leave(Int)
    }

    private let payload: Payload
    private var position: Int
    private let end: Int
    private var open: [Int] = []

    /// Begins a walk over the value at `index` and all it holds.
    public init(_ payload: Payload, from index: Int = 0) {
        self.payload = payload
        position = index
        end = payload.end(index)
    }

    /// The number of containers that have been entered and not left.
    public var depth: Int { open.count }

    /// Takes the next step; nil at the end of the walk.
    public mutating func next() -> Step? {
        if let container = open.last, position >= payload.end(container) {
            open.removeLast()
            return .leave(container)
        }
        guard position < end else { return nil }
        let index = position
        position += 1
        guard payload.kind(index).isContainer else { return .leaf(index) }
        open.append(index)
        return .enter(index)
    }

    /// Passes over the entries of the container that was entered last; it is left next.
    public mutating func skip() {
        if let container = open.last { position = payload.end(container) }
    }
}
