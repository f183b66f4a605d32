internal import WireCore
internal import WireJSON

// Parts: how they are read and become complete.
extension FlightDecoding {
    /// The part that is numbered `id`; -1 is what no number says.
    mutating func chunk(_ id: Int) -> Int {
        if let index = parts.index(of: id) { return index }
        let status: FlightChunk.Status =
            switch field(id) {
            case .text(let text): .text(text)
            case .file where !rules.consumesParts:
                .failed(WireError(FlightError.rowSyntax, at: 0, "part \(id) is a file, not JSON"))
            case .file, nil: end.map { .failed(missing(id, $0)) } ?? .pending
            }
        let index = parts.add(status, number: id)
        if case .failed = status { parts[index].isMissing = true }
        return index
    }

    /// The field of a call that holds a part.
    func field(_ id: Int) -> FlightFields.Value? {
        id < 0 ? nil : fields.value(Array(String(id).utf8), last: dialect.lastFieldWins)
    }

    /// Why a part that has not come fails.
    func missing(_ id: Int, _ end: FlightEnd) -> WireError {
        guard id >= 0 else {
            return WireError(FlightError.rowIdInvalid, at: 0)
        }
        guard isResponse else { return missingPart(id) }
        let row = "row \(String(id, radix: 16))"
        switch end {
        case .failed(let error): return error
        case .whole(let offset):
            return WireError(
                FlightError.missingRow,
                at: offset,
                "\(row) never came: the stream ended at byte \(offset)"
            )
        case .cut(let cut, let offset):
            guard cut.id == id || cut.isContent else {
                return WireError(
                    FlightError.missingRow,
                    at: offset,
                    "\(row) never came: the stream was cut at byte \(offset)"
                )
            }
            return cut.error
        }
    }

    private func missingPart(_ id: Int) -> WireError {
        if id == 0, let hint = fields.hintOfMissingRoot {
            return WireError(FlightError.missingRow, at: 0, hint)
        }
        return WireError(FlightError.missingRow, at: 0, "part \(id) is missing")
    }

    /// Does everything that is left to do.
    mutating func run() throws(WireError) {
        while let next = try work.next() {
            work.charge(documents.takeCopied() / 4)
            switch next {
            case .wake(let wake): notify(wake.listener, wake.result)
            case .job(let job): perform(job)
            case .operation(let operation):
                do throws(WireError) {
                    try perform(operation)
                } catch {
                    guard error.code != FlightError.workBudget else { throw error }
                    unwind(error)
                }
            }
        }
    }

    private mutating func perform(_ operation: FlightOperation) throws(WireError) {
        switch operation {
        case .initialize(let index): try initialize(index)
        case .finish(let index, let document, let outer, let earlier):
            finish(index, document: document, outer: outer, earlier: earlier)
        case .conclude(let index, let document, let handler, let earlier):
            conclude(index, document: document, handler: handler, earlier: earlier)
        case .walk: try walk()
        case .items(let stream): readItem(of: stream)
        case .itemRead(let stream, let item): holdUp(stream, for: item)
        case .reference(let reference): try resolve(reference)
        case .job(let job): perform(job)
        }
    }

    private mutating func initialize(_ index: Int) throws(WireError) {
        guard case .text(let text) = parts[index].status else { return }
        // The text is let go as soon as it is read: the nodes keep their own.
        parts[index].status = .blocked
        let bytes = text.bytes
        try begin(index, bytes.span, origin: text.origin)
    }

    /// Reads a part whose text has just come, which nobody else keeps.
    mutating func initialize(
        _ index: Int,
        _ text: Span<UInt8>,
        origin: Int
    ) throws(WireError) {
        do throws(WireError) {
            try begin(index, text, origin: origin)
        } catch {
            guard error.code != FlightError.workBudget else { throw error }
            unwind(error)
        }
    }

    private mutating func begin(
        _ index: Int,
        _ text: Span<UInt8>,
        origin: Int
    ) throws(WireError) {
        let earlier = parts.takeListeners(index)
        parts[index].status = .blocked
        parts[index].isReading = true
        let outer = parts.enter(nil)
        work.push(.finish(index, document: nil, outer: outer, earlier: earlier))
        let document = try read(text, origin: origin, as: index)
        begin(document, as: index, outer: outer, earlier: earlier)
        try walk()
    }

