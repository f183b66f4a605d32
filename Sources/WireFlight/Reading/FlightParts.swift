internal import WireCore

/// A part, a row, or an item of a stream.
struct FlightChunk {
    enum Status {
        /// Nothing has come.
        case pending
        /// Its text has come and was not looked at.
        case text(Text)
        /// It is being read, or waits for others.
        case blocked
        case ready(FlightValue)
        case failed(WireError)
    }

    /// Text as it came, and where it begins in the input.
    struct Text {
        let bytes: ArraySlice<UInt8>
        let origin: Int
    }

    var status: Status
    /// Its number; nil for an item of a stream.
    let number: Int?
    /// Who waits.
    var listeners: [FlightListener] = []
    /// The budget of the array that it is.
    var budget: Int?
    /// The stream whose items come under this number.
    var stream: Int?
    /// The stream of which this is an item.
    var owner: Int?
    /// Whether its text is being read right now.
    var isReading = false
    /// Whether it never came, so that its failure is where it is asked for.
    var isMissing = false
}

/// The parts of a message by number, and what each waits for before it is complete.
struct FlightParts {
    private var chunks: [FlightChunk] = []
    private var numbered: [Int: Int] = [:]
    private var handlers: [Handler] = []
    /// What the part that is being read waits for.
    private(set) var handler: Int?

    /// What a part waits for before it is complete.
    private struct Handler {
        var target: Target?
        /// The part's value when it had been read and began to wait.
        var value = FlightValue.null
        var count = 0
        var failure: WireError?
    }

    /// A part that waits, and where its value stands.
    struct Target {
        let chunk: Int
        let value: Location

        enum Location {
            /// In the root of a document, where a reference may put it late.
            case root(of: Int)
            /// In itself: an element.
            case element(FlightPlace)
        }
    }

    subscript(chunk: Int) -> FlightChunk {
        get { chunks[chunk] }
        set { chunks[chunk] = newValue }
    }

    /// How many there are.
    var count: Int { chunks.count }

    /// The part of a number; nil when nobody has asked for it and nothing has come.
    func index(of number: Int) -> Int? { numbered[number] }

    /// All numbers and their parts, ascending.
    var all: [(number: Int, chunk: Int)] {
        numbered.map { (number: $0.key, chunk: $0.value) }.sorted { $0.number < $1.number }
    }

    /// Adds a part, in place of one that had its number before.
    @discardableResult
    mutating func add(_ status: FlightChunk.Status, number: Int?) -> Int {
        chunks.append(FlightChunk(status: status, number: number))
        if let number { numbered[number] = chunks.count - 1 }
        return chunks.count - 1
    }

    /// Takes away those who wait for a part.
    mutating func takeListeners(_ chunk: Int) -> [FlightListener] {
        defer { chunks[chunk].listeners = [] }
        return chunks[chunk].listeners
    }

    /// Adds those who waited for a part before.
    mutating func addListeners(_ listeners: [FlightListener], to chunk: Int) {
        guard !listeners.isEmpty else { return }
        chunks[chunk].listeners += listeners
    }

    mutating func addListener(_ listener: FlightListener, to chunk: Int) {
        chunks[chunk].listeners.append(listener)
    }
}

// Waiting.
extension FlightParts {
    /// Lets another part be the one that is being read; returns the handler of the one before.
    @discardableResult
    mutating func enter(_ handler: Int?) -> Int? {
        defer { self.handler = handler }
        return self.handler
    }

    /// The handler of the part that is being read, which now waits for one thing more.
    mutating func wait(counting: Bool = true) -> Int {
        let index: Int
        if let handler {
            index = handler
        } else {
            handlers.append(Handler())
            index = handlers.count - 1
            handler = index
        }
        if counting { handlers[index].count += 1 }
        return index
    }

    /// Why the part of a handler fails; nil while it does not.
    func failure(of handler: Int) -> WireError? { handlers[handler].failure }

    /// Whether something that the part of a handler needs has not come.
    func isWaiting(_ handler: Int) -> Bool { handlers[handler].count > 0 }

    /// Notes a failure of the part that a handler belongs to, before it was read to the end.
    mutating func noteFailure(_ error: WireError, of handler: Int) {
        if handlers[handler].failure == nil { handlers[handler].failure = error }
    }

    /// Lets a part that was read wait.
    mutating func suspend(_ target: Target, value: FlightValue, for handler: Int) {
        handlers[handler].target = target
        handlers[handler].value = value
    }

    /// Notes that one thing a part waited for is there.
    ///
    /// - Returns: the part, when that was the last, and its value as it was when it began to wait.
    mutating func arrive(_ handler: Int, counted: Bool) -> (target: Target, early: FlightValue)? {
        if counted { handlers[handler].count -= 1 }
        guard handlers[handler].count <= 0, handlers[handler].failure == nil,
            let target = handlers[handler].target, case .blocked = chunks[target.chunk].status
        else { return nil }
        return (target, handlers[handler].value)
    }

    /// Notes that a part fails.
    ///
    /// - Returns: the part, when it has been read and can be given up now.
    mutating func reject(_ handler: Int, _ error: WireError) -> Int? {
        guard handlers[handler].failure == nil else { return nil }
        handlers[handler].failure = error
        guard let target = handlers[handler].target, case .blocked = chunks[target.chunk].status
        else { return nil }
        return target.chunk
    }
}
