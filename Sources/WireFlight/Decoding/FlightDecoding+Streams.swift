internal import WireCore

/// A stream or async iterable whose items come as fields.
struct FlightItemStream {
    let kind: PayloadNode.Kind
    /// The items, each read like a part.
    var items: [Int] = []
    /// What the iterable returned.
    var returned: Int?
    var readCount = 0
    /// Whether an item that was read waits for something, and those behind it for that item.
    var isWaiting = false
    var isClosed = false
    /// Whether the body ended before it.
    var isCut = false

    var isIterable: Bool { kind == .asyncIterable || kind == .asyncIterator }
}

extension FlightDecoding {
    /// Begins a stream and takes what has come of it.
    mutating func openStream(
        _ number: ArraySlice<UInt8>,
        _ kind: PayloadNode.Kind
    ) throws(WireError) -> FlightValue {
        let id = FlightNumber.hexadecimal(number)
        if rules.consumesParts, numbered[id] != nil {
            throw WireError(.flightAlreadyConsumed, at: 0)
        }
        let stream = streams.count
        let value = newStream(kind)
        var chunk = Chunk(status: .ready(value))
        chunk.stream = stream
        chunks.append(chunk)
        numbered[id] = chunks.count - 1
        let name = dialect.streamPrefix.bytes + Array(String(id).utf8)
        for text in fields.texts(name) { try feed(stream, text) }
        return value
    }

    /// Adds a stream and makes it a value.
    mutating func newStream(_ kind: PayloadNode.Kind) -> FlightValue {
        streams.append(FlightItemStream(kind: kind))
        return heap.add(FlightObject(.stream(kind), link: streams.count - 1))
    }

    /// Reads the next item, unless one before it waits.
    mutating func readItem(of stream: Int) {
        let position = streams[stream].readCount
        guard !streams[stream].isWaiting, position < streams[stream].items.count else { return }
        let item = streams[stream].items[position]
        streams[stream].readCount += 1
        operations.append(.items(stream: stream))
        operations.append(.itemRead(stream: stream, item: item))
        operations.append(.initialize(item))
    }

    /// Lets later items wait for one that waits itself.
    mutating func holdUp(_ stream: Int, for item: Int) {
        guard case .blocked = chunks[item].status else { return }
        streams[stream].isWaiting = true
        chunks[item].listeners.append(.items(stream: stream))
    }

    /// Reads on behind an item that no longer waits.
    mutating func resume(_ stream: Int) {
        streams[stream].isWaiting = false
        operations.append(.items(stream: stream))
    }

    /// Takes an item of a stream, or its end.
    mutating func feed(_ stream: Int, _ text: ArraySlice<UInt8>) throws(WireError) {
        let isEnd = text.first == UInt8(ascii: "C")
        guard !streams[stream].isClosed else {
            if refusesLateItems(stream), !isEnd || !dialect.failsOpenStreams {
                throw WireError(.flightAlreadyConsumed, at: 0, "a stream goes on after its end")
            }
            diagnostics.warn(.flightStreamNotClosed, at: 0, "a stream goes on after its end")
            return
        }
        guard isEnd else { return try feedItem(stream, .text(text)) }
        streams[stream].isClosed = true
        if text.count > 1, streams[stream].isIterable {
            streams[stream].returned = chunks.count
            chunks.append(Chunk(status: .text(text.dropFirst())))
        }
    }

    /// Takes an item of a stream, which may be there already.
    mutating func feedItem(_ stream: Int, _ status: Chunk.Status) throws(WireError) {
        guard !streams[stream].isClosed else {
            diagnostics.warn(.flightStreamNotClosed, at: 0, "a stream goes on after its end")
            return
        }
        streams[stream].items.append(chunks.count)
        chunks.append(Chunk(status: status))
        operations.append(.items(stream: stream))
    }

    /// Whether an item behind the end is a failure and not merely passed over.
    private func refusesLateItems(_ stream: Int) -> Bool {
        guard !streams[stream].isIterable else { return false }
        return !isResponse && (!dialect.failsOpenStreams || reader.feed == .form)
    }

    mutating func outcome(of object: Int) throws(WireError) -> FlightStreamOutcome {
        let stream = streams[heap.objects[object].link]
        var outcome = FlightStreamOutcome()
        for item in stream.items {
            let result: Result<FlightValue, WireError>
            switch chunks[item].status {
            case .ready(let value): result = .success(value)
            case .failed(let error): result = .failure(error)
            case .blocked, .pending, .text:
                outcome.isOpen = true
                return outcome
            }
            switch result {
            case .failure(let error):
                outcome.failure = error
                // A stream that fails drops what nobody has read.
                if !stream.isIterable { outcome.items = [] }
                return outcome
            case .success(let value):
                if stream.kind == .byteStream, !isBytes(value) {
                    outcome.items = []
                    outcome.failure = WireError(.flightNotABlob, at: 0)
                    return outcome
                }
                outcome.items.append(value)
            }
        }
        if let returned = stream.returned {
            switch try settled(returned) {
            case .success(.undefined): break
            case .success(let value): outcome.returned = value
            case .failure(let error): outcome.failure = error
            }
        } else if !stream.isClosed {
            diagnostics.warn(.flightStreamNotClosed, at: 0, "a stream is not closed")
            if stream.isCut {
                outcome.failure = WireError(.flightMissingRow, at: 0, "the body ended before it")
                if !stream.isIterable { outcome.items = [] }
            } else {
                outcome.isOpen = true
            }
        }
        return outcome
    }

    private func isBytes(_ value: FlightValue) -> Bool {
        guard case .object(let object) = value, case .bytes = heap.objects[object].kind else {
            return false
        }
        return true
    }

    func file(of object: Int) -> (payload: Payload, node: Int) {
        let node = heap.objects[object].link
        let payload = fields.payload
        guard reader.feed == .stream, let type = payload.member("type", of: node),
            payload.range(type).isEmpty
        else { return (payload, node) }
        // A parser that hands fields on one by one gives a file without a type this one.
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        builder.begin(payload.kind(node))
        for (key, value) in payload.members(node) {
            builder.copy(key, of: payload, copied: &copied)
            if value == type {
                builder.string("application/octet-stream")
            } else {
                builder.copy(value, of: payload, copied: &copied)
            }
        }
        builder.end()
        return (builder.finish(), 0)
    }

    /// Warns of fields that came twice, which builds read differently.
    mutating func warnOfFields() {
        for (id, index) in numbered where chunks[index].stream == nil && id >= 0 {
            guard fields.count(Array(String(id).utf8)) > 1 else { continue }
            diagnostics.warn(.flightDuplicateRow, at: 0, "part \(id) came more than once")
        }
    }
}
