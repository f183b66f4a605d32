internal import WireCore

// What each kind of value becomes: `resolveToJSON` of React's client.
extension FlightReplyEncoding {
    mutating func write(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        let index = payload.resolved(index)
        if FlightScalar.append(payload, index, to: &texts[texts.count - 1].bytes) { return }
        switch payload.kind(index) {
        case .promise, .rejection, .pending:
            try writePromise(index)
            return
        case .action:
            try writeFunction(index)
            return
        case .element where dialect.hasTemporaryReferences,
            .client where dialect.hasTemporaryReferences, .symbol:
            try writeUnsendable(index, key: key)
            return
        default: break
        }
        if case .root = key {
            // A root is registered under its part's own number; it is not looked up.
        } else if let reference = references[index] {
            emitQuoted(reference)
            return
        }
        if dialect.hasIdentity { record(index, key: key) }
        try writeObject(index, key: key)
    }

    private mutating func writeObject(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        switch payload.kind(index) {
        case .array:
            try openPlain(.array, index, key: key)
        case .object:
            try openPlain(.object, index, key: key)
        case .map:
            try openPart(.pairs, index, tag: "Q", numbered: dialect.numbersPartsFirst)
        case .set:
            try openPart(.array, index, tag: "W", numbered: dialect.numbersPartsFirst)
        case .iterator where dialect.hasBinary:
            try openPart(.array, index, tag: "i", numbered: true)
        case .iterable, .iterator:
            try guardCycle(index)
            open(.array, index, key: key, records: false)
        case .params:
            open(.pairs, index, key: key, records: false)
        case .form: writeForm(index)
        case .bytes, .view: try writeBytes(index, key: key)
        case .blob where dialect.hasBinary, .file where dialect.hasBinary:
            let id = takeId()
            appendField(name(id), copyOf: index)
            emitReference(UInt8(ascii: "B"), id)
        case .asyncIterable, .asyncIterator, .stream, .byteStream:
            try writeStream(index, key: key)
        case .element: try writeFields(ofElement: index, key: key)
        default: try writeUnsendable(index, key: key)
        }
    }

    private mutating func openPlain(
        _ shape: FlightFrame.Shape,
        _ index: Int,
        key: FlightFrame.Key
    ) throws(WireError) {
        try guardCycle(index)
        open(shape, index, key: key, records: recordsEntries(key))
    }

    /// Writes an element as the plain object that it is to builds which do not know it here.
    private mutating func writeFields(
        ofElement index: Int,
        key: FlightFrame.Key
    ) throws(WireError) {
        guard let type = payload.member("type", of: index),
            let props = payload.member("props", of: index),
            payload.kind(payload.resolved(type)) == .string
        else { throw unsupported(index) }
        var parts: [FlightFrame.Part] = [
            .text(Array(#"{"$$typeof":"$Sreact.element","type":"#.utf8)),
            .value(type, .fixed("type")), .text(Array(#","key":"#.utf8)),
        ]
        if let name = payload.member("key", of: index) {
            parts.append(.value(name, .fixed("key")))
        } else {
            parts.append(.text(Array("null".utf8)))
        }
        parts += [
            .text(Array(#","ref":null,"props":"#.utf8)), .value(props, .fixed("props")),
            .text(Array(#","_owner":null}"#.utf8)),
        ]
        openParts(parts, node: index, key: key, recordsEntries: false)
    }

    /// Begins a part for a Map, Set or iterator.
    private mutating func openPart(
        _ shape: FlightFrame.Shape,
        _ index: Int,
        tag: UnicodeScalar,
        numbered: Bool
    ) throws(WireError) {
        try guardCycle(index)
        requireForm()
        let id = numbered ? takeId() : nil
        beginText(.part(id: id, tag: UInt8(ascii: tag)), reference: id.map(reference))
        openDistinct(shape, index)
    }

    /// Objects that can be referred to never come here twice.
    private func guardCycle(_ index: Int) throws(WireError) {
        guard payload[index].flags.contains(.isShared), isOpen(index) else { return }
        throw WireError(.flightCycle, at: 0)
    }

    private mutating func writeForm(_ index: Int) {
        requireForm()
        let id = takeId()
        var start = prefix
        FlightScalar.append(dialect.formPrefix, to: &start)
        start.append(contentsOf: "\(id)_".utf8)
        for (key, value) in payload.members(index) {
            appendField(start + payload.bytes[payload.range(key)], copyOf: value)
        }
        emitReference(UInt8(ascii: "K"), id)
    }

    private mutating func writeBytes(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        let kind = payload.elementKind(index)
        guard dialect.hasBinary else {
            guard kind.isIterable else { throw unsupported(index) }
            payload.appendElements(index, to: &texts[texts.count - 1].bytes)
            return
        }
        let id = takeId()
        appendBlob(name(id), payload.viewedBytes(index))
        emitReference(kind.flightTag, id)
    }

    /// Writes what stays with the sender, if it may.
    private mutating func writeUnsendable(
        _ index: Int,
        key: FlightFrame.Key
    ) throws(WireError) {
        if payload.kind(index) == .symbol, dialect.sendsSymbols {
            emitQuoted(Array("$S".utf8) + payload.bytes[payload.range(index)])
            return
        }
        guard temporary, isReachable(index, key: key) else { throw unsupported(index) }
        emit("\"$T\"")
    }

    /// Functions and symbols need a path by which the server can name them; objects do not.
    private func isReachable(_ index: Int, key: FlightFrame.Key) -> Bool {
        switch payload.kind(index) {
        case .client, .symbol, .element: path(key) != nil
        default: true
        }
    }

    /// Writes a server function: its part has the number behind those of its arguments.
    private mutating func writeFunction(_ index: Int) throws(WireError) {
        if let reference = references[index] {
            emitQuoted(reference)
            return
        }
        requireForm()
        beginText(.function(index))
        emit("{\"id\":")
        guard let id = payload.member("id", of: index) else { throw unsupported(index) }
        try write(id, key: .fixed("id"))
        emit(",\"bound\":")
        if let bound = payload.member("bound", of: index) {
            let id = takeId()
            loop.schedule(.bound(id: id, arguments: payload.resolved(bound)))
            emitReference(UInt8(ascii: "@"), id)
        } else {
            emit("null")
        }
        emit("}")
    }

    func unsupported(_ index: Int) -> WireError {
        WireError(
            .flightUnsupported,
            at: 0,
            "React \(dialect.label) cannot send a value of the kind \(payload.kind(index).label)"
        )
    }
}
