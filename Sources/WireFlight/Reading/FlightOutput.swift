internal import WireCore

/// Puts a finished value together: runs of nodes as they were read, and what stands between them.
///
/// Each object stands where it is met first; met again it is a `use`.
struct FlightOutput {
    /// Something that is left to write; the last one comes first.
    private enum Step {
        case value(FlightValue)
        case entries(Entries)
        case key(FlightPlace)
        case name(StaticString)
        case failure(WireError, isTold: Bool)
        case bool(Bool)
        case end
    }

    /// The entries of a container of a document that are left.
    private struct Entries {
        let document: Int
        var position: Int
        let end: Int
    }

    private var nodes: [PayloadNode] = []
    private var bytes: [UInt8] = []
    /// The containers that have begun, and how many entries they have.
    private var open: [(index: Int, count: Int)] = []
    private var steps: [Step] = []
    private var holes = 0
    /// Where the bytes of each document begin in `bytes`.
    private var bases: [Int: Int] = [:]
    private var names: [String: Int] = [:]
    private var places: [FlightPlace: Int] = [:]
    private var madePlaces: [Int: Int] = [:]
    private var runs: [Run] = []
    /// Whether the paths of objects will be asked for.
    private let keepsPaths: Bool
    /// A document that is the whole value as it stands.
    private var whole: Payload?

    /// Nodes that were taken over together.
    private struct Run {
        let place: FlightPlace
        let count: Int
        let start: Int
    }

    init(keepsPaths: Bool) {
        self.keepsPaths = keepsPaths
    }

    /// The finished document.
    consuming func finish() -> Payload {
        whole ?? Payload(nodes: nodes, bytes: bytes)
    }

    /// Writes a value and all it holds.
    ///
    /// - Throws: why an argument of a server function failed.
    mutating func write(
        _ value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if !keepsPaths, case .node(let place) = value, place.node == 0, place.document > 0 {
            whole = source.documents.takePlain(place.document)
            guard whole == nil else { return }
        }
        steps = [.value(value)]
        while let step = steps.popLast() {
            source.work.charge(1)
            try source.work.check()
            switch step {
            case .value(let value): try write(one: value, from: &source)
            case .entries(let entries): try write(entries, from: &source)
            case .key(let place): write(key: place, from: source.documents)
            case .name(let name): write(name: name)
            case .failure(let error, let isTold): write(error, isTold: isTold, from: source)
            case .bool(let value): append(PayloadNode(value ? .true : .false))
            case .end: end()
            }
        }
    }

    private mutating func write(
        one value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        switch value {
        case .absent:
            if let container = open.last, nodes[container.index].kind.holdsHoles {
                holes += 1
            } else {
                append(PayloadNode(.undefined))
            }
        case .undefined: append(PayloadNode(.undefined))
        case .null: append(PayloadNode(.null))
        case .node(let place): try write(place, from: &source)
        case .made(let index):
            if let node = madePlaces[index] {
                use(node)
            } else {
                madePlaces[index] = nextIndex
                try write(made: value, from: &source)
            }
        }
    }

    // MARK: Documents

    private mutating func write(
        _ place: FlightPlace,
        from source: inout FlightDecoding
    ) throws(WireError) {
        let node = source.documents.node(place)
        guard node.kind.isContainer || node.kind == .bytes else {
            copy(place, count: 1, from: source.documents)
            return
        }
        if let known = places[place] {
            use(known)
            return
        }
        places[place] = nextIndex
        try writeContainer(place, node, from: &source)
    }

    private mutating func writeContainer(
        _ place: FlightPlace,
        _ node: PayloadNode,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if node.flags.contains(.isElement) {
            try writeElement(place, from: source.documents)
        } else if node.flags.contains(.isMarked) {
            note(place, count: 1)
            begin(node.kind, source: node.source)
            let entries = Entries(document: place.document, position: place.node + 1, end: node.low)
            steps.append(.end)
            steps.append(.entries(entries))
        } else {
            let count = node.kind.isContainer ? node.low - place.node : 1
            source.work.charge(count / 4)
            copy(place, count: count, from: source.documents)
        }
    }

