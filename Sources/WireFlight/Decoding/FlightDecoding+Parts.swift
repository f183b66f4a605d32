internal import WireCore
internal import WireJSON

// Parts: how they come, are read, and become complete.
extension FlightDecoding {
    /// The part that is numbered `id`; -1 is what no number says.
    mutating func chunk(_ id: Int) -> Int {
        if let index = numbered[id] { return index }
        let status: Chunk.Status =
            switch field(id) {
            case .text(let text): .text(text)
            case .file where !rules.consumesParts: .failed(WireError(.flightRowSyntax, at: 0))
            case .file, nil:
                isClosed ? .failed(missing(id)) : .pending
            }
        var chunk = Chunk(status: status)
        if reader.temporary { chunk.path = Array(String(id, radix: 16).utf8) }
        chunks.append(chunk)
        numbered[id] = chunks.count - 1
        return chunks.count - 1
    }

    func field(_ id: Int) -> FlightFields.Value? {
        id < 0 ? nil : fields.value(Array(String(id).utf8), last: dialect.lastFieldWins)
    }

    private func missing(_ id: Int) -> WireError {
        id < 0
            ? WireError(.flightRowIdInvalid, at: 0)
            : WireError(.flightMissingRow, at: 0, "part \(id) is missing")
    }

    /// Takes a field of a reply that arrives.
    mutating func receive(
        _ name: ArraySlice<UInt8>,
        _ value: FlightFields.Value
    ) throws(WireError) {
        fields.append(name, value)
        guard case .text(let text) = value else { return }
        let prefix = dialect.streamPrefix.bytes
        if !prefix.isEmpty, name.starts(with: prefix),
            let id = FlightNumber.decimal(name.dropFirst(prefix.count)),
            let stream = numbered[id].flatMap({ chunks[$0].stream })
        {
            try feed(stream, text)
            try run()
            return
        }
        // What is no number is one that no number says, as a reference may be.
        guard let index = numbered[FlightNumber.decimal(name) ?? -1] else { return }
        if case .pending = chunks[index].status {
            chunks[index].status = .text(text)
            // A part that is waited for is read as soon as it comes.
            if index == 0 || !chunks[index].listeners.isEmpty {
                operations.append(.initialize(index))
                try run()
            }
        } else if let stream = chunks[index].stream {
            try feed(stream, text)
            try run()
        } else if !rules.waitsForCycles {
            throw WireError(.flightDuplicateRow, at: 0)
        }
    }

    /// Ends a streamed body: what has not come never will.
    mutating func close() throws(WireError) {
        isClosed = true
        for index in numbered.values.sorted() {
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
                notify(wake.listener, wake.value)
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
        case .conclude(let index, let holder, let handler, let earlier):
            conclude(index, holder: holder, handler: handler, earlier: earlier)
        case .revive(let cursor): try revive(cursor)
        case .items(let stream): readItem(of: stream)
        case .itemRead(let stream, let item): holdUp(stream, for: item)
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
        var place = FlightObject(.array, values: [.absent])
        place.isHolder = true
        heap.objects.append(place)
        operations.append(.finish(index, holder: holder, outer: handler, earlier: earlier))
        handler = nil
        var warnings = Diagnostics()
        let document: Payload
        do throws(WireError) {
            let bytes = isResponse ? wellFormed(text) : Array(text)
            document = try JSONCodec()
                .decode(bytes.span, limits: reader.limits, diagnostics: &warnings)
                .inJavaScriptOrder()
        } catch {
            throw WireError(.flightRowSyntax, at: error.offset, error.description)
        }
        stepsLeft -= document.nodes.count
        heap.documents.append(document)
        if rules.hasBudgets {
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

    /// Ends the reading of a part: those that met it while it was read come first.
    private mutating func finish(_ index: Int, holder: Int, outer: Int?, earlier: [Listener]) {
        operations.append(
            .conclude(index, holder: holder, handler: handler, earlier: earlier)
        )
        handler = outer
        chunks[index].isReading = false
        guard rules.waitsForCycles else { return }
        let listeners = chunks[index].listeners
        chunks[index].listeners = []
        wake(listeners, .success(heap.objects[holder].values[0]))
    }

    /// Decides whether a part that was read is complete.
    private mutating func conclude(
        _ index: Int,
        holder: Int,
        handler: Int?,
        earlier: [Listener]
    ) {
        if let handler {
            if let failure = handlers[handler].failure {
                chunks[index].listeners += earlier
                fail(index, failure)
                return
            }
            if handlers[handler].count > 0 {
                handlers[handler].chunk = index
                handlers[handler].holder = holder
                handlers[handler].value = heap.objects[holder].values[0]
                chunks[index].listeners += earlier
                return
            }
        }
        // Who began to wait while the others were told is forgotten, as React forgets them.
        if rules.waitsForCycles { chunks[index].listeners = [] }
        chunks[index].listeners += earlier
        complete(index, heap.objects[holder].values[0])
    }

    mutating func complete(_ index: Int, _ value: FlightValue) {
        chunks[index].status = .ready(value)
        let listeners = chunks[index].listeners
        chunks[index].listeners = []
        wake(listeners, .success(value))
    }

    /// Lets a part fail, and all that wait for it.
    mutating func fail(_ index: Int, _ error: WireError) {
        chunks[index].status = .failed(error)
        chunks[index].isReading = false
        let listeners = chunks[index].listeners
        chunks[index].listeners = []
        wake(listeners, .failure(error))
    }

    /// Tells all who wait, each with everything that follows from it before the next.
    private mutating func wake(
        _ listeners: [Listener],
        _ value: Result<FlightValue, WireError>
    ) {
        for listener in listeners.reversed() { wakes.append((listener, value)) }
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
extension FlightDecoding {
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
            case .blocked = chunks[index].status, case let value = handlers[handler].value
        else { return }
        // Older builds keep the null that stood in for a root which had to wait.
        complete(index, rules.losesLateRoots ? value : heap.objects[holder].values[0])
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
