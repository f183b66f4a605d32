internal import WireCore

// Strings that begin with `$`: `parseModelString` of React's server.
extension FlightDecoding {
    /// Finds out what a tag means, now or later, and puts it in its place.
    mutating func interpret(
        _ slice: FlightSlice,
        in slot: Slot,
        budget: Int?,
        path: [UInt8]?
    ) throws(WireError) {
        let text = heap.bytes(slice)
        let rest = text.dropFirst(2)
        switch text.dropFirst().first {
        case UInt8(ascii: "$"):
            let content = FlightSlice(
                document: slice.document,
                range: (slice.range.lowerBound + 1)..<slice.range.upperBound
            )
            try charge(utf16Count(content), to: budget)
            put(.text(.string, content), in: slot)
        case UInt8(ascii: "@"):
            let promise = FlightObject(.promise, link: chunk(FlightNumber.hexadecimal(rest)))
            put(promiseObject(promise), in: slot)
        case UInt8(ascii: "T") where dialect.hasTemporaryReferences:
            guard reader.temporary, path != nil else {
                throw WireError(.flightTemporaryReference, at: 0)
            }
            var object = FlightObject(.temporary)
            object.path = path
            put(heap.add(object), in: slot)
        case UInt8(ascii: "S") where dialect.sendsSymbols:
            put(heap.addText(.symbol, Array(rest)), in: slot)
        case dialect.functionTag:
            refer(rest, in: slot, .function, budget: nil)
        case UInt8(ascii: "Q"): refer(rest, in: slot, .collection(.map), budget: nil)
        case UInt8(ascii: "W"): refer(rest, in: slot, .collection(.set), budget: nil)
        case UInt8(ascii: "i") where dialect.hasBinary:
            refer(rest, in: slot, .collection(.iterator), budget: nil)
        case UInt8(ascii: "K"): put(form(rest), in: slot)
        case UInt8(ascii: "I"): literal(text, "$Infinity", .number(.infinity), in: slot)
        case UInt8(ascii: "N"): literal(text, "$NaN", .number(.nan), in: slot)
        case UInt8(ascii: "u"): literal(text, "$undefined", .undefined, in: slot)
        case UInt8(ascii: "-"):
            if text.elementsEqual("$-0".utf8) {
                put(.number(-0.0), in: slot)
            } else {
                literal(text, "$-Infinity", .number(-.infinity), in: slot)
            }
        case UInt8(ascii: "D"): put(date(rest), in: slot)
        case UInt8(ascii: "n"): put(try bigInt(rest, budget: budget), in: slot)
        case UInt8(ascii: "B") where dialect.hasBinary:
            put(try blob(rest), in: slot)
        case UInt8(ascii: "R") where dialect.hasBinary:
            put(try openStream(rest, .stream), in: slot)
        case UInt8(ascii: "r") where dialect.hasBinary:
            put(try openStream(rest, .byteStream), in: slot)
        case UInt8(ascii: "X") where dialect.hasBinary:
            put(try openStream(rest, .asyncIterable), in: slot)
        case UInt8(ascii: "x") where dialect.hasBinary:
            put(try openStream(rest, .asyncIterator), in: slot)
        case let tag?:
            if dialect.hasBinary, let kind = PayloadNode.ElementKind(flightTag: tag) {
                try openBytes(rest, kind, in: slot, budget: budget)
            } else {
                if FlightNumber.digit(tag) == nil { diagnostics.warn(.flightUnknownTag, at: 0) }
                refer(text.dropFirst(), in: slot, .none, budget: budget)
            }
        case nil: refer([], in: slot, .none, budget: budget)
        }
    }

    private func utf16Count(_ slice: FlightSlice) -> Int {
        WTF8.utf16Count(Array(heap.bytes(slice)).span)
    }

    /// One promise object for each part, however often it is named.
    private mutating func promiseObject(_ promise: FlightObject) -> FlightValue {
        if let known = promises[promise.link] { return known }
        let value = heap.add(promise)
        promises[promise.link] = value
        return value
    }

    /// Lets a reference be followed next.
    mutating func refer(
        _ text: ArraySlice<UInt8>,
        in slot: Slot,
        _ transform: Transform,
        budget: Int?
    ) {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        operations.append(
            .reference(
                Reference(
                    id: FlightNumber.hexadecimal(parts.first ?? []),
                    path: rules.followsPaths ? Array(parts.dropFirst()) : [],
                    slot: slot,
                    transform: transform,
                    budget: budget
                )
            )
        )
    }

