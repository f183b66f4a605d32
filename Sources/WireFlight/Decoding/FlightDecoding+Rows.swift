internal import WireCore
internal import WireJSON

// Rows of a response, as they arrive: `processFullStringRow` of React's client.
extension FlightDecoding {
    /// Takes a row.
    ///
    /// - Throws: what makes the whole stream fail from here on.
    mutating func receive(_ row: FlightRow) throws(WireError) {
        if row.hasLength {
            try receiveContent(row)
            return
        }
        switch row.tag {
        case UInt8(ascii: "I"): try receiveModule(row)
        case UInt8(ascii: "E"): try receiveError(row)
        case UInt8(ascii: "H"): _ = try json(row.content.dropFirst(), row)
        case UInt8(ascii: "R") where dialect.readsStreams: start(.stream, row)
        case UInt8(ascii: "r") where dialect.readsStreams: start(.byteStream, row)
        case UInt8(ascii: "X") where dialect.readsStreams: start(.asyncIterable, row)
        case UInt8(ascii: "x") where dialect.readsStreams: start(.asyncIterator, row)
        case UInt8(ascii: "C") where dialect.readsStreams:
            if let stream = numbered[row.id].flatMap({ chunks[$0].stream }) {
                try feed(stream, [UInt8(ascii: "C")] + row.content)
            }
        case let tag? where dialect.developmentTags.contains(tag):
            throw WireError(.flightDevelopmentRow, at: row.offset)
        default:
            if row.tag != nil { diagnostics.warn(.flightUnknownTag, at: row.offset) }
            try receiveModel(row)
        }
        try run()
    }

    /// Ends the stream; what has not come never will.
    mutating func closeRows(_ error: WireError) throws(WireError) {
        isClosed = true
        for index in numbered.values.sorted() {
            if case .pending = chunks[index].status { fail(index, error) }
            if let stream = chunks[index].stream, dialect.failsOpenRows {
                streams[stream].isCut = true
            }
        }
        try run()
    }