    /// Writes entries until one has to be written first.
    private mutating func write(
        _ entries: Entries,
        from source: inout FlightDecoding
    ) throws(WireError) {
        var entries = entries
        while entries.position < entries.end {
            source.work.charge(1)
            var place = FlightPlace(entries.document, entries.position)
            var node = source.documents.node(place)
            var key: FlightPlace?
            if node.kind == .key {
                key = place
                let isDropped = node.flags.contains(.isPatched)
                place = FlightPlace(entries.document, entries.position + 1)
                node = source.documents.node(place)
                entries.position += 1
                if isDropped {
                    entries.position = node.kind.isContainer ? node.low : entries.position + 1
                    continue
                }
            }
            entries.position = node.kind.isContainer ? node.low : entries.position + 1
            let value = source.documents.value(at: place)
            if let key {
                if case .absent = value { continue }
                copy(key, count: 1, from: source.documents)
            }
            if case .node(let target) = value, target == place,
                !node.kind.isContainer
                    || node.flags.isDisjoint(with: [.isMarked, .isTarget, .isElement])
            {
                let count = node.kind.isContainer ? node.low - place.node : 1
                copy(place, count: count, from: source.documents)
                continue
            }
            steps.append(.entries(entries))
            try write(one: value, from: &source)
            return
        }
    }

    /// Copies nodes in which nothing has another meaning, and what they hold.
    private mutating func copy(
        _ place: FlightPlace,
        count: Int,
        from documents: FlightDocuments
    ) {
        let document = place.document
        flushHoles()
        if documents[document, place.node].kind != .key, let last = open.indices.last {
            open[last].count += 1
        }
        note(place, count: count)
        let base = base(of: document, in: documents)
        let start = nodes.count
        nodes.append(contentsOf: documents.nodes(place, count: count))
        for index in start..<nodes.count {
            nodes[index].flags.subtract(.ofReading)
            let kind = nodes[index].kind
            if kind.isContainer {
                nodes[index].low += start - place.node
            } else if kind.hasText {
                nodes[index].low += base
            } else if kind == .number {
                // The text of a number stays behind.
                nodes[index].detail = 0
            }
        }
    }

    /// Copies a text as the name of a member.
    private mutating func write(key place: FlightPlace, from documents: FlightDocuments) {
        let base = base(of: place.document, in: documents)
        var key = documents.node(place)
        key.kind = .key
        key.flags.subtract(.ofReading)
        key.low += base
        append(key)
    }

    private mutating func base(of document: Int, in documents: FlightDocuments) -> Int {
        if let base = bases[document] { return base }
        let base = bytes.count
        bytes.append(contentsOf: documents[document].bytes)
        bases[document] = base
        return base
    }

    /// Writes an element; one without a key says nothing about it.
    private mutating func writeElement(
        _ place: FlightPlace,
        from documents: FlightDocuments
    ) throws(WireError) {
        let values = documents.entries(place).prefix(4).dropFirst()
            .map { documents.value(at: $0) }
        begin(.element, source: documents.node(place).source)
        steps.append(.end)
        if values.count > 2 {
            steps.append(.value(values[2]))
        } else {
            steps.append(.value(.undefined))
        }
        steps.append(.name("props"))
        if values.count > 1 { try push(key: values[1], from: documents) }
        steps.append(.value(values.first ?? .undefined))
        steps.append(.name("type"))
    }

    /// Lets the key of an element be written: text or a number.
    ///
    /// - Throws: `flight.rowSyntax` for any other key.
    private mutating func push(
        key: FlightValue,
        from documents: FlightDocuments
    ) throws(WireError) {
        switch key {
        case .absent, .null, .undefined: return
        case .node(let place)
        where documents.node(place).kind == .string || documents.node(place).kind == .number:
            steps.append(.value(key))
        case .node(let place):
            throw WireError(
                .flightRowSyntax,
                at: documents.offset(place),
                "the key of an element is no text"
            )
        case .made: throw WireError(.flightRowSyntax, at: 0, "the key of an element is no text")
        }
        steps.append(.name("key"))
    }

    // MARK: What was made

    private mutating func write(
        made value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        switch source.documents.made(value) {
        case .list(let values)?: begin(.array, values)
        case .map(let values)?: begin(.map, values)
        case .set(let values)?: begin(.set, values)
        case .iterator(let array)?:
            begin(.iterator, source.documents.entries(array).map { source.documents.value(at: $0) })
        case .form(let entries)?:
            begin(.form)
            steps.append(.end)
            for entry in entries.reversed() {
                steps.append(.value(entry.value))
                steps.append(.key(entry.name))
            }
        case .file(let node)?: write(file: node, from: source)
        case .blob(let type, let content, let isNamed)?:
            try write(blob: type, content, isNamed: isNamed, from: &source)
        case .stream(let stream)?: try write(stream: stream, from: &source)
        case .action(let id, let bound)?: try write(action: id, bound, from: &source)
        case .client(let id, let name)?: write(record: .client, [("id", id), ("name", name)])
        case .promise(let chunk)?: try write(promise: chunk, isLazy: false, from: &source)
        case .lazy(let chunk)?: try write(promise: chunk, isLazy: true, from: &source)
        case .temporary(let path, let place)?:
            note(place, count: 1)
            write(.temporary, path.map { source.documents.text($0) } ?? [])
        case .error?:
            write(WireError(.flightServerError, at: 0), isTold: false, from: source)
        case nil: append(PayloadNode(.undefined))
        }
    }