    /// Begins the walk over a part whose text has been read.
    private mutating func begin(
        _ document: FlightDocument,
        as index: Int,
        outer: Int?,
        earlier: [FlightListener]
    ) {
        _ = work.popOperation()
        work.charge(document.nodes.count + 16)
        if rules.hasBudgets { parts[index].budget = budgets.add() }
        let place = documents.add(document)
        work.push(.finish(index, document: place, outer: outer, earlier: earlier))
        walks.append(
            FlightWalk(
                document: place,
                end: document.nodes.count,
                stream: parts[index].owner,
                budget: parts[index].budget,
                isHidden: parts[index].number == nil
            )
        )
    }

    /// Reads the JSON text of a part or row.
    ///
    /// - Throws: `flight.rowSyntax` with the offset in the input.
    private func read(
        _ text: Span<UInt8>,
        origin: Int,
        as index: Int
    ) throws(WireError) -> FlightDocument {
        do throws(WireError) {
            let (payload, dropped) = try FlightPartText.read(text, options, isResponse: isResponse)
            return FlightDocument(payload, origin: origin + dropped, number: parts[index].number)
        } catch {
            throw FlightPartText.failure(error, in: text, origin: origin, name(of: index))
        }
    }

    /// Ends the reading of a part: those that met it while it was read come first.
    private mutating func finish(
        _ index: Int,
        document: Int?,
        outer: Int?,
        earlier: [FlightListener]
    ) {
        guard let document else { return }
        let handler = parts.enter(outer)
        work.push(.conclude(index, document: document, handler: handler, earlier: earlier))
        parts[index].isReading = false
        guard rules.waitsForCycles else { return }
        work.wake(parts.takeListeners(index), .success(root(of: document)))
    }

    /// The value that stands at the root of a document.
    func root(of document: Int) -> FlightValue {
        documents.value(at: FlightPlace(document, 0))
    }

    /// Decides whether a part that was read is complete.
    private mutating func conclude(
        _ index: Int,
        document: Int,
        handler: Int?,
        earlier: [FlightListener]
    ) {
        if let handler {
            if let failure = parts.failure(of: handler) {
                parts.addListeners(earlier, to: index)
                fail(index, failure)
                return
            }
            if parts.isWaiting(handler) {
                let target = FlightParts.Target(chunk: index, value: .root(of: document))
                parts.suspend(target, value: root(of: document), for: handler)
                parts.addListeners(earlier, to: index)
                return
            }
        }
        // Who began to wait while the others were told is forgotten, as React forgets them.
        if rules.waitsForCycles { _ = parts.takeListeners(index) }
        parts.addListeners(earlier, to: index)
        complete(index, root(of: document))
    }

    mutating func complete(_ index: Int, _ value: FlightValue) {
        parts[index].status = .ready(value)
        work.wake(parts.takeListeners(index), .success(value))
    }

    /// Lets a part fail, and all that wait for it.
    mutating func fail(_ index: Int, _ error: WireError) {
        parts[index].status = .failed(error)
        parts[index].isReading = false
        work.wake(parts.takeListeners(index), .failure(error))
    }

    /// Lets a part that never came fail.
    mutating func failMissing(_ index: Int, _ number: Int, _ end: FlightEnd) {
        parts[index].isMissing = true
        fail(index, missing(number, end))
    }

    /// Notes that one thing a part waited for is there.
    mutating func arrive(_ handler: Int, counted: Bool) {
        guard let (target, early) = parts.arrive(handler, counted: counted) else { return }
        switch target.value {
        case .element(let place): complete(target.chunk, .node(place))
        case .root(let document):
            // Older builds keep the null that stood in for a root which had to wait.
            complete(target.chunk, rules.losesLateRoots ? early : root(of: document))
        }
    }

    /// Lets the part that a handler belongs to fail.
    mutating func reject(_ handler: Int, _ error: WireError) {
        if let chunk = parts.reject(handler, error) { fail(chunk, error) }
    }

    /// Gives up the part that is being read.
    private mutating func unwind(_ error: WireError) {
        while let operation = work.popOperation() {
            switch operation {
            case .walk: walks.removeLast()
            case .finish(let index, _, let outer, let earlier):
                parts.enter(outer)
                parts.addListeners(earlier, to: index)
                fail(index, error)
                return
            default: break
            }
        }
    }
}
