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
        /// A promise settles; `value` is the node it came to.
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
    var frames: [FlightFrame] = []
    var texts: [FlightText<Purpose>] = []
    var references: [Int: [UInt8]] = [:]
    var meetsAgain: [Bool]
    var stepsLeft: Int
    var loop = FlightLoop<Job>()
    private var nextId = 1
    private var fields = PayloadBuilder()
    private var hasFields = false
    private var rootText: [UInt8] = []

    init(
        _ payload: Payload,
        dialect: FlightDialect,
        temporary: Bool,
        prefix: [UInt8],
        steps: Int
    ) {
        self.payload = payload
        self.dialect = dialect
        self.temporary = temporary
        self.prefix = prefix
        meetsAgain = dialect.hasIdentity ? payload.nodesMetAgain() : []
        stepsLeft = steps
        fields.begin(.form)
    }

    mutating func encode(_ root: Int) throws(WireError) -> FlightReply {
        try writeText(.root, id: 0, value: payload.resolved(root))
        let form = try finishFields()
        return hasFields ? .form(form) : .text(rootText)
    }

    /// Writes all that arrives later, and returns the fields.
    mutating func finishFields() throws(WireError) -> Payload {
        while let job = loop.next() {
            // A stream that ends in itself never stops.
            try spend()
            try perform(job)
        }
        fields.end()
        return fields.finish()
    }

    /// Takes the next part number.
    mutating func takeId() -> Int {
        // Parts without end would be written by builds that do not know a promise again.
        stepsLeft -= 64
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
        case .root:
            if hasFields {
                appendField(name(0), text.bytes)
            } else {
                rootText = text.bytes
            }
        case .part(let id, let tag):
            let id = id ?? takeId()
            appendField(name(id), text.bytes)
            emitReference(tag, id)
        case .function(let node):
            let id = takeId()
            appendField(name(id), text.bytes)
            if dialect.sharesFunctions { references[node] = tagged(dialect.functionTag, id) }
            emitReference(dialect.functionTag, id)
        case .field(let name):
            appendField(name, text.bytes)
        }
    }
}

// Fields and references.
extension FlightReplyEncoding {
    /// The reference to the root of a part.
    func reference(_ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$")]
        FlightScalar.appendHex(id, to: &text)
        return text
    }

    /// The text of a tag that names a part.
    func tagged(_ tag: UInt8, _ id: Int) -> [UInt8] {
        var text = [UInt8(ascii: "$"), tag]
        FlightScalar.appendHex(id, to: &text)
        return text
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

    mutating func appendField(_ name: [UInt8], _ value: [UInt8]) {
        hasFields = true
        fields.text(.key, name)
        fields.text(.string, value)
    }

    /// Appends a file field with `content` and no type, as typed arrays travel.
    mutating func appendBlob(_ name: [UInt8], _ content: some Collection<UInt8>) {
        hasFields = true
        fields.text(.key, name)
        fields.begin(.blob)
        fields.key("type")
        fields.string("")
        fields.key("base64")
        fields.bytes(content)
        fields.end()
    }

    /// Appends a field whose value is a copy of the value at `index`.
    mutating func appendField(_ name: [UInt8], copyOf index: Int) {
        hasFields = true
        fields.text(.key, name)
        var copied: [Int: Int] = [:]
        fields.copy(index, of: payload, copied: &copied)
    }

    /// Makes the reply a form, though no field may ever come.
    mutating func requireForm() { hasFields = true }
}
