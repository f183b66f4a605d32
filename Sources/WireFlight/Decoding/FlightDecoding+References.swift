internal import WireCore

// References to parts, and what is made of the value that they lead to.
extension FlightDecoding {
    /// Follows a reference, or waits for the part that it names.
    mutating func resolve(_ reference: Reference) throws(WireError) {
        let index = chunk(reference.id)
        switch chunks[index].status {
        case .text:
            operations.append(.reference(reference))
            operations.append(.initialize(index))
        case .ready(let value):
            if chunks[index].stream != nil, rules.consumesParts, dialect.lastFieldWins {
                throw WireError(.flightAlreadyConsumed, at: 0)
            }
            try settle(reference, value)
        case .blocked:
            if rules.overflowsOnCycles, chunks[index].isReading {
                throw WireError(.flightCycle, at: 0)
            }
            put(.null, in: reference.slot)
            let isCounted = rules.waitsForCycles || !chunks[index].isReading
            let handler = wait(counting: isCounted)
            chunks[index].listeners.append(
                .reference(reference, handler: handler, isCounted: isCounted)
            )
        case .pending:
            try waitForArrival(index, reference)
        case .failed(let error):
            put(.null, in: reference.slot)
            let handler = wait(counting: false)
            if handlers[handler].failure == nil { handlers[handler].failure = error }
        }
    }

    private mutating func waitForArrival(
        _ index: Int,
        _ reference: Reference
    ) throws(WireError) {
        guard !rules.refusesForwardReferences else {
            throw WireError(.flightForwardReference, at: 0)
        }
        if !rules.followsPaths {
            // This build waits for plain references only.
            guard case .none = reference.transform else {
                throw WireError(.flightMissingRow, at: 0)
            }
        }
        put(.null, in: reference.slot)
        let handler = wait()
        chunks[index].listeners.append(.reference(reference, handler: handler, isCounted: true))
    }

    /// Walks the path behind a reference and puts what is made of the value in its place.
    private mutating func settle(
        _ reference: Reference,
        _ root: FlightValue,
        isLate: Bool = false
    ) throws(WireError) {
        guard reference.path.count <= reader.limits.pathSegments else {
            throw WireError(.flightInvalidReference, at: 0, "a path of too many segments")
        }
        var value = root
        for name in reference.path {
            stepsLeft -= work(value)
            guard let next = heap.member(name, of: throughLazy(value)) else {
                throw WireError(.flightInvalidReference, at: 0)
            }
            value = next
        }
        try charge(value, of: reference)
        // What is made here is made anew for each reference.
        if case .none = reference.transform {} else { stepsLeft -= work(value) }
        switch reference.transform {
        case .none:
            put(value, in: reference.slot, isLate: isLate)
        case .collection(let collection):
            put(
                try heap.collect(collection, value, isStrict: rules.consumesParts),
                in: reference.slot
            )
        case .function:
            if isResponse {
                put(remoteFunction(value), in: reference.slot)
            } else {
                try makeFunction(value, in: reference.slot)
            }
        case .form: put(formOfRow(value), in: reference.slot)
        case .blob: put(try blobOfRow(value), in: reference.slot)
        }
    }

    /// The steps that looking through a value takes.
    private func work(_ value: FlightValue) -> Int {
        guard case .object(let index) = value else { return 1 }
        return 1 + heap.objects[index].values.count
    }

    /// Counts what is referred to as if it stood where the reference stands.
    private mutating func charge(
        _ value: FlightValue,
        of reference: Reference
    ) throws(WireError) {
        guard let target = reference.budget else { return }
        switch value {
        case .object(let object):
            guard case .array = heap.objects[object].kind,
                let source = heap.objects[object].budget
            else { return }
            if budgets[source].isForked { budgets[target].isForked = true }
            try charge(budgets[source].count, to: target)
        case .text(_, let slice):
            guard !reference.path.isEmpty else { return }
            try charge(heap.bytes(slice).count, to: target)
        default: break
        }
    }

