internal import WireCore
internal import WireJSON

/// The state of writing one response.
struct FlightResponseEncoding: FlightModelWriting {
    /// What a text is for: a row, and whether the enclosing text waits for it.
    struct Purpose {
        let id: Int
        /// The tag by which the enclosing text refers to the row; nil when none does.
        var reference: [UInt8]?
        /// The digest of what made the whole row fail.
        var failure: [UInt8]?
    }

    /// Something that happens later.
    enum Job {
        /// A promise fulfilled: its row can be written.
        case ping(id: Int, value: Int)
        /// A blob has been read: its row can be written.
        case blob(id: Int, node: Int)
        /// A promise rejected.
        case fail(id: Int, reason: Int)
        /// A stream or async iterable gives its next item.
        case items(FlightItems)
        /// Everything that is ready is written.
        case work
        /// The stream begins to flow.
        case flow
    }

    let payload: Payload
    let dialect: FlightDialect
    let temporary: [Int: [UInt8]]
    let plain: FlightPlainNodes
    var budget: FlightBudget
    var output: [UInt8] = []
    var texts: [FlightText<Purpose>] = []
    var frames: [FlightFrame] = []
    var lists = FlightLists()
    var references: [Int: [UInt8]] = [:]
    let meetsAgain: [Bool]
    var drained: Set<Int> = []
    var loop = FlightLoop<Job>()
    var rows = FlightRowQueues()
    /// Objects that a build without paths has written in place, and may write as a row next time.
    var seenInline: Set<Int> = []
    var functions: [Int: [UInt8]] = [:]
    var symbols: [[UInt8]: [UInt8]] = [:]
    /// Numbers of the rows of client modules, by what identifies them.
    var clients: [[UInt8]: Int] = [:]
    /// Strings of module rows that are rows of their own.
    var moduleStrings: [[UInt8]: Int] = [:]
    /// UTF-16 units that rows for such strings may still take.
    var moduleStringBudget = 32_768
    /// Hints that were given.
    var hints: Set<[UInt8]> = []
    /// Whether rows are measured, since elements may have to be put off.
    let measures: Bool
    private var nextId = 1
    private var ready: [Job] = []
    private var isWorkScheduled = false
    private var isFlowing = false

    init(
        _ payload: Payload,
        dialect: FlightDialect,
        temporary: [Int: [UInt8]],
        limits: DecodingLimits
    ) {
        self.payload = payload
        self.dialect = dialect
        self.temporary = temporary
        meetsAgain = payload.nodesMetAgain()
        budget = FlightBudget(limits)
        measures = dialect.defersElements && payload.nodes.contains { $0.kind == .element }
        // What is measured is looked at value by value.
        plain =
            measures
            ? .none
            : FlightPlainNodes(
                payload,
                longText: Self.longText,
                except: payload.marks(meetsAgain, temporary.keys)
            )
    }

    mutating func encode(_ root: Int) throws(WireError) -> FlightStream {
        // The stream is read from the first moment: rows leave as soon as each work is done.
        loop.schedule(.flow)
        try writeRow(0, value: payload.resolved(root))
        return try finishStream()
    }

    /// Writes row 0 as given, and the value at `root` as the promise in row 1.
    mutating func encode(
        _ root: Int,
        behind envelope: [UInt8],
        isLate: Bool
    ) throws(WireError) -> FlightStream {
        try appendRow(0, tag: "", envelope, to: .regular)
        nextId = 2
        let value = payload.resolved(root)
        var settlement = FlightSettlement(node: value, turn: isLate ? 2 : 0)
        switch payload.kind(value) {
        case .promise, .rejection, .pending: settlement = payload.settlement(value)
        default: break
        }
        guard let turn = settlement.turn else { throw WireError(FlightError.unsettled, at: 0) }
        // The framework begins to read the stream later: before the result is there, or after all
        // that the result can bring at once.
        loop.schedule(.flow, atTurn: isLate ? 1 : 3, order: -2)
        let job: Job =
            switch payload.kind(settlement.node) {
            case .promise: .ping(id: 1, value: payload.resolved(settlement.node + 1))
            case .rejection: .fail(id: 1, reason: payload.resolved(settlement.node + 1))
            default: .ping(id: 1, value: value)
            }
        try budget.spend(2 * (1 + settlement.delay))
        loop.schedule(job, atTurn: max(turn, isLate ? 2 : 0), order: value)
        return try finishStream()
    }

    private mutating func finishStream() throws(WireError) -> FlightStream {
        while let job = loop.next() {
            // A stream that ends in itself never stops.
            try budget.spend(FlightBudget.stepsOfJob)
            try perform(job)
        }
        rows.flush()
        return rows.stream
    }

    /// Takes the next row number.
    mutating func takeId() -> Int {
        budget.charge(64)
        defer { nextId += 1 }
        return nextId
    }

    /// Puts a value off into a row of its own, which is written when this one is done.
    mutating func postpone(_ index: Int) -> Int {
        let id = takeId()
        ready.append(.ping(id: id, value: index))
        scheduleWork()
        return id
    }

