internal import WireCore

// What each kind of value becomes: `resolveToJSON` of React's client.
extension FlightReplyEncoding {
    mutating func write(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        let index = payload.resolved(index)
        if try emitScalar(index) { return }
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
            try openIterator(index, key: key, records: false)
        case .params:
            try checkFields(index)
            try open(.pairs, index, key: key, records: false)
        case .form: try writeForm(index)
        case .bytes, .view: try writeBytes(index, key: key)
        case .blob where dialect.hasBinary, .file where dialect.hasBinary:
            let id = takeId()
            try appendField(name(id), copyOf: index)
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
        try open(shape, index, key: key, records: recordsEntries(key))
    }

    /// Writes an element as the plain object that it is to builds which do not know it here.
    private mutating func writeFields(
        ofElement index: Int,
        key: FlightFrame.Key
    ) throws(WireError) {
        try guardCycle(index)
        let type = try field("type", of: index, [.string])
        let props = try field("props", of: index, [.object])
        emit(#"{"$$typeof":"$Sreact.element","type":"#)
        _ = try emitScalar(type)
        emit(#","key":"#)
        if let name = try elementKey(of: index) {
            try emitString(name)
        } else {
            emit("null")
        }
        openParts(
            [
                .text(#","ref":null,"props":"#), .value(props, .slot(.props)),
                .text(#","_owner":null}"#),
            ],
            node: index,
            key: key,
            records: false
        )
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
        if payload.kind(index) == .iterator {
            try openIterator(index, key: .root, records: dialect.hasIdentity)
        } else {
            try openDistinct(shape, index)
        }
    }

    /// Objects that can be referred to never come here twice.
    private mutating func guardCycle(_ index: Int) throws(WireError) {
        guard payload[index].flags.contains(.isShared), isOpen(index) else { return }
        throw WireError(FlightError.cycle, at: 0)
    }

    private mutating func writeForm(_ index: Int) throws(WireError) {
        requireForm()
        let id = takeId()
        var start = prefix
        FlightScalar.append(dialect.formPrefix, to: &start)
        start.append(contentsOf: "\(id)_".utf8)
        for (key, value) in payload.members(index) {
            try appendField(start + payload.bytes[payload.range(key)], copyOf: value)
        }
        emitReference(UInt8(ascii: "K"), id)
    }

    private mutating func writeBytes(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        let index = try binary(index, of: index)
        let kind = payload.elementKind(index)
        guard dialect.hasBinary else {
            guard kind.isIterable else { throw unsupported(index) }
            return try emitElements(index)
        }
        let id = takeId()
        try appendBlob(name(id), payload.viewedBytes(index))
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
    private mutating func isReachable(_ index: Int, key: FlightFrame.Key) -> Bool {
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
        _ = try emitScalar(try field("id", of: index, [.string]))
        emit(",\"bound\":")
        if let bound = try optionalField("bound", of: index, [.array]) {
            let id = takeId()
            try begin(.bound(id: id, arguments: bound), bound)
            emitReference(UInt8(ascii: "@"), id)
        } else {
            emit("null")
        }
        emit("}")
    }
}
