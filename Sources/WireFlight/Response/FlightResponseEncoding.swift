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
        /// What stands between the row's number and its text.
        var rowTag: StaticString = ""
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
    var frames: [FlightFrame] = []
    var texts: [FlightText<Purpose>] = []
    var references: [Int: [UInt8]] = [:]
    let meetsAgain: [Bool]
    var stepsLeft: Int
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

    init(_ payload: Payload, dialect: FlightDialect, temporary: [Int: [UInt8]], steps: Int) {
        self.payload = payload
        self.dialect = dialect
        self.temporary = temporary
        meetsAgain = payload.nodesMetAgain()
        stepsLeft = steps
        measures = dialect.defersElements && payload.nodes.contains { $0.kind == .element }
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
        rows.append(0, tag: "", envelope, to: .regular)
        nextId = 2
        let value = payload.resolved(root)
        var settlement = FlightSettlement(node: value, turn: isLate ? 2 : 0)
        switch payload.kind(value) {
        case .promise, .rejection, .pending: settlement = payload.settlement(value)
        default: break
        }
        guard let turn = settlement.turn else { throw WireError(.flightUnsettled, at: 0) }
        // The framework begins to read the stream later: before the result is there, or after all
        // that the result can bring at once.
        loop.schedule(.flow, atTurn: isLate ? 1 : 3, order: -2)
        let job: Job =
            switch payload.kind(settlement.node) {
            case .promise: .ping(id: 1, value: payload.resolved(settlement.node + 1))
            case .rejection: .fail(id: 1, reason: payload.resolved(settlement.node + 1))
            default: .ping(id: 1, value: value)
            }
        loop.schedule(job, atTurn: max(turn, isLate ? 2 : 0), order: value)
        return try finishStream()
    }

    private mutating func finishStream() throws(WireError) -> FlightStream {
        while let job = loop.next() { try perform(job) }
        rows.flush()
        return rows.stream
    }

    /// Takes the next row number.
    mutating func takeId() -> Int {
        stepsLeft -= 64
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
            emitError(id, digest: payload.digest(reason))
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
                beginText(Purpose(id: id))
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
        beginText(Purpose(id: id), reference: reference(id))
        try write(index, key: .root)
        try run()
    }

    mutating func finish(_ text: FlightText<Purpose>) throws(WireError) {
        let purpose = text.purpose
        if let digest = purpose.failure {
            emitError(purpose.id, digest: digest)
        } else {
            rows.append(purpose.id, tag: purpose.rowTag, text.bytes, to: .regular)
        }
        if let reference = purpose.reference { emitQuoted(reference) }
    }

    /// Appends an error row.
    mutating func emitError(_ id: Int, digest: [UInt8]) {
        var text = Array("{\"digest\":".utf8)
        JSONString.appendQuoted(digest.span, to: &text)
        text.append(UInt8(ascii: "}"))
        rows.append(id, tag: "E", text, to: .errors)
    }

    /// The reference to a row.
    func reference(_ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$")]
        FlightScalar.appendHex(id, to: &text)
        return text
    }

    /// The text of a tag that names a row.
    func tagged(_ tag: UInt8, _ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$"), tag]
        FlightScalar.appendHex(id, to: &text)
        return text
    }
}

extension Payload {
    /// The digest that a reason for rejection is given, when it is rendered.
    func digest(_ index: Int) -> [UInt8] {
        guard kind(index) == .error else { return Array("digest:react".utf8) }
        if let digest = member("digest", of: index) { return Array(bytes[range(digest)]) }
        guard let message = member("message", of: index) else { return Array("digest:".utf8) }
        return Array("digest:".utf8) + bytes[range(message)]
    }
}
