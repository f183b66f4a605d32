internal import WireCore
internal import WireJSON

/// The state of reading one reply or response: parts, or rows, that come and wait for each other.
///
/// Nothing here recurses: what is left to do stands on a stack of operations, and who waits for a
/// part stands in a list beside it.
struct FlightDecoding: FlightHeapSource {
    /// A part, or an item of a stream.
    struct Chunk {
        enum Status {
            /// Nothing has come.
            case pending
            /// Its text has come and was not looked at.
            case text(ArraySlice<UInt8>)
            /// It is being read, or waits for others.
            case blocked
            case ready(FlightValue)
            case failed(WireError)
        }

        var status: Status
        /// Who waits.
        var listeners: [Listener] = []
        /// The budget of the array that it is.
        var budget: Int?
        /// The stream whose items come under this number.
        var stream: Int?
        /// Whether its text is being read right now.
        var isReading = false
        /// How the client can be told of it, where temporary references are kept.
        var path: [UInt8]?
    }

    /// Where a value is to be put: an element or member of an object.
    struct Slot {
        let object: Int
        let position: Int
    }

    /// What is made of the value that a reference leads to.
    enum Transform {
        case none
        case collection(FlightHeap.Collection)
        case function
        case form
        case blob
    }

    /// A reference in a text.
    struct Reference {
        let id: Int
        let path: [ArraySlice<UInt8>]
        let slot: Slot
        let transform: Transform
        let budget: Int?
    }

    /// Someone who waits for a part.
    enum Listener {
        /// A reference of a part that cannot be complete without it.
        case reference(Reference, handler: Int, isCounted: Bool)
        /// A server function that waits for its arguments.
        case function(FunctionCall)
        /// A typed array whose file is being opened.
        case bytes(Int, PayloadNode.ElementKind, Slot, budget: Int?, handler: Int)
        /// The items of a stream behind one that waits.
        case items(stream: Int)
    }

    /// A server function that is being made.
    struct FunctionCall {
        let id: FlightValue
        /// The object that described it.
        let description: Int
        /// The part with the bound arguments.
        let arguments: Int
        let slot: Slot
        let handler: Int
    }

    /// What a part waits for before it is complete.
    struct Handler {
        var chunk: Int?
        /// The object that holds the part's value.
        var holder: Int?
        /// The part's value when it had been read and began to wait.
        var value = FlightValue.null
        var count = 0
        var failure: WireError?
    }

    /// Something that is left to do; the last one comes first.
    enum Operation {
        case initialize(Int)
        case finish(Int, holder: Int, outer: Int?, earlier: [Listener])
        case conclude(Int, holder: Int, handler: Int?, earlier: [Listener])
        case revive(Cursor)
        /// The next items of a stream are to be read.
        case items(stream: Int)
        /// An item of a stream was read.
        case itemRead(stream: Int, item: Int)
        case reference(Reference)
    }

    /// A container of a text whose entries are being read.
    struct Cursor {
        let document: Int
        let object: Int
        let isArray: Bool
        var node: Int
        let end: Int
        var position = 0
        let budget: Int?
        /// The path by which the client can be told of the container.
        let path: [UInt8]?
        /// Whether this is the place of a part's root, which is no container of the value.
        let holdsRoot: Bool
        /// Where the container stands.
        var slot: Slot?
        /// Whether the entries are those of an element.
        var isElement = false
        /// The handler around an element, which waits by itself.
        var outer: Int?
    }

    let reader: FlightReplyReader
    var dialect: FlightDialect { reader.dialect }
    /// Whether rows of a response are read, and no parts of a reply.
    let isResponse: Bool
    /// What the build does in this direction.
    let rules: FlightRules
    var diagnostics: Diagnostics
    var heap = FlightHeap()
    var fields: FlightFields
    /// All parts, streams' items included.
    var chunks: [Chunk] = []
    /// Parts by number.
    var numbered: [Int: Int] = [:]
    var handlers: [Handler] = []
    var operations: [Operation] = []
    /// The handler of the part that is being read.
    var handler: Int?
    /// What happens when the text that is read now is done: files that were opened, functions.
    var jobs: [Listener] = []
    var wakes: [(listener: Listener, value: Result<FlightValue, WireError>)] = []
    /// A failure that no part can hold, since it came too late.
    var failure: WireError?
    var budgets: [(count: Int, isForked: Bool)] = []
    var streams: [FlightItemStream] = []
    var promises: [Int: FlightValue] = [:]
    var files: [Int: FlightValue] = [:]
    /// Functions that were made, by the object that described them.
    var functions: [Int: FlightValue] = [:]
    var isClosed = false
    var stepsLeft: Int

