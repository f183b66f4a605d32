internal import WireCore
internal import WireJSON

// Parts: how they come, are read, and become complete.
extension FlightReplyDecoding {
    /// The part that is numbered `id`; -1 is what no number says.
    mutating func chunk(_ id: Int) -> Int {
        if let index = numbered[id] { return index }
        let status: Chunk.Status =
            switch field(id) {
            case .text(let text): .text(text)
            case .file where !dialect.consumesParts: .failed(WireError(.flightRowSyntax, at: 0))
            case .file, nil:
                isClosed ? .failed(missing(id)) : .pending
            }
        var chunk = Chunk(status: status)
        if reader.temporary { chunk.path = Array(String(id, radix: 16).utf8) }
        chunks.append(chunk)
        numbered[id] = chunks.count - 1
        return chunks.count - 1
    }

    func field(_ id: Int) -> FlightReplyFields.Value? {
        id < 0 ? nil : fields.value(Array(String(id).utf8), last: dialect.lastFieldWins)
    }

    private func missing(_ id: Int) -> WireError {
        id < 0
            ? WireError(.flightRowIdInvalid, at: 0)
            : WireError(.flightMissingRow, at: 0, "part \(id) is missing")
    }

    /// Takes a field that arrives.
    mutating func receive(
        _ name: ArraySlice<UInt8>,
        _ value: FlightReplyFields.Value
    ) throws(WireError) {
        fields.append(name, value)
        guard case .text(let text) = value else { return }
        let prefix = dialect.streamPrefix.bytes
        if !prefix.isEmpty, name.starts(with: prefix),
            let id = FlightNumber.decimal(name.dropFirst(prefix.count)),
            let stream = numbered[id].flatMap({ chunks[$0].stream })
        {
            try feed(stream, text)
            return
        }
        guard let id = FlightNumber.decimal(name), let index = numbered[id] else { return }
        if case .pending = chunks[index].status {
            chunks[index].status = .text(text)
            // A part that is waited for is read as soon as it comes.
            if index == 0 || !chunks[index].listeners.isEmpty {
                operations.append(.initialize(index))
                try run()
            }
        } else if let stream = chunks[index].stream, prefix.isEmpty {
            try feed(stream, text)
        } else if !dialect.waitsForCycles {
            throw WireError(.flightDuplicateRow, at: 0)
        }
    }

    /// Ends a streamed body: what has not come never will.
    mutating func close() throws(WireError) {
        isClosed = true
        for index in chunks.indices {
            if case .pending = chunks[index].status {
                fail(index, WireError(.flightMissingRow, at: 0))
            }
            if let stream = chunks[index].stream, dialect.failsOpenStreams {
                streams[stream].isCut = true
            }
        }
        try run()
    }

    /// Does everything that is left to do.
    mutating func run() throws(WireError) {
        while true {
            stepsLeft -= 1
            guard stepsLeft > 0 else { throw WireError(.flightWorkBudget, at: 0) }
            if let wake = wakes.popLast() {
                for listener in wake.listeners { notify(listener, wake.value) }
            } else if let operation = operations.popLast() {
                do throws(WireError) {
                    try perform(operation)
                } catch {
                    guard error.code != .flightWorkBudget else { throw error }
                    unwind(error)
                }
            } else if !jobs.isEmpty {
                let job = jobs.removeFirst()
                perform(job)
            } else {
                return
            }
        }
    }

    private mutating func perform(_ operation: Operation) throws(WireError) {
        switch operation {
        case .initialize(let index): try initialize(index)
        case .finish(let index, let holder, let outer, let earlier):
            finish(index, holder: holder, outer: outer, earlier: earlier)
        case .revive(let cursor): try revive(cursor)
        case .reference(let reference): try resolve(reference)
        }
    }

