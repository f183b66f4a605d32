internal import WireCore

// What stands in the documents that were read.
extension FlightOutput {
    mutating func write(
        _ place: FlightPlace,
        from source: inout FlightDecoding
    ) throws(WireError) {
        let node = source.documents.node(place)
        guard node.kind.isContainer || node.kind == .bytes else {
            copy(place, count: 1, from: source.documents)
            return
        }
        if let known = places[place] {
            splicer.use(known)
            return
        }
        places[place] = splicer.nextIndex
        try writeContainer(place, node, from: &source)
    }

    private mutating func writeContainer(
        _ place: FlightPlace,
        _ node: PayloadNode,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if node.flags.contains(.isElement) {
            try writeElement(place, from: source.documents)
        } else if node.flags.contains(.isMarked) {
            note(place, count: 1)
            splicer.begin(node.kind, source: node.source)
            let entries = Entries(document: place.document, position: place.node + 1, end: node.low)
            steps.append(.end)
            steps.append(.entries(entries))
        } else {
            let count = node.kind.isContainer ? node.low - place.node : 1
            source.work.charge(count / 4)
            copy(place, count: count, from: source.documents)
        }
    }

    /// Writes entries until one has to be written first.
    mutating func write(
        _ entries: Entries,
        from source: inout FlightDecoding
    ) throws(WireError) {
        var entries = entries
        while entries.position < entries.end {
            source.work.charge(1)
            var place = FlightPlace(entries.document, entries.position)
            var node = source.documents.node(place)
            var key: FlightPlace?
            if node.kind == .key {
                key = place
                let isDropped = node.flags.contains(.isPatched)
                place = FlightPlace(entries.document, entries.position + 1)
                node = source.documents.node(place)
                entries.position += 1
                if isDropped {
                    entries.position = node.kind.isContainer ? node.low : entries.position + 1
                    continue
                }
            }
            entries.position = node.kind.isContainer ? node.low : entries.position + 1
            let value = source.documents.value(at: place)
            if let key {
                if case .absent = value { continue }
                copy(key, count: 1, from: source.documents)
            }
            if case .node(let target) = value, target == place,
                !node.kind.isContainer
                    || node.flags.isDisjoint(with: [.isMarked, .isTarget, .isElement])
            {
                let count = node.kind.isContainer ? node.low - place.node : 1
                copy(place, count: count, from: source.documents)
                continue
            }
            steps.append(.entries(entries))
            try write(one: value, from: &source)
            return
        }
    }

    private mutating func copy(
        _ place: FlightPlace,
        count: Int,
        from documents: FlightDocuments
    ) {
        note(place, count: count)
        splicer.copy(place, count: count, from: documents)
    }

    /// Writes an element; one without a key says nothing about it.
    private mutating func writeElement(
        _ place: FlightPlace,
        from documents: FlightDocuments
    ) throws(WireError) {
        let values = documents.entries(place).prefix(4).dropFirst()
            .map { documents.value(at: $0) }
        splicer.begin(.element, source: documents.node(place).source)
        steps.append(.end)
        if values.count > 2 {
            steps.append(.value(values[2]))
        } else {
            steps.append(.value(.undefined))
        }
        steps.append(.name("props"))
        if values.count > 1 { try push(key: values[1], of: place, from: documents) }
        steps.append(.value(values.first ?? .undefined))
        steps.append(.name("type"))
    }

    /// Lets the key of an element be written: text or a number.
    ///
    /// - Throws: `flight.rowSyntax` for any other key.
    private mutating func push(
        key: FlightValue,
        of element: FlightPlace,
        from documents: FlightDocuments
    ) throws(WireError) {
        switch key {
        case .absent, .null, .undefined: return
        case .node(let place)
        where documents.node(place).kind == .string || documents.node(place).kind == .number:
            steps.append(.value(key))
        case .node(let place):
            throw WireError(
                FlightError.rowSyntax,
                at: documents.offset(place),
                "the key of an element is no text"
            )
        case .made:
            throw WireError(
                FlightError.rowSyntax,
                at: documents.offset(element),
                "the key of an element is no text"
            )
        }
        steps.append(.name("key"))
    }
}