    /// Tells someone who waited what came.
    mutating func notify(_ listener: Listener, _ result: Result<FlightValue, WireError>) {
        switch listener {
        case .reference(let reference, let handler, let isCounted):
            guard handlers[handler].failure == nil else { return }
            // What is made here counts for the part that waited, not for the one being read.
            let current = self.handler
            self.handler = handler
            defer { self.handler = current }
            do throws(WireError) {
                try settle(reference, try result.get(), isLate: true)
            } catch {
                // What came too late, or is thrown where nobody catches it, fails everything.
                if !isCounted || rules.throwsFromListeners && result.isSuccess { failure = error }
                reject(handler, error)
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
        case .bytes: break
        }
    }

    /// Does what the next turn of the event loop brings.
    mutating func perform(_ job: Listener) {
        switch job {
        case .bytes(let node, let kind, let slot, let budget, let handler):
            do throws(WireError) {
                put(try bytes(node, kind, budget: budget), in: slot)
            } catch {
                reject(handler, error)
                return
            }
            arrive(handler, counted: true)
        case .function(let call):
            switch chunks[call.arguments].status {
            case .text:
                jobs.insert(job, at: 0)
                operations.append(.initialize(call.arguments))
            case .ready(let value): notify(job, .success(value))
            case .failed(let error): notify(job, .failure(error))
            case .pending, .blocked: chunks[call.arguments].listeners.append(job)
            }
        case .reference, .items: break
        }
    }

    private mutating func bytes(
        _ node: Int,
        _ kind: PayloadNode.ElementKind,
        budget: Int?
    ) throws(WireError) -> FlightValue {
        let payload = fields.payload
        guard let content = payload.member("base64", of: node) else {
            throw WireError(.flightNotABlob, at: 0)
        }
        let bytes = Array(payload.viewedBytes(content))
        stepsLeft -= bytes.count
        guard bytes.count.isMultiple(of: kind.byteCount) else {
            throw WireError(.flightBadByteLength, at: 0)
        }
        try charge(bytes.count, to: budget)
        heap.contents.append(bytes)
        return heap.add(FlightObject(.bytes(kind), link: heap.contents.count - 1))
    }
}

// Server functions.
extension FlightDecoding {
    private mutating func makeFunction(
        _ value: FlightValue,
        in slot: Slot
    ) throws(WireError) {
        guard case .object(let description) = value,
            let id = heap.member(Array("id".utf8)[...], of: value), let name = heap.string(id)
        else {
            guard dialect.guardsFunctions, !isEmpty(value) else {
                throw WireError(.flightUnknownFunction, at: 0, "a function without an id")
            }
            put(.null, in: slot)
            return
        }
        if isThen(slot) {
            // Older builds take the object for a promise, which never ends.
            guard dialect.guardsFunctions else { throw WireError(.flightUnsettled, at: 0) }
            put(.null, in: slot)
            return
        }
        if dialect.guardsFunctions, let known = functions[description] {
            put(known, in: slot)
            return
        }
        if let functions = reader.functions,
            !functions.contains(String(decoding: name, as: UTF8.self))
        {
            throw WireError(.flightUnknownFunction, at: 0)
        }
        if dialect.isCanary, !isActionId(name) { diagnostics.warn(.nextActionIdInvalid, at: 0) }
        guard let bound = heap.member(Array("bound".utf8)[...], of: value) else {
            put(function(description, [id]), in: slot)
            return
        }
        if case .object(let object) = bound, case .promise = heap.objects[object].kind {
            put(.null, in: slot)
            let call = FunctionCall(
                id: id,
                description: description,
                arguments: heap.objects[object].link,
                slot: slot,
                handler: wait()
            )
            jobs.append(.function(call))
        } else if !dialect.guardsFunctions, heap.array(bound) != nil {
            put(function(description, [id, bound]), in: slot)
        } else {
            put(function(description, [id]), in: slot)
        }
    }

    /// Whether an id is of the form that Next.js gives out: 42 digits, or 40 in its older release.
    private func isActionId(_ name: ArraySlice<UInt8>) -> Bool {
        (name.count == 42 || name.count == 40)
            && name.allSatisfy { FlightNumber.digit($0) != nil && $0 | 0x20 == $0 }
    }

    private mutating func function(_ description: Int, _ values: [FlightValue]) -> FlightValue {
        let value = heap.add(FlightObject(.action, values: values))
        functions[description] = value
        return value
    }

    /// Makes a function whose arguments have come.
    private mutating func bind(
        _ call: FunctionCall,
        _ arguments: FlightValue
    ) throws(WireError) -> FlightValue {
        if dialect.guardsFunctions, let known = functions[call.description] { return known }
        guard let array = heap.array(arguments) else {
            // Older builds take anything else for the only argument.
            guard !dialect.guardsFunctions else { return function(call.description, [call.id]) }
            let list = heap.add(FlightObject(.array, values: [arguments]))
            return function(call.description, [call.id, list])
        }
        let values = heap.objects[array].values
        guard !rules.hasBudgets || values.count <= reader.limits.boundArguments else {
            throw WireError(
                .flightTooManyBoundArgs,
                at: 0,
                "\(values.count) bound arguments; boundArguments allows "
                    + "\(reader.limits.boundArguments)"
            )
        }
        guard !values.isEmpty else { return function(call.description, [call.id]) }
        let list = heap.add(FlightObject(.array, values: values))
        return function(call.description, [call.id, list])
    }

    /// Code could take an object with such a function for a promise.
    private func isThen(_ slot: Slot) -> Bool {
        let object = heap.objects[slot.object]
        guard case .object = object.kind, object.keys.indices.contains(slot.position) else {
            return false
        }
        return heap.bytes(object.keys[slot.position]).elementsEqual("then".utf8)
    }

    private func isEmpty(_ value: FlightValue) -> Bool {
        switch value {
        case .null, .undefined, .absent: true
        default: false
        }
    }
}

extension Result {
    /// Whether this is no failure.
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