    /// The text of a row as JavaScript sees it: malformed UTF-8 replaced, a mark in front dropped.
    func wellFormed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let decoded = WTF8.decodeLossy(text)
        guard !dialect.keepsByteOrderMarks, decoded.starts(with: [0xEF, 0xBB, 0xBF]) else {
            return decoded
        }
        return Array(decoded.dropFirst(3))
    }

    private mutating func receiveModel(_ row: FlightRow) throws(WireError) {
        guard let index = numbered[row.id] else {
            add(row.id, .text(row.content[...]))
            return
        }
        if case .pending = chunks[index].status {
            chunks[index].status = .text(row.content[...])
            // What is waited for is read as soon as it comes.
            if row.id == 0 || !chunks[index].listeners.isEmpty {
                operations.append(.initialize(index))
            }
        } else if let stream = chunks[index].stream {
            try feedItem(stream, .text(row.content[...]))
        } else {
            try refuseSecond(row)
        }
    }

    /// Takes text or binary content.
    private mutating func receiveContent(_ row: FlightRow) throws(WireError) {
        let value: FlightValue
        if row.tag == UInt8(ascii: "T") {
            if isCut(row.content) {
                diagnostics.warn(.flightTruncatedRow, at: row.offset, "a row ends in a character")
            }
            value = heap.addText(.string, wellFormed(row.content[...]))
        } else {
            let kind = row.tag.flatMap { PayloadNode.ElementKind(flightTag: $0) } ?? .uint8
            let count = row.content.count - row.content.count % kind.byteCount
            heap.contents.append(Array(row.content.prefix(count)))
            value = heap.add(FlightObject(.bytes(kind), link: heap.contents.count - 1))
        }
        if let index = numbered[row.id] {
            if let stream = chunks[index].stream {
                try feedItem(stream, .ready(value))
                try run()
                return
            }
            guard case .pending = chunks[index].status else { return try refuseSecond(row) }
            // Whoever waits already is never told: React puts a new chunk in the place of the old.
        }
        add(row.id, .ready(value))
    }

    /// Whether text ends within a character.
    private func isCut(_ text: [UInt8]) -> Bool {
        guard let last = text.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return !text.isEmpty }
        let width = text[last] < 0x80 ? 1 : text[last] < 0xE0 ? 2 : text[last] < 0xF0 ? 3 : 4
        return text.count - last < width
    }

    private mutating func receiveError(_ row: FlightRow) throws(WireError) {
        let document = try json(row.content[...], row)
        guard document.kind(0) == .object else { throw WireError(.flightRowSyntax, at: row.offset) }
        let digest = document.member("digest", of: 0).map(document.text) ?? ""
        let error = WireError(.flightServerError, at: row.offset, digest)
        guard let index = numbered[row.id] else {
            add(row.id, .failed(error))
            return
        }
        if case .pending = chunks[index].status {
            fail(index, error)
        } else if let stream = chunks[index].stream {
            try feedItem(stream, .failed(error))
            streams[stream].isClosed = true
        } else {
            try refuseSecond(row)
        }
    }

    /// Takes a reference to a client module: nothing is ever loaded.
    private mutating func receiveModule(_ row: FlightRow) throws(WireError) {
        let document = try json(row.content[...], row)
        let parts = document.kind(0) == .array ? Array(document.entries(0)) : []
        guard parts.count >= 3 else { throw WireError(.flightRowSyntax, at: row.offset) }
        if document.kind(parts[1]) == .array {
            for file in document.entries(parts[1]) {
                _ = try moduleString(file, document, row, isNeeded: dialect.needsModuleFiles)
            }
        }
        let isNeeded = dialect.needsModuleStrings
        let name = try moduleString(parts[2], document, row, isNeeded: isNeeded)
        let isEmpty = heap.string(name)?.isEmpty ?? false
        let client = FlightObject(
            .client,
            values: [
                try moduleString(parts[0], document, row, isNeeded: isNeeded),
                isEmpty ? heap.addText(.string, Array("default".utf8)) : name,
            ]
        )
        let value = heap.add(client)
        if let index = numbered[row.id], case .pending = chunks[index].status {
            complete(index, value)
        } else if numbered[row.id] == nil {
            add(row.id, .ready(value))
        } else {
            try refuseSecond(row)
        }
    }

    /// A string of a module row: itself, or an earlier row that is a plain string.
    private mutating func moduleString(
        _ node: Int,
        _ document: Payload,
        _ row: FlightRow,
        isNeeded: Bool
    ) throws(WireError) -> FlightValue {
        guard document.kind(node) == .string else { return .number(document.double(node)) }
        let text = document.bytes[document.range(node)]
        guard text.first == UInt8(ascii: "$") else { return heap.addText(.string, Array(text)) }
        if text.dropFirst().first == UInt8(ascii: "$") {
            return heap.addText(.string, Array(text.dropFirst()))
        }
        let id = FlightNumber.hexadecimal(text.dropFirst())
        if let index = numbered[id], case .success(let value) = try settled(index),
            heap.string(value) != nil
        {
            return value
        }
        guard !isNeeded else {
            throw WireError(.flightMissingRow, at: row.offset, "a string of a module is missing")
        }
        return heap.addText(.string, Array("null".utf8))
    }

    private mutating func start(_ kind: PayloadNode.Kind, _ row: FlightRow) {
        if let index = numbered[row.id] {
            guard case .pending = chunks[index].status else { return }
            chunks[index].stream = streams.count
            complete(index, newStream(kind))
        } else {
            let stream = streams.count
            add(row.id, .ready(newStream(kind)))
            chunks[chunks.count - 1].stream = stream
        }
    }

    private mutating func add(_ id: Int, _ status: Chunk.Status) {
        chunks.append(Chunk(status: status))
        numbered[id] = chunks.count - 1
    }

    private mutating func refuseSecond(_ row: FlightRow) throws(WireError) {
        guard !dialect.refusesSecondRows else {
            throw WireError(.flightDuplicateRow, at: row.offset)
        }
        diagnostics.warn(.flightDuplicateRow, at: row.offset)
    }

    private func json(
        _ text: ArraySlice<UInt8>,
        _ row: FlightRow
    ) throws(WireError) -> Payload {
        var warnings = Diagnostics()
        do throws(WireError) {
            return try JSONCodec()
                .decode(wellFormed(text).span, limits: reader.limits, diagnostics: &warnings)
        } catch {
            throw WireError(.flightRowSyntax, at: row.offset, error.description)
        }
    }
}
