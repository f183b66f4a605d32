internal import WireCore

/// When and how a promise ends.
struct FlightSettlement {
    /// The innermost promise: its one entry is the value or the reason.
    var node: Int
    /// The turn of the event loop in which it ends; nil when it never does.
    var turn: Int?
    /// Ticks between its end and the first reaction, since a promise that resolves to another
    /// takes two more.
    var delay = 0
}

extension Payload {
    /// Follows a promise through those it resolves to; one that holds nothing never ends.
    func settlement(_ index: Int) -> FlightSettlement {
        var result = FlightSettlement(node: index, turn: 0)
        var seen: Set<Int> = []
        while true {
            guard end(result.node) > result.node + 1, seen.insert(result.node).inserted else {
                result.turn = nil
                return result
            }
            result.turn = max(result.turn ?? 0, Int(nodes[result.node].detail))
            let inner = resolved(result.node + 1)
            switch kind(inner) {
            case .promise, .rejection, .pending:
                guard kind(result.node) == .promise else { return result }
                result.node = inner
                result.delay += 2
            default: return result
            }
        }
    }
}
