internal import WireCore

/// A stream or async iterable whose items come as fields.
struct FlightReplyStream {
    let kind: PayloadNode.Kind
    /// The items, each read like a part.
    var items: [Int] = []
    /// What the iterable returned.
    var returned: Int?
    var isClosed = false
    /// Whether the body ended before it.
    var isCut = false
}

extension FlightReplyDecoding {
    /// Begins a stream and takes what has come of it.
    mutating func openStream(
        _ number: ArraySlice<UInt8>,
        _ kind: PayloadNode.Kind
    ) throws(WireError) -> FlightValue {
        let id = FlightNumber.hexadecimal(number)
        if dialect.consumesParts, numbered[id] != nil {
            throw WireError(.flightAlreadyConsumed, at: 0)
        }
        streams.append(FlightReplyStream(kind: kind))
        let stream = streams.count - 1
        let value = heap.add(FlightObject(.stream(kind), link: stream))
        var chunk = Chunk(status: .ready(value))
        chunk.stream = stream
        chunks.append(chunk)
        numbered[id] = chunks.count - 1
        let name = dialect.streamPrefix.bytes + Array(String(id).utf8)
        for text in fields.texts(name) { try feed(stream, text) }
        return value
    }

    /// Takes an item of a stream, or its end.
    mutating func feed(_ stream: Int, _ text: ArraySlice<UInt8>) throws(WireError) {
        guard !streams[stream].isClosed else {
            diagnostics.warn(.flightStreamNotClosed, at: 0, "a stream goes on after its end")
            return
        }
        if text.first == UInt8(ascii: "C") {
            streams[stream].isClosed = true
            let isIterable =
                streams[stream].kind == .asyncIterable
                || streams[stream].kind == .asyncIterator
            if text.count > 1, isIterable {
                streams[stream].returned = chunks.count
                chunks.append(Chunk(status: .text(text.dropFirst())))
            }
        } else {
            streams[stream].items.append(chunks.count)
            chunks.append(Chunk(status: .text(text)))
        }
    }

    mutating func outcome(of object: Int) throws(WireError) -> FlightStreamOutcome {
        let stream = streams[heap.objects[object].link]
        var outcome = FlightStreamOutcome()
        for item in stream.items {
            let result = try settled(item)
            if case .blocked = chunks[item].status {
                outcome.isOpen = true
                return outcome
            }
            switch result {
            case .failure(let error):
                outcome.failure = error
                // A stream that fails drops what nobody has read.
                if stream.kind == .stream || stream.kind == .byteStream { outcome.items = [] }
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

    func file(of object: Int) -> (payload: Payload, node: Int)? {
        (fields.payload, heap.objects[object].link)
    }

    /// Warns of fields that came twice, which builds read differently.
    mutating func warnOfFields() {
        for (id, index) in numbered where chunks[index].stream == nil && id >= 0 {
            guard fields.count(Array(String(id).utf8)) > 1 else { continue }
            diagnostics.warn(.flightDuplicateRow, at: 0, "part \(id) came more than once")
        }
    }
}