    /// Lets everything that is ready be written: soon while the request is opening, later in the
    /// turn after this one.
    mutating func scheduleWork() {
        guard !isWorkScheduled else { return }
        isWorkScheduled = true
        loop.schedule(.work, atTurn: loop.turn == 0 ? 0 : loop.turn + 1, order: -1)
    }

    private mutating func perform(_ job: Job) throws(WireError) {
        switch job {
        case .ping, .blob:
            ready.append(job)
            scheduleWork()
        case .fail(let id, let reason):
            try emitError(id, digest: try digest(reason))
            scheduleWork()
        case .items(let items):
            try writeItem(items)
            scheduleWork()
        case .work:
            isWorkScheduled = false
            let tasks = ready
            ready = []
            for task in tasks {
                if case .ping(let id, let value) = task { try writeRow(id, value: value) }
                if case .blob(let id, let node) = task { try writeBlobRow(id, node) }
            }
            if isFlowing { rows.flush() }
        case .flow:
            isFlowing = true
            rows.flush()
        }
    }

    /// Writes the value at `index` as row `id`, to the end.
    private mutating func writeRow(_ id: Int, value index: Int) throws(WireError) {
        if dialect.hasIdentity, let existing = references[index] {
            if dialect.reusesWrittenRoots {
                beginRow(Purpose(id: id))
                emitQuoted(existing)
                try run()
                return
            }
            references[index] = reference(id)
        }
        if !dialect.hasIdentity, references[index] == nil {
            // Only the root of all is known by its row; what a promise came to is not.
            if id != 0 {
                seenInline.insert(index)
            } else if payload.kind(index) != .promise, payload.kind(index) != .rejection {
                references[index] = reference(0)
            }
        }
        beginRow(Purpose(id: id), reference: reference(id))
        try write(index, key: .root)
        try run()
    }

    /// Begins a row, whose number stands before its text.
    mutating func beginRow(_ purpose: Purpose, reference: [UInt8]? = nil) {
        beginText(purpose, reference: reference)
        FlightRowQueues.appendHead(purpose.id, tag: "", to: &output)
    }

    mutating func finish(_ text: FlightText<Purpose>) throws(WireError) {
        let purpose = text.purpose
        if let digest = purpose.failure {
            output.removeSubrange(text.start...)
            try emitError(purpose.id, digest: digest)
        } else {
            output.append(UInt8(ascii: "\n"))
            try budget.seal(output.count - text.start)
            rows.move(&output, from: text.start)
        }
        if let reference = purpose.reference { emitQuoted(reference) }
    }

    /// Appends a row that ends with a line feed.
    mutating func appendRow(
        _ id: Int,
        tag: StaticString,
        _ text: [UInt8],
        to queue: FlightRowQueues.Queue
    ) throws(WireError) {
        try budget.seal(text.count)
        rows.append(id, tag: tag, text, to: queue)
    }

    /// Appends a row that says its length.
    mutating func appendRow(
        _ id: Int,
        tag: UInt8,
        content: some Collection<UInt8>
    ) throws(WireError) {
        try budget.seal(content.count)
        rows.append(id, tag: tag, content: content)
    }

    /// Appends a row with the text at `index`, lone surrogates replaced.
    mutating func appendRow(_ id: Int, wellFormed index: Int) throws(WireError) {
        try budget.check(payload[index].high)
        var text: [UInt8] = []
        WTF8.appendWellFormed(payload.bytes.span.extracting(payload.range(index)), to: &text)
        try appendRow(id, tag: UInt8(ascii: "T"), content: text)
    }

    /// Appends an error row.
    mutating func emitError(_ id: Int, digest: [UInt8]) throws(WireError) {
        var text = Array("{\"digest\":".utf8)
        JSONString.appendQuoted(digest.span, to: &text)
        text.append(UInt8(ascii: "}"))
        try appendRow(id, tag: "E", text, to: .errors)
    }

    /// The digest that a reason for rejection is given, when it is rendered.
    ///
    /// - Throws: `flight.unsupported` when the error's own digest or message is no text.
    func digest(_ index: Int) throws(WireError) -> [UInt8] {
        guard payload.kind(index) == .error else { return Array("digest:react".utf8) }
        if let digest = try optionalField("digest", of: index, [.string]) {
            return Array(payload.bytes[payload.range(digest)])
        }
        guard let message = try optionalField("message", of: index, [.string]) else {
            return Array("digest:".utf8)
        }
        return Array("digest:".utf8) + payload.bytes[payload.range(message)]
    }
}

extension Payload {
    /// One mark for each node: those that are marked, and those of `others`; empty for none.
    fileprivate func marks(_ marked: [Bool], _ others: some Collection<Int>) -> [Bool] {
        guard !others.isEmpty else { return marked }
        var result = marked.isEmpty ? Array(repeating: false, count: nodes.count) : marked
        for index in others where result.indices.contains(index) { result[index] = true }
        return result
    }
}
