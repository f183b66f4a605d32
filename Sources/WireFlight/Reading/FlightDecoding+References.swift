internal import WireCore

// References to parts, and what is made of the value that they lead to.
extension FlightDecoding {
    /// Follows a reference, or waits for the part that it names.
    mutating func resolve(_ reference: FlightReference) throws(WireError) {
        let index = chunk(reference.id)
        switch parts[index].status {
        case .text:
            work.push(.reference(reference))
            work.push(.initialize(index))
        case .ready(let value):
            if parts[index].stream != nil, rules.consumesParts, dialect.lastFieldWins {
                throw failure(FlightError.alreadyConsumed, reference.slot)
            }
            try settle(reference, value)
        case .blocked:
            if rules.overflowsOnCycles, parts[index].isReading {
                throw failure(FlightError.cycle, reference.slot)
            }
            put(.null, in: reference.slot)
            let isCounted = rules.waitsForCycles || !parts[index].isReading
            let handler = parts.wait(counting: isCounted)
            parts.addListener(
                .reference(reference, handler: handler, isCounted: isCounted),
                to: index
            )
        case .pending:
            try waitForArrival(index, reference)
        case .failed(let error):
            put(.null, in: reference.slot)
            let handler = parts.wait(counting: false)
            parts.noteFailure(seen(error, of: index, from: reference.slot), of: handler)
        }
    }

    /// A part that never came has no place of its own: its failure is where it is asked for.
    private func seen(_ error: WireError, of chunk: Int?, from slot: FlightSlot) -> WireError {
        guard let chunk, parts[chunk].isMissing else { return error }
        switch end {
        // The row that was cut, or that ended the reading, is told of and not who asked.
        case .cut, .failed: guard error.code == FlightError.rowIdInvalid else { return error }
        case .whole, nil: break
        }
        return WireError(error.code, at: documents.offset(slot.place), error.reason)
    }

    private mutating func waitForArrival(
        _ index: Int,
        _ reference: FlightReference
    ) throws(WireError) {
        guard !rules.refusesForwardReferences else {
            throw failure(FlightError.forwardReference, reference.slot)
        }
        if !rules.followsPaths {
            // This build waits for plain references only.
            guard reference.transform == .none else {
                throw failure(FlightError.missingRow, reference.slot)
            }
        }
        put(.null, in: reference.slot)
        let handler = parts.wait()
        parts.addListener(.reference(reference, handler: handler, isCounted: true), to: index)
    }

    /// Walks the path behind a reference and puts what is made of the value in its place.
    private mutating func settle(
        _ reference: FlightReference,
        _ root: FlightValue,
        isLate: Bool = false
    ) throws(WireError) {
        let slot = reference.slot
        guard reference.path.count <= options.limits.pathSegments else {
            throw failure(
                FlightError.invalidReference,
                slot,
                "a path of \(reference.path.count) segments; pathSegments allows "
                    + "\(options.limits.pathSegments)"
            )
        }
        var value = root
        for name in reference.path {
            value = try throughLazy(value, slot)
            documents.mark(value)
            work.charge(1)
            guard let next = documents.member(name, of: value) else {
                throw failure(
                    FlightError.invalidReference,
                    slot,
                    "a path leads to “\(String(decoding: name.prefix(60), as: UTF8.self))”, "
                        + "which is no own entry of an object or array"
                )
            }
            value = next
        }
        try charge(value, of: reference)
        // What is made here is made anew for each reference.
        if reference.transform != .none { chargeMaking(value) }
        switch reference.transform {
        case .none:
            documents.markTarget(value)
            put(value, in: slot, isLate: isLate)
        case .map, .set, .iterator: put(try collect(reference.transform, value, slot), in: slot)
        case .function:
            if isResponse {
                put(try remoteFunction(value, slot), in: slot)
            } else {
                try makeFunction(value, in: slot)
            }
        case .form: put(try formOfRow(value, slot), in: slot)
        case .blob: put(try blobOfRow(value, slot), in: slot)
        }
    }