    private mutating func initialize(_ index: Int) throws(WireError) {
        guard case .text(let text) = chunks[index].status else { return }
        let earlier = chunks[index].listeners
        chunks[index].listeners = []
        chunks[index].status = .blocked
        chunks[index].isReading = true
        let holder = heap.objects.count
        heap.objects.append(FlightObject(.array, values: [.absent]))
        operations.append(.finish(index, holder: holder, outer: handler, earlier: earlier))
        handler = nil
        var warnings = Diagnostics()
        let document: Payload
        do throws(WireError) {
            document = try JSONCodec()
                .decode(Array(text).span, limits: reader.limits, diagnostics: &warnings)
                .inJavaScriptOrder()
        } catch {
            throw WireError(.flightRowSyntax, at: error.offset, error.description)
        }
        stepsLeft -= document.nodes.count
        heap.documents.append(document)
        if dialect.hasBudgets {
            budgets.append((0, false))
            chunks[index].budget = budgets.count - 1
        }
        operations.append(
            .revive(
                Cursor(
                    document: heap.documents.count - 1,
                    object: holder,
                    isArray: true,
                    node: 0,
                    end: document.nodes.count,
                    budget: chunks[index].budget,
                    path: chunks[index].path,
                    holdsRoot: true
                )
            )
        )
    }

    private mutating func finish(_ index: Int, holder: Int, outer: Int?, earlier: [Listener]) {
        let value = heap.objects[holder].values[0]
        let current = handler
        handler = outer
        chunks[index].isReading = false
        if dialect.waitsForCycles {
            // Those that met this part while it was read come first.
            let listeners = chunks[index].listeners
            chunks[index].listeners = []
            for listener in listeners { notify(listener, .success(value)) }
        }
        if let current {
            if let failure = handlers[current].failure {
                chunks[index].listeners += earlier
                fail(index, failure)
                return
            }
            if handlers[current].count > 0 {
                handlers[current].chunk = index
                handlers[current].holder = holder
                chunks[index].listeners += earlier
                return
            }
        }
        chunks[index].listeners += earlier
        complete(index, heap.objects[holder].values[0])
    }

    private mutating func complete(_ index: Int, _ value: FlightValue) {
        chunks[index].status = .ready(value)
        let listeners = chunks[index].listeners
        chunks[index].listeners = []
        if !listeners.isEmpty { wakes.append((listeners, .success(value))) }
    }

    /// Lets a part fail, and all that wait for it.
    mutating func fail(_ index: Int, _ error: WireError) {
        chunks[index].status = .failed(error)
        chunks[index].isReading = false
        let listeners = chunks[index].listeners
        chunks[index].listeners = []
        if !listeners.isEmpty { wakes.append((listeners, .failure(error))) }
    }

    /// Gives up the part that is being read.
    private mutating func unwind(_ error: WireError) {
        while let operation = operations.popLast() {
            guard case .finish(let index, _, let outer, let earlier) = operation else { continue }
            handler = outer
            chunks[index].listeners += earlier
            fail(index, error)
            return
        }
    }
}

// Waiting.
extension FlightReplyDecoding {
    /// The handler of the part that is being read, which now waits for one thing more.
    mutating func wait(counting: Bool = true) -> Int {
        let index: Int
        if let handler {
            index = handler
        } else {
            handlers.append(Handler())
            index = handlers.count - 1
            handler = index
        }
        if counting { handlers[index].count += 1 }
        return index
    }

    /// Notes that one thing a part waited for is there.
    mutating func arrive(_ handler: Int, counted: Bool) {
        if counted { handlers[handler].count -= 1 }
        guard handlers[handler].count <= 0, handlers[handler].failure == nil,
            let index = handlers[handler].chunk, let holder = handlers[handler].holder,
            case .blocked = chunks[index].status
        else { return }
        complete(index, heap.objects[holder].values[0])
    }

    /// Lets the part that a handler belongs to fail.
    mutating func reject(_ handler: Int, _ error: WireError) {
        guard handlers[handler].failure == nil else { return }
        handlers[handler].failure = error
        guard let index = handlers[handler].chunk, case .blocked = chunks[index].status else {
            return
        }
        fail(index, error)
    }
}
