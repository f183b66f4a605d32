internal import WireCore

// What each kind of value becomes: `renderModelDestructive` of React's server.
extension FlightResponseEncoding {
    /// Strings of so many UTF-16 units or more become rows of their own.
    static let longText = 1_024

    mutating func write(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        let index = payload.resolved(index)
        if !temporary.isEmpty, let path = temporary[index] {
            emitQuoted(Array("$T".utf8) + path)
            return
        }
        if measures { measure(index, key: key) }
        switch payload.kind(index) {
        case .string, .key, .url:
            try writeString(index, key: key)
        case .date:
            try writeDate(index, key: key)
        case .symbol: try writeSymbol(index)
        case .promise, .rejection, .pending:
            try writePromise(index)
        case .action: try writeFunction(index)
        default:
            if try emitScalar(index) { return }
            try writeObject(index, key: key)
        }
    }

    private mutating func writeString(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        if payload.kind(index) == .url, case .root = key { return try fail() }
        let range = payload.range(index)
        // Longer texts are counted to see whether they are long.
        budget.charge(range.count / 64)
        let isLong =
            range.count >= Self.longText
            && WTF8.utf16Count(payload.bytes.span.extracting(range)) >= Self.longText
        if isLong {
            let id = takeId()
            try appendRow(id, wellFormed: index)
            emitQuoted(reference(id))
        } else {
            _ = try emitScalar(index)
        }
    }

    /// A date inside an object has become text already; one that is a root is still an object.
    private mutating func writeDate(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        if case .root = key {
            guard dialect.rendersRootDates else { return try fail() }
        }
        _ = try emitScalar(index)
    }

    private mutating func writeSymbol(_ index: Int) throws(WireError) {
        emitQuoted(try symbolReference(Array(payload.bytes[payload.range(index)])))
    }

    /// The reference to the row of a registered symbol, which is written once.
    mutating func symbolReference(_ name: [UInt8]) throws(WireError) -> [UInt8] {
        try budget.spend(1 + name.count / 64)
        if let reference = symbols[name] { return reference }
        let id = takeId()
        var text: [UInt8] = []
        FlightScalar.appendSymbol(name, to: &text)
        try appendRow(id, tag: "", text, to: .imports)
        symbols[name] = reference(id)
        return reference(id)
    }

    private mutating func writeObject(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        if isRoot(key) {
            if dialect.hasIdentity { record(index, key: key) }
        } else if let reference = references[index] {
            emitQuoted(reference)
            return
        } else if dialect.hasIdentity {
            record(index, key: key)
        } else if !meetsAgain.isEmpty, meetsAgain[index] || seenInline.contains(index) {
            guard seenInline.insert(index).inserted else { return try outline(index) }
        } else if seenInline.contains(index) {
            return try outline(index)
        }
        try writeContent(index, key: key)
    }

    /// Writes an object that was met before as a row of its own.
    private mutating func outline(_ index: Int) throws(WireError) {
        let id = takeId()
        references[index] = reference(id)
        beginRow(Purpose(id: id, reference: reference(id)), reference: reference(id))
        try write(index, key: .root)
    }

    mutating func writeContent(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        switch payload.kind(index) {
        case .array where try isCycle(index), .object where try isCycle(index): failRow()
        case .array: try open(.array, index, key: key, records: recordsEntries(key))
        case .object: try open(.object, index, key: key, records: recordsEntries(key))
        case .map: try openRow(.pairs, index, tag: "Q")
        case .set: try openRow(.array, index, tag: "W")
        case .form where dialect.rendersBinary: try openRow(.pairs, index, tag: "K")
        case .iterator where dialect.rendersBinary: try openRow(.array, index, tag: "i")
        case .iterator, .iterable: try openIterator(index, key: key, records: false)
        case .form, .params:
            try checkFields(index)
            try open(.pairs, index, key: key, records: false)
        case .bytes, .view: try writeBytes(index)
        case .error where dialect.rendersBinary: emit("\"$Z\"")
        case .blob where dialect.rendersBinary, .file where dialect.rendersBinary:
            writeBlob(index)
        case .asyncIterable, .asyncIterator, .stream, .byteStream:
            try writeStream(index)
        case .element: try writeElement(index, key: key)
        case .client: emitQuoted(try clientReference(index, isType: false))
        case .regexp, .error, .blob, .file: try fail()
        default: throw unsupported(index)
        }
    }

    /// Whether an object is met inside itself where no path leads to it.
    ///
    /// - Throws: `flight.cycle` where the build never ends such a row.
    private mutating func isCycle(_ index: Int) throws(WireError) -> Bool {
        guard dialect.hasIdentity, payload[index].flags.contains(.isShared), isOpen(index) else {
            return false
        }
        guard !dialect.hangsOnCycles else { throw WireError(FlightError.cycle, at: 0) }
        return true
    }

    /// Begins a row for a Map, Set, iterator or FormData.
    private mutating func openRow(
        _ shape: FlightFrame.Shape,
        _ index: Int,
        tag: UnicodeScalar
    ) throws(WireError) {
        if payload.kind(index) == .form { try checkFields(index) }
        if !dialect.hasIdentity { markEntries(index) }
        let id = takeId()
        beginRow(
            Purpose(id: id, reference: tagged(UInt8(ascii: tag), id)),
            reference: dialect.hasIdentity ? reference(id) : nil
        )
        if payload.kind(index) == .iterator {
            try openIterator(index, key: .root, records: dialect.hasIdentity)
        } else {
            try openDistinct(shape, index)
        }
    }

    /// Builds without paths let objects in a Set, and those that are keys, become rows.
    private mutating func markEntries(_ index: Int) {
        let isMap = payload.kind(index) == .map
        budget.charge(payload.count(index))
        for (position, entry) in payload.entries(index).enumerated()
        where !isMap || position.isMultiple(of: 2) {
            let entry = payload.resolved(entry)
            let kind = payload.kind(entry)
            if kind.isContainer || kind == .bytes, references[entry] == nil {
                seenInline.insert(entry)
            }
        }
    }

    private mutating func writeBytes(_ index: Int) throws(WireError) {
        let index = try binary(index, of: index)
        let kind = payload.elementKind(index)
        if dialect.rendersBinary {
            let id = takeId()
            try appendRow(id, tag: kind.flightTag, content: payload.viewedBytes(index))
            emitQuoted(reference(id))
        } else if kind.isIterable {
            try emitElements(index)
        } else {
            try fail()
        }
    }

    /// Puts an error where a value cannot be rendered: in its slot, or in place of the whole row.
    mutating func fail() throws(WireError) {
        let digest = Array("digest:react".utf8)
        let last = texts.count - 1
        let isRoot = frames.count == texts[last].base
        if dialect.containsErrors, !isRoot {
            let id = takeId()
            try emitError(id, digest: digest)
            emitQuoted(reference(id))
        } else {
            failRow()
        }
    }

    /// Puts an error in place of the whole row.
    private mutating func failRow() {
        let last = texts.count - 1
        while frames.count > texts[last].base { dropFrame() }
        texts[last].purpose.failure = Array("digest:react".utf8)
    }

    private func isRoot(_ key: FlightFrame.Key) -> Bool {
        if case .root = key { return true }
        return false
    }
}