    /// Charges for making something of an array's entries: more when that was done before, since
    /// the same few bytes then stand for entries again and again.
    private mutating func chargeMaking(_ value: FlightValue) {
        guard case .node(let place) = value else { return }
        let isAgain = !known.made.insert(place).inserted
        work.charge(documents.entryCount(value) * (isAgain ? 16 : 1))
    }

    /// Passes through lazy nodes to what they came to.
    private mutating func throughLazy(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        var value = value
        var hops = 0
        while case .lazy(let chunk)? = documents.made(value),
            case .ready(let next) = parts[chunk].status
        {
            hops += 1
            guard hops <= options.limits.thenables else {
                throw failure(FlightError.cyclicThenable, slot)
            }
            work.charge(1)
            value = next
        }
        return value
    }

    /// Counts what is referred to as if it stood where the reference stands.
    private mutating func charge(
        _ value: FlightValue,
        of reference: FlightReference
    ) throws(WireError) {
        guard let target = reference.slot.budget, reference.transform == .none,
            case .node(let place) = value
        else { return }
        let offset = documents.offset(reference.slot.place)
        switch documents.node(place).kind {
        case .array:
            guard let source = documents[place.document].budget(ofArray: place.node) else { return }
            try budgets.charge(arrayOf: source, to: target, at: offset)
        case .string:
            guard !reference.path.isEmpty else { return }
            try budgets.charge(documents.text(place).count, to: target, at: offset)
        default: break
        }
    }

    /// Tells someone who waited what came.
    mutating func notify(_ listener: FlightListener, _ result: Result<FlightValue, WireError>) {
        switch listener {
        case .reference(let reference, let handler, let isCounted):
            guard parts.failure(of: handler) == nil else { return }
            // What is made here counts for the part that waited, not for the one being read.
            let current = parts.enter(handler)
            defer { parts.enter(current) }
            do throws(WireError) {
                try settle(reference, try result.get(), isLate: true)
            } catch {
                // What came too late, or is thrown where nobody catches it, fails everything.
                if !isCounted || rules.throwsFromListeners && result.isSuccess {
                    lateFailure = error
                }
                let chunk = parts.index(of: reference.id)
                reject(handler, seen(error, of: chunk, from: reference.slot))
                return
            }
            arrive(handler, counted: isCounted)
        case .function(let call):
            do throws(WireError) {
                let arguments = try result.get()
                put(try bind(call, arguments), in: call.slot)
            } catch {
                reject(call.handler, error)
                return
            }
            arrive(call.handler, counted: true)
        case .items(let stream): resume(stream)
        }
    }

    /// Does what the next turn of the event loop brings.
    mutating func perform(_ job: FlightJob) {
        switch job {
        case .bytes(let node, let kind, let slot, let handler):
            do throws(WireError) {
                put(try bytes(node, kind, slot), in: slot)
            } catch {
                reject(handler, error)
                return
            }
            arrive(handler, counted: true)
        case .function(let call):
            switch parts[call.arguments].status {
            case .text:
                work.push(.job(job))
                work.push(.initialize(call.arguments))
            case .ready(let value): notify(.function(call), .success(value))
            case .failed(let error): notify(.function(call), .failure(error))
            case .pending, .blocked: parts.addListener(.function(call), to: call.arguments)
            }
        }
    }

    /// The typed array that the content of a file is.
    private mutating func bytes(
        _ node: Int,
        _ kind: PayloadNode.ElementKind,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        let content = fields.content(ofFile: node)
        work.charge(content.count)
        guard content.count.isMultiple(of: kind.byteCount) else {
            throw failure(
                FlightError.badByteLength,
                slot,
                "\(content.count) bytes are no whole elements of \(kind.name)"
            )
        }
        try budgets.charge(content.count, to: slot.budget, at: documents.offset(slot.place))
        return .node(documents.addBytes(content.span, kind))
    }
}

extension Result {
    /// Whether this is no failure.
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