    private mutating func write(
        action id: FlightValue,
        _ bound: FlightValue?,
        from source: inout FlightDecoding
    ) throws(WireError) {
        var arguments = bound
        if let bound, case .promise(let chunk)? = source.documents.made(bound) {
            switch try source.settlement(of: chunk) {
            case .success(let value): arguments = value
            case .failure(let error): throw error
            case nil: throw WireError(.flightUnsettled, at: 0)
            }
        }
        if let value = arguments, source.documents.array(value) != nil,
            source.documents.entryCount(value) == 0
        {
            arguments = nil
        }
        write(record: .action, [("id", id), ("bound", arguments ?? .absent)])
    }

    private mutating func write(
        promise chunk: Int,
        isLazy: Bool,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if isLazy {
            begin(.lazy)
            steps.append(.end)
        }
        switch try source.settlement(of: chunk) {
        case nil: append(PayloadNode(.pending))
        case .success(let value):
            if !isLazy {
                begin(.promise)
                steps.append(.end)
            }
            steps.append(.value(value))
        case .failure(let error):
            begin(.rejection)
            steps.append(.end)
            steps.append(.failure(error, isTold: true))
        }
    }

    private mutating func write(
        stream index: Int,
        from source: inout FlightDecoding
    ) throws(WireError) {
        let outcome = try source.outcome(of: index)
        let kind = source.streams[index].kind
        begin(kind == .byteStream ? .stream : kind)
        steps.append(.end)
        if outcome.isOpen {
            steps.append(.bool(true))
            steps.append(.name("pending"))
        }
        if let failure = outcome.failure {
            steps.append(.failure(failure, isTold: true))
            steps.append(.name("throws"))
        }
        if let returned = outcome.returned {
            steps.append(.value(returned))
            steps.append(.name("return"))
        }
        write(name: "items")
        begin(.array, outcome.items)
    }

    /// Writes a file as it came with the form.
    private mutating func write(file node: Int, from source: FlightDecoding) {
        let fields = source.fields
        begin(.file)
        for (name, part) in fields.parts(ofFile: node) {
            write(name: name)
            guard fields.payload.kind(part) == .string else {
                let kind = fields.payload.elementKind(part).rawValue
                write(.bytes, fields.payload.viewedBytes(part), detail: kind)
                continue
            }
            let text = fields.payload.bytes[fields.payload.range(part)]
            // A parser that hands fields on one by one gives a file without a type this one.
            if name.description == "type", text.isEmpty, source.options.feed == .stream {
                write(.string, "application/octet-stream".utf8)
            } else {
                write(.string, text)
            }
        }
        end()
    }

    private mutating func write(
        blob type: FlightValue,
        _ content: [FlightPlace],
        isNamed: Bool,
        from source: inout FlightDecoding
    ) throws(WireError) {
        begin(isNamed ? .file : .blob)
        if isNamed {
            write(name: "name")
            write(.string, "blob".utf8)
        }
        write(name: "type")
        try write(one: type, from: &source)
        write(name: "base64")
        var joined: [UInt8] = []
        for part in content { joined.append(contentsOf: source.documents.text(part)) }
        write(.bytes, joined, detail: PayloadNode.ElementKind.uint8.rawValue)
        end()
    }

    /// Writes an error as a record; of a server's error there is what its row tells.
    private mutating func write(_ error: WireError, isTold: Bool, from source: FlightDecoding) {
        let isRemote = error.code == .flightServerError
        let details = isRemote && isTold ? source.errors[error.offset] : nil
        begin(.error)
        write(name: "kind")
        write(.string, error.code.flightKind.utf8)
        write(name: "message")
        write(.string, (details?.message ?? (isRemote ? error.code.summary : error.reason)).utf8)
        if let name = details?.name {
            write(name: "name")
            write(.string, name.utf8)
        }
        if let digest = details?.digest {
            write(name: "digest")
            write(.string, digest.utf8)
        }
        end()
    }

