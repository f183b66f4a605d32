internal import WireCore

/// Everything that was read of a message: documents, what was put into them, and what was made.
struct FlightDocuments {
    private var all: [FlightDocument]
    private var patches: [FlightValue] = []
    /// Containers in whose place another value stands.
    private var replaced: [FlightPlace: FlightValue] = [:]
    private var made: [FlightMade] = []
    private var indexes: [FlightPlace: EntryIndex] = [:]
    /// Bytes that were copied since somebody asked.
    private var copied = 0

    /// The entries of a large container by name or number, for paths that lead through it.
    private enum EntryIndex {
        case elements([UInt32])
        case members([ArraySlice<UInt8>: UInt32])
    }

    /// Begins with an empty document, for text and numbers that stand in none.
    init() {
        all = [
            FlightDocument(
                Payload(nodes: [PayloadNode(.null)], bytes: []),
                origin: 0,
                number: nil
            )
        ]
    }

    /// How many documents there are.
    var count: Int { all.count }

    subscript(document: Int) -> FlightDocument { all[document] }

    /// A node of a document.
    subscript(document: Int, node: Int) -> PayloadNode { all[document].nodes[node] }

    /// Nodes that stand one after the other.
    func nodes(_ place: FlightPlace, count: Int) -> ArraySlice<PayloadNode> {
        all[place.document].nodes[place.node..<(place.node + count)]
    }

    /// Takes a document away as it stands; nil when something in it has another meaning.
    mutating func takePlain(_ document: Int) -> Payload? {
        let root = all[document].nodes[0]
        guard root.flags.isDisjoint(with: [.isPatched, .isMarked]) else { return nil }
        all[document].nodes[0].flags.subtract(.ofReading)
        let lent = lend(document)
        return lent.payload
    }

    /// Adds a document.
    mutating func add(_ document: FlightDocument) -> Int {
        all.append(document)
        return all.count - 1
    }

    /// Lends a document out, so that it can be rewritten without a copy; `giveBack` ends that.
    mutating func lend(_ document: Int) -> FlightDocument {
        var lent = FlightDocument()
        swap(&lent, &all[document])
        return lent
    }

    mutating func giveBack(_ document: consuming FlightDocument, as index: Int) {
        all[index] = document
    }

    // MARK: Making

    /// Adds a value that JSON has no node for.
    mutating func make(_ value: FlightMade) -> FlightValue {
        made.append(value)
        return .made(made.count - 1)
    }

    /// How many values were made.
    var madeCount: Int { made.count }

    /// What was made; nil for a value of a document.
    func made(_ value: FlightValue) -> FlightMade? {
        if case .made(let index) = value { made[index] } else { nil }
    }

    /// Tells how many bytes were copied since the last time, so that they are charged.
    mutating func takeCopied() -> Int {
        defer { copied = 0 }
        return copied
    }

    /// Adds text or binary content that stands in no document that was read.
    mutating func addText(
        _ kind: PayloadNode.Kind,
        _ text: some Collection<UInt8>,
        detail: UInt16 = 0
    ) -> FlightPlace {
        let low = all[0].bytes.count
        all[0].bytes.append(contentsOf: text)
        copied += all[0].bytes.count - low
        all[0].nodes.append(
            PayloadNode(kind, low: low, high: all[0].bytes.count - low, detail: detail)
        )
        return FlightPlace(0, all[0].nodes.count - 1)
    }

    /// Adds binary content.
    mutating func addBytes(_ content: Span<UInt8>, _ kind: PayloadNode.ElementKind) -> FlightPlace {
        let low = all[0].bytes.count
        all[0].bytes.append(addingCapacity: content.count) { OutputBytes.append(content, to: &$0) }
        copied += content.count
        all[0].nodes.append(
            PayloadNode(.bytes, low: low, high: content.count, detail: kind.rawValue)
        )
        return FlightPlace(0, all[0].nodes.count - 1)
    }

    /// Adds a number that stands in no document that was read.
    mutating func addNumber(_ number: Double) -> FlightValue {
        all[0].nodes.append(PayloadNode(.number, word: number.bitPattern))
        return .node(FlightPlace(0, all[0].nodes.count - 1))
    }

    // MARK: Looking

    /// The node at a place.
    @inline(__always)
    func node(_ place: FlightPlace) -> PayloadNode { all[place.document].nodes[place.node] }

    /// The text at a place; nothing where there is none.
    func text(_ place: FlightPlace) -> ArraySlice<UInt8> { all[place.document].text(place.node) }

    /// Where the value at a place begins in the input.
    func offset(_ place: FlightPlace) -> Int { all[place.document].offset(place.node) }

    /// The value that stands at a place.
    func value(at place: FlightPlace) -> FlightValue {
        let node = node(place)
        if node.flags.contains(.isPatched) {
            return node.kind.isContainer ? replaced[place] ?? .null : patches[node.low]
        }
        return switch node.kind {
        case .null: .null
        case .undefined: .undefined
        case .hole: .absent
        default: .node(place)
        }
    }

    /// The text of a value; nil when it is no string.
    func string(_ value: FlightValue) -> ArraySlice<UInt8>? {
        guard case .node(let place) = value, node(place).kind == .string else { return nil }
        return text(place)
    }

    /// The array that a value is; nil when it is none, or an element.
    func array(_ value: FlightValue) -> FlightPlace? {
        guard case .node(let place) = value, node(place).kind == .array,
            !node(place).flags.contains(.isElement)
        else { return nil }
        return place
    }