    private mutating func literal(
        _ text: ArraySlice<UInt8>,
        _ canonical: StaticString,
        _ value: FlightValue,
        in slot: Slot
    ) {
        if !text.elementsEqual(canonical.bytes) {
            diagnostics.warn(.flightNonCanonicalLiteral, at: 0)
        }
        put(value, in: slot)
    }

    private mutating func date(_ text: ArraySlice<UInt8>) -> FlightValue {
        guard let time = FlightLiteral.date(text) else {
            diagnostics.warn(.flightInvalidLiteral, at: 0, "the text of a date is none")
            return .date(.nan)
        }
        return .date(time)
    }

    private mutating func bigInt(
        _ text: ArraySlice<UInt8>,
        budget: Int?
    ) throws(WireError) -> FlightValue {
        if rules.hasBudgets {
            guard text.count <= reader.limits.bigIntDigits else {
                throw WireError(
                    .flightBigIntTooLarge,
                    at: 0,
                    "\(text.count) digits; bigIntDigits allows \(reader.limits.bigIntDigits)"
                )
            }
            try charge(text.count, to: budget)
        }
        guard let digits = FlightLiteral.bigInt(text) else {
            throw WireError(.flightInvalidLiteral, at: 0, "the text of a big integer is none")
        }
        return heap.addText(.bigint, digits)
    }

    private mutating func form(_ number: ArraySlice<UInt8>) -> FlightValue {
        let prefix = dialect.formPrefix.bytes + number + [UInt8(ascii: "_")]
        stepsLeft -= fields.entries.count
        let entries = fields.takeForm(
            prefix,
            inOrder: dialect.readsFormsInOrder,
            removing: dialect.consumesForms
        )
        let id = FlightNumber.hexadecimal(number)
        if id >= 10, entries.isEmpty, hasFields(of: id) {
            diagnostics.warn(
                .flightFormIdDefect,
                at: 0,
                "form \(id) arrives empty: its fields are named in decimal and looked up as "
                    + String(decoding: number, as: UTF8.self)
            )
        }
        var form = FlightObject(.form)
        for (name, value) in entries {
            if case .text(.string, let slice) = heap.addText(.string, Array(name)) {
                form.keys.append(slice)
            }
            switch value {
            case .text(let text): form.values.append(heap.addText(.string, Array(text)))
            case .file(let node): form.values.append(heap.add(FlightObject(.file, link: node)))
            }
        }
        return heap.add(form)
    }

    private func hasFields(of id: Int) -> Bool {
        let prefix = dialect.formPrefix.bytes + Array("\(id)_".utf8)
        return fields.entries.contains { $0.name.starts(with: prefix) }
    }

    /// The file that a blob is.
    private mutating func blob(_ number: ArraySlice<UInt8>) throws(WireError) -> FlightValue {
        let id = FlightNumber.hexadecimal(number)
        let entry = field(id)
        if case .file(let node) = entry {
            if let known = files[node] { return known }
            let value = heap.add(FlightObject(.file, link: node))
            files[node] = value
            return value
        }
        switch dialect.missingBlob {
        case .failure: throw WireError(.flightNotABlob, at: 0)
        case .undefined: return .undefined
        case .entry:
            guard case .text(let text) = entry else { return .null }
            return heap.addText(.string, Array(text))
        }
    }

    /// Begins to open the file of a typed array; its part waits.
    private mutating func openBytes(
        _ number: ArraySlice<UInt8>,
        _ kind: PayloadNode.ElementKind,
        in slot: Slot,
        budget: Int?
    ) throws(WireError) {
        let id = FlightNumber.hexadecimal(number)
        if rules.consumesParts {
            guard numbered[id] == nil else { throw WireError(.flightAlreadyConsumed, at: 0) }
            chunks.append(Chunk(status: .failed(WireError(.flightAlreadyConsumed, at: 0))))
            numbered[id] = chunks.count - 1
        }
        guard case .file(let node) = field(id) else { throw WireError(.flightNotABlob, at: 0) }
        put(.null, in: slot)
        jobs.append(.bytes(node, kind, slot, budget: budget, handler: wait()))
    }
}