    // MARK: Nodes

    /// The index that the next value will have.
    private var nextIndex: Int { nodes.count + (holes > 0 ? 1 : 0) }

    private mutating func append(_ node: PayloadNode) {
        flushHoles()
        if node.kind != .key, let last = open.indices.last { open[last].count += 1 }
        nodes.append(node)
    }

    private mutating func flushHoles() {
        guard holes > 0 else { return }
        nodes.append(PayloadNode(.hole, low: holes, high: 0))
        if let last = open.indices.last { open[last].count += holes }
        holes = 0
    }

    private mutating func use(_ index: Int) {
        nodes[index].flags.insert(.isShared)
        append(PayloadNode(.use, low: index, high: 0))
    }

    private mutating func write(
        _ kind: PayloadNode.Kind,
        _ text: some Collection<UInt8>,
        detail: UInt16 = 0
    ) {
        let low = bytes.count
        bytes.append(contentsOf: text)
        append(PayloadNode(kind, low: low, high: bytes.count - low, detail: detail))
    }

    /// Writes the name of a record's member, whose text is kept once.
    private mutating func write(name: StaticString) {
        let text = name.description
        let low = names[text] ?? bytes.count
        if names[text] == nil {
            bytes.append(contentsOf: text.utf8)
            names[text] = low
        }
        append(PayloadNode(.key, low: low, high: name.utf8CodeUnitCount, flags: .isPlain))
    }

    private mutating func begin(_ kind: PayloadNode.Kind, source: UInt32 = 0) {
        append(PayloadNode(kind, source: source))
        open.append((nodes.count - 1, 0))
    }

    private mutating func begin(_ kind: PayloadNode.Kind, _ values: [FlightValue]) {
        begin(kind)
        steps.append(.end)
        for value in values.reversed() { steps.append(.value(value)) }
    }

    private mutating func write(
        record kind: PayloadNode.Kind,
        _ members: [(name: StaticString, value: FlightValue)]
    ) {
        begin(kind)
        steps.append(.end)
        for (name, value) in members.reversed() {
            if case .absent = value { continue }
            steps.append(.value(value))
            steps.append(.name(name))
        }
    }

    private mutating func end() {
        flushHoles()
        guard let (index, count) = open.popLast() else { return }
        nodes[index].low = nodes.count
        nodes[index].high = nodes[index].kind == .map ? count / 2 : count
    }

    private mutating func note(_ place: FlightPlace, count: Int) {
        guard keepsPaths else { return }
        runs.append(Run(place: place, count: count, start: nextIndex))
    }
}

// Paths, by which the client can be told of values that it sent.
extension FlightOutput {
    /// The paths of the containers and temporary references that were written, by node.
    func paths(in documents: FlightDocuments) -> [Int: [UInt8]] {
        var paths: [Int: [UInt8]] = [:]
        for (document, runs) in Dictionary(grouping: runs, by: \.place.document) {
            let known = documents[document].paths
            for run in runs {
                for offset in 0..<run.count where nodes[run.start + offset].kind.hasPath {
                    paths[run.start + offset] = known[run.place.node + offset]
                }
            }
        }
        return paths
    }
}

extension PayloadNode.Kind {
    /// Whether absent entries of a container of this kind are holes.
    fileprivate var holdsHoles: Bool { self == .array }

    /// Whether the client can be told of a value of this kind.
    fileprivate var hasPath: Bool { self == .array || self == .object || self == .temporary }
}

extension FlightDocument {
    /// The paths of the document's values by node: the number of the part, and the names and
    /// positions that lead to a value. Beneath a key with a colon there are none.
    fileprivate var paths: [Int: [UInt8]] {
        guard let number else { return [:] }
        var paths: [Int: [UInt8]] = [0: Array(String(number, radix: 16).utf8)]
        var open: [(node: Int, position: Int)] = []
        for node in nodes.indices {
            while let last = open.last, node >= nodes[last.node].low { open.removeLast() }
            guard nodes[node].kind != .key else { continue }
            if let last = open.last, let path = paths[last.node] {
                if nodes[last.node].kind == .array {
                    paths[node] = path + Array(":\(last.position)".utf8)
                } else if !text(node - 1).contains(UInt8(ascii: ":")) {
                    paths[node] = path + [UInt8(ascii: ":")] + text(node - 1)
                }
                open[open.count - 1].position += 1
            }
            if nodes[node].kind.isContainer { open.append((node, 0)) }
        }
        return paths
    }
}
