internal import WireCore

/// A stream or async iterable that is being read, item by item.
struct FlightItems {
    /// Its part or row.
    let id: Int
    let node: Int
    /// Whether it is an async iterable or iterator, whose end may carry a value.
    let isIterable: Bool
    private var position: Int
    private let end: Int

    /// What reading it gives.
    enum Step {
        case item(Int)
        case failure(Int)
        case end(returning: Int?)
    }

    init(_ payload: Payload, _ node: Int, id: Int) {
        self.id = id
        self.node = node
        isIterable = payload.kind(node) == .asyncIterable || payload.kind(node) == .asyncIterator
        let items = payload.kind(node) == .byteStream ? node : payload.member("items", of: node)
        position = items.map { payload.resolved($0) + 1 } ?? 0
        end = items.map { payload.end(payload.resolved($0)) } ?? 0
    }

    /// Ticks between asking for an item and having it: a generator awaits what it yields.
    var delay: Int { isIterable ? 2 : 0 }

    /// Takes the next step.
    mutating func next(_ payload: Payload) -> Step {
        if position < end {
            let item = position
            position = payload.end(item)
            return .item(value(of: item, in: payload))
        }
        guard payload.kind(node) != .byteStream else { return .end(returning: nil) }
        if let reason = payload.member("throws", of: node) {
            return .failure(payload.resolved(reason))
        }
        guard let value = payload.member("return", of: node).map(payload.resolved),
            payload.kind(value) != .undefined
        else { return .end(returning: nil) }
        return .end(returning: value)
    }

    /// A generator hands on what a promise came to.
    private func value(of item: Int, in payload: Payload) -> Int {
        let item = payload.resolved(item)
        guard isIterable, payload.kind(item) == .promise else { return item }
        let settlement = payload.settlement(item)
        guard payload.kind(settlement.node) == .promise else { return item }
        return payload.resolved(settlement.node + 1)
    }
}