    /// Begins to read the parts of a reply.
    init(_ reply: FlightReply, reader: FlightReplyReader) {
        self.reader = reader
        isResponse = false
        rules = reader.dialect.replyRules
        diagnostics = Diagnostics(limit: reader.limits.diagnostics)
        stepsLeft = reader.limits.workSteps
        switch reply {
        case .form(let payload): fields = FlightFields(payload)
        case .text(let text):
            var builder = PayloadBuilder()
            builder.begin(.form)
            builder.key("0")
            builder.text(.string, text)
            builder.end()
            fields = FlightFields(builder.finish())
        }
    }

    /// Begins to read the rows of a response.
    init(responseTo reader: FlightReplyReader) {
        self.reader = reader
        isResponse = true
        rules = reader.dialect.responseRules
        diagnostics = Diagnostics(limit: reader.limits.diagnostics)
        stepsLeft = reader.limits.workSteps
        fields = FlightFields(Payload(nodes: [PayloadNode(.form, low: 1, high: 0)], bytes: []))
    }

    /// Reads the root part.
    ///
    /// - Parameter keepsPaths: whether the paths of objects are asked for, too.
    /// - Returns: the value, and the paths of its objects by node.
    /// - Throws: what makes the value fail.
    mutating func decode(
        keepsPaths: Bool
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        guard fields.all.count <= reader.limits.rows else {
            throw WireError(.flightTooManyRows, at: 0)
        }
        let root: Int
        switch reader.feed {
        case .form:
            for (name, value) in fields.all { fields.append(name, value) }
            root = chunk(0)
            let needsPaths = keepsPaths && reader.temporary
            if !needsPaths, let value = try plainValue(root) { return (value, [:]) }
            isClosed = !dialect.knowsNoEnd
        case .stream:
            root = chunk(0)
            for (name, value) in fields.all { try receive(name, value) }
            try close()
        }
        warnOfFields()
        return try result(of: root)
    }

    /// The finished value of a part.
    mutating func result(
        of root: Int
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        let value = try awaited(root)
        if !isResponse, let array = heap.array(value),
            heap.objects[array].values.count > reader.limits.callArguments
        {
            diagnostics.warn(.nextTooManyArguments, at: 0)
        }
        var output = FlightHeapOutput()
        try output.write(value, from: &self)
        if let failure { throw failure }
        return (output.finish(), output.paths)
    }

    /// The value of a part, once nothing is left that could change it.
    private mutating func awaited(_ root: Int) throws(WireError) -> FlightValue {
        var index = root
        var seen: Set<Int> = []
        while true {
            let value = try settled(index).get()
            guard case .object(let object) = value, case .promise = heap.objects[object].kind else {
                return value
            }
            guard seen.insert(index).inserted, seen.count <= reader.limits.thenables else {
                throw WireError(.flightCyclicThenable, at: 0)
            }
            index = heap.objects[object].link
        }
    }

    /// Reads a part that is there, and gives what it came to; one that never will be is missing.
    mutating func settled(_ index: Int) throws(WireError) -> Result<FlightValue, WireError> {
        if case .text = chunks[index].status {
            operations.append(.initialize(index))
            try run()
        }
        switch chunks[index].status {
        case .ready(let value): return .success(value)
        case .failed(let error): return .failure(error)
        case .pending, .blocked, .text:
            return .failure(WireError(.flightMissingRow, at: 0, "something waits for ever"))
        }
    }

    /// What a promise in the value came to; nil when it stays open.
    mutating func settlement(
        of object: Int
    ) throws(WireError) -> Result<FlightValue, WireError>? {
        let index = heap.objects[object].link
        let result = try settled(index)
        switch chunks[index].status {
        case .pending, .blocked: return nil
        default: break
        }
        guard case .success(let value) = result, rules.refusesCyclicPromises,
            isCyclic(index, value)
        else { return result }
        return .failure(WireError(.flightCyclicThenable, at: 0))
    }

    /// Whether promises that are complete lead back to the first.
    private func isCyclic(_ first: Int, _ value: FlightValue) -> Bool {
        var value = value
        var visited: Set<Int> = []
        while case .object(let object) = value, case .promise = heap.objects[object].kind {
            let index = heap.objects[object].link
            if index == first || !visited.insert(index).inserted { return true }
            if visited.count > reader.limits.thenables { return true }
            guard case .ready(let next) = chunks[index].status else { return false }
            value = next
        }
        return false
    }
}
