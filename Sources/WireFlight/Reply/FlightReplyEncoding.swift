internal import WireCore

/// The state of writing one reply.
struct FlightReplyEncoding: FlightModelWriting {
    /// What a text is for.
    enum Purpose {
        /// Field 0.
        case root
        /// A part that a tag in the enclosing text refers to; without a number it takes the next
        /// one when it is complete.
        case part(id: Int?, tag: UInt8)
        /// A server function, by its node.
        case function(Int)
        /// What a promise or stream came to, as a field called `name`.
        case field(name: [UInt8])
    }

    /// Something that happens in a later tick of the event loop.
    enum Job {
        /// A promise settles; `settled` is the node it came to.
        case promise(id: Int, settled: Int)
        /// The arguments bound to a function arrive.
        case bound(id: Int, arguments: Int)
        /// The same, where the arguments stand in no array of the document.
        case boundList(id: Int, arguments: [Int])
        /// A stream or async iterable gives its next item.
        case items(FlightItems)
    }

    let payload: Payload
    let dialect: FlightDialect
    let temporary: Bool
    let prefix: [UInt8]
    let plain: FlightPlainNodes
    var budget: FlightBudget
    var output: [UInt8] = []
    var texts: [FlightText<Purpose>] = []
    var frames: [FlightFrame] = []
    var lists = FlightLists()
    var references: [Int: [UInt8]] = [:]
    let meetsAgain: [Bool]
    var drained: Set<Int> = []
    private var loop = FlightLoop<(job: Job, descent: FlightDescent)>()
    /// How the texts that are open came to be written.
    private var descent = FlightDescent()
    private var nextId = 1
    private var fields = PayloadBuilder()
    private var hasFields = false
    private var rootText: [UInt8] = []

    /// - Parameters:
    ///   - payload: the document.
    ///   - dialect: the build.
    ///   - temporary: whether values that cannot be sent stay with the sender.
    ///   - prefix: what stands before the name of every field.
    ///   - limits: bounds on the work.
    ///   - recordsAll: whether the path of every object and array is kept, met again or not.
    init(
        _ payload: Payload,
        dialect: FlightDialect,
        temporary: Bool,
        prefix: [UInt8],
        limits: DecodingLimits,
        recordsAll: Bool = false
    ) {
        self.payload = payload
        self.dialect = dialect
        self.temporary = temporary
        self.prefix = prefix
        if recordsAll {
            meetsAgain = Array(repeating: true, count: payload.nodes.count)
            plain = .none
        } else {
            meetsAgain = dialect.hasIdentity ? payload.nodesMetAgain() : []
            plain = FlightPlainNodes(payload, except: meetsAgain)
        }
        budget = FlightBudget(limits)
        fields.begin(.form)
    }

    mutating func encode(_ root: Int) throws(WireError) -> FlightReply {
        try writeText(.root, id: 0, value: payload.resolved(root))
        let form = try finishFields()
        return hasFields ? .form(form) : .text(rootText)
    }

    /// Writes all that arrives later, and returns the fields.
    mutating func finishFields() throws(WireError) -> Payload {
        while let (job, descent) = loop.next() {
            try budget.spend(FlightBudget.stepsOfJob)
            self.descent = descent
            try perform(job)
        }
        fields.end()
        return fields.finish()
    }

    /// Lets what was met begin to arrive: the value at `index`, if it is one of the document.
    ///
    /// - Throws: `flight.cycle` when it is written again and again, without end.
    mutating func begin(
        _ job: Job,
        _ index: Int?,
        atTurn turn: Int = 0,
        order: Int = 0,
        delay: Int = 0
    ) throws(WireError) {
        var line = descent
        if let index {
            guard let next = line.reaching(index, known: references.count + drained.count) else {
                throw WireError(
                    FlightError.cycle,
                    at: 0,
                    "React \(dialect.label) writes this \(payload.kind(index).label) again each time "
                        + "it is met, and what it holds leads back to it"
                )
            }
            line = next
        }
        loop.schedule((job, line), atTurn: turn, order: order, delay: delay)
    }

    /// Lets the next item of a stream arrive, whose items before it are written.
    mutating func goOn(_ items: FlightItems) {
        loop.schedule((.items(items), descent), delay: items.delay)
    }

    /// Takes the next part number.
    mutating func takeId() -> Int {
        // Parts without end would be written by builds that do not know a promise again.
        budget.charge(64)
        defer { nextId += 1 }
        return nextId
    }

    /// Writes the value at `index` as a text of its own, to the end.
    mutating func writeText(_ purpose: Purpose, id: Int?, value index: Int) throws(WireError) {
        beginText(purpose, reference: id.map(reference))
        try write(index, key: id == nil ? .item : .root)
        try run()
    }

    mutating func finish(_ text: FlightText<Purpose>) throws(WireError) {
        switch text.purpose {
        case .root where !hasFields:
            try budget.seal(output.count)
            swap(&rootText, &output)
        case .root:
            try moveOutput(behind: text.start, to: name(0))
        case .part(let id, let tag):
            let id = id ?? takeId()
            try moveOutput(behind: text.start, to: name(id))
            emitReference(tag, id)
        case .function(let node):
            let id = takeId()
            try moveOutput(behind: text.start, to: name(id))
            if dialect.sharesFunctions { references[node] = tagged(dialect.functionTag, id) }
            emitReference(dialect.functionTag, id)
        case .field(let name):
            try moveOutput(behind: text.start, to: name)
        }
    }
}

// Fields.
extension FlightReplyEncoding {
    /// Makes the innermost text, which begins at `start`, the value of a field.
    private mutating func moveOutput(behind start: Int, to name: [UInt8]) throws(WireError) {
        try appendField(name, output[start...])
        output.removeSubrange(start...)
    }

    mutating func emitReference(_ tag: UInt8, _ id: Int) { emitQuoted(tagged(tag, id)) }

    /// The name of the field of a part: decimal, whereas references are hexadecimal.
    func name(_ id: Int) -> [UInt8] { prefix + Array(String(id).utf8) }

    /// The name of the fields of a stream's items.
    func streamName(_ id: Int) -> [UInt8] {
        var name = prefix
        FlightScalar.append(dialect.streamPrefix, to: &name)
        return name + Array(String(id).utf8)
    }

    mutating func appendField(
        _ name: [UInt8],
        _ value: some Collection<UInt8>
    ) throws(WireError) {
        try budget.seal(name.count + value.count)
        hasFields = true
        fields.text(.key, name)
        fields.text(.string, value)
    }

    /// Appends a file field with `content` and no type, as typed arrays travel.
    mutating func appendBlob(
        _ name: [UInt8],
        _ content: some Collection<UInt8>
    ) throws(WireError) {
        try budget.seal(name.count + content.count)
        hasFields = true
        fields.text(.key, name)
        fields.begin(.blob)
        fields.key("type")
        fields.string("")
        fields.key("base64")
        fields.bytes(content)
        fields.end()
    }

    /// Appends a field whose value is a copy of a text, or of a file or blob.
    ///
    /// - Throws: `flight.unsupported` for anything else, which no form holds.
    mutating func appendField(_ name: [UInt8], copyOf index: Int) throws(WireError) {
        let index = payload.resolved(index)
        try checkField(index)
        let isText = payload.kind(index) == .string
        let content =
            isText ? payload[index].high : payload.viewedBytes(try file(index).content).count
        try budget.seal(name.count + content)
        hasFields = true
        fields.text(.key, name)
        fields.copy(index, of: payload)
    }

    /// Makes the reply a form, though no field may ever come.
    mutating func requireForm() { hasFields = true }
}