    /// The places of the entries of a container: elements, or keys and values in turn.
    func entries(_ container: FlightPlace, atMost most: Int = .max) -> [FlightPlace] {
        let document = all[container.document]
        guard document.nodes[container.node].kind.isContainer else { return [] }
        var places: [FlightPlace] = []
        places.reserveCapacity(min(most, document.nodes[container.node].high))
        var position = container.node + 1
        while position < document.nodes[container.node].low, places.count < most {
            places.append(FlightPlace(container.document, position))
            position = document.end(position)
        }
        return places
    }

    /// The number of elements or members of a container.
    func entryCount(_ value: FlightValue) -> Int {
        guard case .node(let place) = value, node(place).kind.isContainer else { return 0 }
        return node(place).high
    }

    /// The value of an own member of an object or element of an array; nil when there is none.
    mutating func member(_ name: ArraySlice<UInt8>, of value: FlightValue) -> FlightValue? {
        guard case .node(let container) = value else { return nil }
        let found: FlightPlace?
        switch node(container).kind {
        case .array where node(container).flags.contains(.isElement):
            let slots: [StaticString] = ["type", "key", "props"]
            guard let slot = slots.firstIndex(where: { name.elementsEqual($0.bytes) }) else {
                return nil
            }
            guard let place = element(slot + 1, of: container) else { return .undefined }
            return self.value(at: place)
        case .array:
            guard let position = PayloadKeys.arrayIndex(name.span) else {
                return name.elementsEqual("length".utf8)
                    ? addNumber(Double(node(container).high)) : nil
            }
            found = element(Int(position), of: container)
        case .object: found = member(named: name, of: container)
        default: return nil
        }
        guard let found else { return nil }
        let value = self.value(at: found)
        if case .absent = value { return nil }
        return value
    }

    /// Containers of so many entries get an index when a path leads through them.
    private static let indexedEntries = 24

    private mutating func element(_ position: Int, of array: FlightPlace) -> FlightPlace? {
        let node = node(array)
        guard position < node.high else { return nil }
        if node.high >= Self.indexedEntries {
            if indexes[array] == nil {
                indexes[array] = .elements(
                    entries(array).map { UInt32(truncatingIfNeeded: $0.node) }
                )
            }
            guard case .elements(let places)? = indexes[array] else { return nil }
            return FlightPlace(array.document, Int(places[position]))
        }
        var place = array.node + 1
        for _ in 0..<position { place = all[array.document].end(place) }
        return FlightPlace(array.document, place)
    }

    private mutating func member(
        named name: ArraySlice<UInt8>,
        of object: FlightPlace
    ) -> FlightPlace? {
        let node = node(object)
        if node.high >= Self.indexedEntries {
            if indexes[object] == nil {
                var places: [ArraySlice<UInt8>: UInt32] = [:]
                let entries = entries(object)
                for index in stride(from: 0, to: entries.count - 1, by: 2)
                where !self.node(entries[index]).flags.contains(.isPatched) {
                    places[text(entries[index])] = UInt32(
                        truncatingIfNeeded: entries[index + 1].node
                    )
                }
                indexes[object] = .members(places)
            }
            guard case .members(let places)? = indexes[object] else { return nil }
            return places[name].map { FlightPlace(object.document, Int($0)) }
        }
        var position = object.node + 1
        while position < node.low {
            let key = all[object.document].nodes[position]
            if key.high == name.count, !key.flags.contains(.isPatched),
                all[object.document].text(position) == name
            {
                return FlightPlace(object.document, position + 1)
            }
            position = all[object.document].end(position + 1)
        }
        return nil
    }

    // MARK: Putting

    /// Puts a value in its place.
    ///
    /// `undefined` is no member, except where it comes late: then it is assigned.
    mutating func put(
        _ value: FlightValue,
        in slot: FlightSlot,
        isLate: Bool = false,
        dropsUndefinedElements: Bool
    ) {
        var value = value
        if case .undefined = value, !isLate {
            switch slot.container {
            case .root: break
            case .array: if dropsUndefinedElements { value = .absent }
            case .object, .element: value = .absent
            }
        }
        let place = slot.place
        let source = node(place).source
        guard !node(place).kind.isContainer else {
            replaced[place] = value
            all[place.document].nodes[place.node].flags.insert(.isPatched)
            return
        }
        let replacement: PayloadNode
        switch value {
        case .null: replacement = PayloadNode(.null, source: source)
        case .undefined: replacement = PayloadNode(.undefined, source: source)
        case .absent: replacement = PayloadNode(.hole, low: 1, high: 0, source: source)
        case .node, .made:
            patches.append(value)
            replacement = PayloadNode(
                .use,
                low: patches.count - 1,
                high: 0,
                source: source,
                flags: .isPatched
            )
        }
        all[place.document].nodes[place.node] = replacement
    }

    // MARK: Marking

    /// Notes that a value is met from elsewhere, so that its container is not taken over blindly.
    mutating func markTarget(_ value: FlightValue) {
        guard case .node(let place) = value,
            node(place).kind.isContainer || node(place).kind == .bytes
        else { return }
        all[place.document].nodes[place.node].flags.insert(.isTarget)
    }

    /// Notes that something in a container is not to be taken over as it stands.
    mutating func mark(_ value: FlightValue) {
        guard case .node(let place) = value, node(place).kind.isContainer else { return }
        all[place.document].nodes[place.node].flags.insert(.isMarked)
    }
}
