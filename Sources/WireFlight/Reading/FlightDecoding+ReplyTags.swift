internal import WireCore

// Strings that begin with `$` in a call: `parseModelString` of React's server.
extension FlightDecoding {
    /// Finds out what a tag means, now or later, and puts it in its place.
    ///
    /// - Parameters:
    ///   - slot: where the tag stands.
    ///   - isHidden: whether the client cannot be told of the place.
    /// - Throws: what makes the part fail.
    mutating func interpret(_ slot: FlightSlot, isHidden: Bool) throws(WireError) {
        let text = documents.text(slot.place)
        let rest = text.dropFirst(2)
        switch text.dropFirst().first {
        case UInt8(ascii: "n"):
            put(.node(documents.addText(.bigint, FlightLiteral.bigInt(rest) ?? [])), in: slot)
        case UInt8(ascii: "@"): put(promise(FlightNumber.hexadecimal(rest)), in: slot)
        case UInt8(ascii: "T") where dialect.hasTemporaryReferences:
            guard options.temporary, !isHidden else {
                throw failure(FlightError.temporaryReference, slot)
            }
            put(documents.make(.temporary(path: nil, place: slot.place)), in: slot)
        case UInt8(ascii: "S") where dialect.sendsSymbols:
            put(.node(documents.addText(.symbol, rest)), in: slot)
        case dialect.functionTag: try refer(rest, in: slot, .function)
        case UInt8(ascii: "Q"): try refer(rest, in: slot, .map)
        case UInt8(ascii: "W"): try refer(rest, in: slot, .set)
        case UInt8(ascii: "i") where dialect.hasBinary: try refer(rest, in: slot, .iterator)
        case UInt8(ascii: "K"): put(form(rest, slot), in: slot)
        case UInt8(ascii: "B") where dialect.hasBinary: put(try blob(rest, slot), in: slot)
        case UInt8(ascii: "R") where dialect.hasBinary:
            put(try openStream(rest, .stream, slot), in: slot)
        case UInt8(ascii: "r") where dialect.hasBinary:
            put(try openStream(rest, .byteStream, slot), in: slot)
        case UInt8(ascii: "X") where dialect.hasBinary:
            put(try openStream(rest, .asyncIterable, slot), in: slot)
        case UInt8(ascii: "x") where dialect.hasBinary:
            put(try openStream(rest, .asyncIterator, slot), in: slot)
        case let tag?:
            if dialect.hasBinary, let kind = PayloadNode.ElementKind(flightTag: tag) {
                try openBytes(rest, kind, in: slot)
            } else {
                if !tag.isHexDigit {
                    diagnostics.warn(FlightError.unknownTag, at: documents.offset(slot.place))
                }
                try refer(text.dropFirst(), in: slot, .none)
            }
        case nil: try refer([], in: slot, .none)
        }
    }

    /// One promise for each part, however often it is named.
    mutating func promise(_ number: Int) -> FlightValue {
        let chunk = chunk(number)
        if let known = known.promises[chunk] { return known }
        let value = documents.make(.promise(chunk: chunk))
        known.promises[chunk] = value
        return value
    }

    /// Follows a reference.
    mutating func refer(
        _ text: ArraySlice<UInt8>,
        in slot: FlightSlot,
        _ transform: FlightReference.Transform
    ) throws(WireError) {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        try resolve(
            FlightReference(
                id: FlightNumber.hexadecimal(parts.first ?? []),
                path: rules.followsPaths ? Array(parts.dropFirst()) : [],
                slot: slot,
                transform: transform
            )
        )
    }

    private mutating func form(_ number: ArraySlice<UInt8>, _ slot: FlightSlot) -> FlightValue {
        let prefix = dialect.formPrefix.bytes + number + [UInt8(ascii: "_")]
        let taken = fields.takeForm(
            prefix,
            inOrder: dialect.readsFormsInOrder,
            removing: dialect.consumesForms,
            &work
        )
        if taken.isEmpty { warnOfEmptyForm(number, slot) }
        var entries: [(name: FlightPlace, value: FlightValue)] = []
        // Older builds give a form to everyone who names it: its texts are kept once.
        work.charge(taken.count * 8)
        entries.reserveCapacity(taken.count)
        for entry in taken { entries.append(formEntry(entry)) }
        return documents.make(.form(entries))
    }

    private mutating func formEntry(
        _ entry: FlightFields.FormEntry
    ) -> (name: FlightPlace, value: FlightValue) {
        if let known = known.formEntries[entry.field],
            documents.text(known.name).count == entry.name.count
        {
            guard case .file(let node) = entry.value else { return known }
            return (known.name, documents.make(.file(node: node)))
        }
        let name = documents.addText(.key, entry.name)
        let value: FlightValue =
            switch entry.value {
            case .text(let text): .node(documents.addText(.string, text.bytes))
            case .file(let node): documents.make(.file(node: node))
            }
        known.formEntries[entry.field] = (name, value)
        return (name, value)
    }

    /// Says why a form arrives empty, where its fields are there under other names.
    private mutating func warnOfEmptyForm(_ number: ArraySlice<UInt8>, _ slot: FlightSlot) {
        let id = FlightNumber.hexadecimal(number)
        let offset = documents.offset(slot.place)
        let decimal = Array("\(id)_".utf8)
        if id >= 10, fields.hasFields(dialect.formPrefix.bytes + decimal) {
            diagnostics.warn(
                FlightError.formIdDefect,
                at: offset,
                "form \(id) arrives empty: its fields are named in decimal and looked up as "
                    + String(decoding: number, as: UTF8.self)
            )
            return
        }
        let isOld = dialect.formPrefix.utf8CodeUnitCount == 0
        guard fields.hasFields(isOld ? [UInt8(ascii: "_")] + decimal : decimal) else { return }
        diagnostics.warn(
            FlightError.fieldNames,
            at: offset,
            isOld
                ? "fields _\(id)_… are not read by React \(dialect.label), which names them "
                    + "\(id)_…; --react \(FlightDialect.standard.label) reads them"
                : "fields \(id)_… are not read by React \(dialect.label), which names them "
                    + "_\(id)_…; --react \(FlightDialect.next150.label) reads them"
        )
    }

    /// The file that a blob is.
    private mutating func blob(
        _ number: ArraySlice<UInt8>,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        let entry = field(FlightNumber.hexadecimal(number))
        if case .file(let node) = entry {
            if let known = known.files[node] { return known }
            let value = documents.make(.file(node: node))
            known.files[node] = value
            return value
        }
        switch dialect.missingBlob {
        case .failure: throw failure(FlightError.notABlob, slot)
        case .undefined: return .undefined
        case .entry:
            guard case .text(let text) = entry else { return .null }
            return .node(documents.addText(.string, text.bytes))
        }
    }

    /// Begins to open the file of a typed array; its part waits.
    private mutating func openBytes(
        _ number: ArraySlice<UInt8>,
        _ kind: PayloadNode.ElementKind,
        in slot: FlightSlot
    ) throws(WireError) {
        let id = FlightNumber.hexadecimal(number)
        if rules.consumesParts {
            guard parts.index(of: id) == nil else {
                throw failure(FlightError.alreadyConsumed, slot)
            }
            parts.add(.failed(failure(FlightError.alreadyConsumed, slot)), number: id)
        }
        guard case .file(let node) = field(id) else { throw failure(FlightError.notABlob, slot) }
        put(.null, in: slot)
        work.schedule(.bytes(node: node, kind, slot, handler: parts.wait()))
    }
}
