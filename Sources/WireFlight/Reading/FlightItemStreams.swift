internal import WireCore

/// A stream or async iterable whose items come one by one.
struct FlightItemStream {
    let kind: PayloadNode.Kind
    /// Its number; nil for one of a response.
    let number: Int?
    /// The stream in whose item this one was opened.
    let outer: Int?
    /// The items, each read like a part.
    var items: [Int] = []
    /// What the iterable returned.
    var returned: Int?
    var readCount = 0
    /// Whether an item that was read waits for something, and those behind it for that item.
    var isWaiting = false
    var isClosed = false
    /// Whether the input ended before it.
    var isCut = false

    var isIterable: Bool { kind == .asyncIterable || kind == .asyncIterator }
}

/// What a stream or async iterable gave until it ended.
struct FlightStreamOutcome {
    var items: [FlightValue] = []
    var returned: FlightValue?
    var failure: WireError?
    var isOpen = false
}

extension FlightDecoding {
    /// Begins a stream and takes what has come of it.
    mutating func openStream(
        _ number: ArraySlice<UInt8>,
        _ kind: PayloadNode.Kind,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        let id = FlightNumber.hexadecimal(number)
        let current = parts.index(of: id)
        if rules.consumesParts, current != nil {
            throw failure(FlightError.alreadyConsumed, slot)
        }
        // The first builds keep items under the number of the stream itself: where that is the
        // part that is being read, or an item of it, the stream holds itself and never ends.
        let cycle = "a stream is among its own items, so that it never ends"
        if let current, parts[current].isReading { throw failure(FlightError.cycle, slot, cycle) }
        let owner = itemOwner
        var outer = owner
        while let stream = outer {
            work.charge(1)
            guard streams[stream].number != id else {
                throw failure(FlightError.cycle, slot, cycle)
            }
            outer = streams[stream].outer
        }
        let stream = streams.count
        let value = newStream(kind, number: id, outer: owner)
        parts[parts.add(.ready(value), number: id)].stream = stream
        let name = dialect.streamPrefix.bytes + Array(String(id).utf8)
        for text in fields.texts(name) {
            // The same texts may be items of many streams, each of which reads them anew.
            if !rules.consumesParts { work.charge(64) }
            try feed(stream, text)
        }
        return value
    }

    /// Adds a stream and makes it a value.
    mutating func newStream(
        _ kind: PayloadNode.Kind,
        number: Int? = nil,
        outer: Int? = nil
    ) -> FlightValue {
        // A stream costs as much memory as so many nodes.
        work.charge(64)
        streams.append(FlightItemStream(kind: kind, number: number, outer: outer))
        return documents.make(.stream(streams.count - 1))
    }

    /// Reads the next item, unless one before it waits.
    mutating func readItem(of stream: Int) {
        let position = streams[stream].readCount
        guard !streams[stream].isWaiting, position < streams[stream].items.count else { return }
        let item = streams[stream].items[position]
        streams[stream].readCount += 1
        work.push(.items(stream: stream))
        work.push(.itemRead(stream: stream, item: item))
        work.push(.initialize(item))
    }

    /// Lets later items wait for one that waits itself.
    mutating func holdUp(_ stream: Int, for item: Int) {
        guard case .blocked = parts[item].status else { return }
        streams[stream].isWaiting = true
        parts.addListener(.items(stream: stream), to: item)
    }

    /// Reads on behind an item that no longer waits.
    mutating func resume(_ stream: Int) {
        streams[stream].isWaiting = false
        work.push(.items(stream: stream))
    }

    /// Takes an item of a stream of a call, or its end.
    mutating func feed(_ stream: Int, _ text: FlightChunk.Text) throws(WireError) {
        let isEnd = text.bytes.first == UInt8(ascii: "C")
        guard !streams[stream].isClosed else {
            let reason = "a stream goes on after its end"
            if refusesLateItems(stream), !isEnd || !dialect.failsOpenStreams {
                throw WireError(FlightError.alreadyConsumed, at: text.origin, reason)
            }
            diagnostics.warn(FlightError.streamNotClosed, at: text.origin, reason)
            return
        }
        guard isEnd else { return feedItem(stream, .text(text), at: text.origin) }
        end(stream, returning: .init(bytes: text.bytes.dropFirst(), origin: text.origin + 1))
    }

    /// Ends a stream; an iterable may return something.
    mutating func end(_ stream: Int, returning value: FlightChunk.Text) {
        streams[stream].isClosed = true
        guard !value.bytes.isEmpty, streams[stream].isIterable else { return }
        streams[stream].returned = parts.add(.text(value), number: nil)
    }

    /// Takes an item of a stream, which may be there already.
    mutating func feedItem(_ stream: Int, _ status: FlightChunk.Status, at offset: Int) {
        guard !streams[stream].isClosed else {
            diagnostics.warn(
                FlightError.streamNotClosed,
                at: offset,
                "a stream goes on after its end"
            )
            return
        }
        work.charge(16)
        let item = parts.add(status, number: nil)
        parts[item].owner = stream
        streams[stream].items.append(item)
        work.push(.items(stream: stream))
    }

    /// Whether an item behind the end is a failure and not merely passed over.
    private func refusesLateItems(_ stream: Int) -> Bool {
        guard !streams[stream].isIterable else { return false }
        return !isResponse && (!dialect.failsOpenStreams || options.feed == .form)
    }

    /// What a stream gave.
    mutating func outcome(of index: Int) throws(WireError) -> FlightStreamOutcome {
        let stream = streams[index]
        var outcome = FlightStreamOutcome()
        for item in stream.items {
            switch parts[item].status {
            case .blocked, .pending, .text:
                outcome.isOpen = true
                return outcome
            case .failed(let error):
                outcome.failure = error
                // A stream that fails drops what nobody has read.
                if !stream.isIterable { outcome.items = [] }
                return outcome
            case .ready(let value):
                if stream.kind == .byteStream, !isBytes(value) {
                    outcome.items = []
                    outcome.failure = WireError(FlightError.notABlob, at: 0)
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
            diagnostics.warn(FlightError.streamNotClosed, at: 0, "a stream is not closed")
            if stream.isCut {
                outcome.failure = WireError(
                    FlightError.missingRow,
                    at: 0,
                    "the input ended before it"
                )
                if !stream.isIterable { outcome.items = [] }
            } else {
                outcome.isOpen = true
            }
        }
        return outcome
    }

    private func isBytes(_ value: FlightValue) -> Bool {
        if case .node(let place) = value { documents.node(place).kind == .bytes } else { false }
    }
}
