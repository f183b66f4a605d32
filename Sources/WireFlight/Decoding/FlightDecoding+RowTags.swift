internal import WireCore

// Strings that begin with `$` in a response: `parseModelString` of React's client.
extension FlightDecoding {
    /// Finds out what a tag means, now or later, and puts it in its place.
    mutating func interpretRow(_ slice: FlightSlice, in slot: Slot) throws(WireError) {
        let text = heap.bytes(slice)
        let rest = text.dropFirst(2)
        switch text.dropFirst().first {
        case UInt8(ascii: "L"):
            let link = chunk(FlightNumber.hexadecimal(rest))
            put(heap.add(FlightObject(.lazy, link: link)), in: slot)
        case UInt8(ascii: "@") where rest.isEmpty && dialect.hasHaltedPromises:
            put(heap.add(FlightObject(.promise, link: chunks.count)), in: slot)
            chunks.append(Chunk(status: .pending))
        case UInt8(ascii: "S"): put(heap.addText(.symbol, Array(rest)), in: slot)
        case UInt8(ascii: "T") where dialect.hasTemporaryReferences:
            guard reader.temporary else { throw WireError(.flightTemporaryReference, at: 0) }
            guard !rest.isEmpty else { return put(.undefined, in: slot) }
            let path = heap.addText(.string, [UInt8(ascii: "$")] + rest)
            put(heap.add(FlightObject(.temporary, values: [path])), in: slot)
        case UInt8(ascii: "K") where dialect.rendersBinary:
            refer(rest, in: slot, .form, budget: nil)
        case UInt8(ascii: "B") where dialect.rendersBinary:
            refer(rest, in: slot, .blob, budget: nil)
        case UInt8(ascii: "Z") where dialect.rendersBinary:
            put(heap.add(FlightObject(.error)), in: slot)
        case UInt8(ascii: "w") where dialect.readsWeakLinks: put(.undefined, in: slot)
        case let tag? where "$@QWiIN-uDn".utf8.contains(tag) || tag == dialect.functionTag:
            // These are the same in both directions, except that replies may lack iterators.
            try interpret(slice, in: slot, budget: nil, path: nil)
        default: refer(text.dropFirst(), in: slot, .none, budget: nil)
        }
    }

    /// Passes through a lazy node to what it came to.
    func throughLazy(_ value: FlightValue) -> FlightValue {
        var value = value
        var hops = 0
        while case .object(let object) = value, case .lazy = heap.objects[object].kind,
            case .ready(let next) = chunks[heap.objects[object].link].status, hops < chunks.count
        {
            value = next
            hops += 1
        }
        return value
    }

    /// A server function that the client can call; its arguments may still come.
    mutating func remoteFunction(_ value: FlightValue) -> FlightValue {
        guard case .object = value else { return .null }
        let known = heap.member(Array("id".utf8)[...], of: value)
        guard known != nil || !dialect.guardsRemoteIds else { return .null }
        let id = known ?? .absent
        guard let bound = heap.member(Array("bound".utf8)[...], of: value),
            case .object = bound
        else { return heap.add(FlightObject(.action, values: [id])) }
        return heap.add(FlightObject(.action, values: [id, bound]))
    }

    /// FormData from a row of names and values.
    mutating func formOfRow(_ value: FlightValue) -> FlightValue {
        var form = FlightObject(.form)
        guard let array = heap.array(value) else { return heap.add(form) }
        for entry in heap.objects[array].values {
            guard case .text(.string, let name)? = heap.member([UInt8(ascii: "0")], of: entry)
            else { continue }
            form.keys.append(name)
            form.values.append(formValue(heap.member([UInt8(ascii: "1")], of: entry) ?? .undefined))
        }
        return heap.add(form)
    }

    /// What FormData keeps of a value: text, or a blob under the name that blobs get.
    private mutating func formValue(_ value: FlightValue) -> FlightValue {
        switch value {
        case .text(.string, _): return value
        case .number(let number):
            var text: [UInt8] = []
            NumberText.append(number, to: &text)
            return heap.addText(.string, text)
        case .object(let index):
            guard case .blob = heap.objects[index].kind else { break }
            let blob = heap.objects[index]
            return heap.add(
                FlightObject(.blob(isNamed: true), values: blob.values, link: blob.link)
            )
        default: break
        }
        return heap.addText(.string, Array("\(value)".utf8))
    }

    /// A blob from a row of its type and binary rows.
    mutating func blobOfRow(_ value: FlightValue) throws(WireError) -> FlightValue {
        guard let array = heap.array(value) else { throw WireError(.flightNotABlob, at: 0) }
        var content: [UInt8] = []
        for part in heap.objects[array].values.dropFirst() {
            guard case .object(let index) = part, case .bytes = heap.objects[index].kind else {
                throw WireError(.flightNotABlob, at: 0)
            }
            content += heap.contents[heap.objects[index].link]
            stepsLeft -= heap.contents[heap.objects[index].link].count
        }
        heap.contents.append(content)
        return heap.add(
            FlightObject(
                .blob(isNamed: false),
                values: Array(heap.objects[array].values.prefix(1)),
                link: heap.contents.count - 1
            )
        )
    }
}

// Elements: arrays that begin with `$`.
extension FlightDecoding {
    /// Notes that an array is an element, which waits for what it holds by itself.
    mutating func beginElement(_ cursor: inout Cursor) {
        heap.objects[cursor.object].kind = .element
        cursor.isElement = true
        guard rules.followsPaths else { return }
        cursor.outer = handler
        handler = nil
    }

    /// Ends an element; one that waits is delivered as a lazy node.
    mutating func finishElement(_ cursor: Cursor) {
        guard rules.followsPaths, let slot = cursor.slot else { return }
        let current = handler
        handler = cursor.outer
        guard let current else { return }
        let state = handlers[current]
        guard state.count > 0 || state.failure != nil else { return }
        var element = Chunk(status: .blocked)
        if let failure = state.failure { element.status = .failed(failure) }
        let holder = FlightObject(.array, values: [.object(cursor.object)])
        heap.objects.append(holder)
        handlers[current].holder = heap.objects.count - 1
        handlers[current].chunk = chunks.count
        put(heap.add(FlightObject(.lazy, link: chunks.count)), in: slot)
        chunks.append(element)
    }
}
