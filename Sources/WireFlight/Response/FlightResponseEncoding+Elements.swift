internal import WireCore
internal import WireJSON

// Elements: `["$",type,key,props]`.
extension FlightResponseEncoding {
    /// Rows with more UTF-16 units than this take no further elements.
    private static let longRow = 3_200

    /// Counts what a value adds to its row: the name it stands under, and a string's length.
    mutating func measure(_ index: Int, key: FlightFrame.Key) {
        var count =
            switch key {
            case .root, .item: 0
            case .index(let index): String(index).utf8.count
            case .name(let node): units(node)
            // The properties of an element are the fourth of its slots.
            case .fixed: 1
            }
        if payload.kind(index) == .string { count += units(index) }
        texts[texts.count - 1].unitCount += count
    }

    private func units(_ node: Int) -> Int {
        WTF8.utf16Count(payload.bytes.span.extracting(payload.range(node)))
    }

    mutating func writeElement(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        if dialect.defersElements, texts[texts.count - 1].unitCount > Self.longRow,
            frames.count > texts[texts.count - 1].base
        {
            let id = postpone(index)
            if !meetsAgain.isEmpty, meetsAgain[index] { references[index] = reference(id) }
            emitQuoted(tagged(UInt8(ascii: "L"), id))
            return
        }
        guard let type = payload.member("type", of: index).map(payload.resolved) else {
            return fail()
        }
        let name = payload.member("key", of: index).map(payload.resolved)
        let props = payload.member("props", of: index).map(payload.resolved)
        if payload.kind(type) == .string, payload.holds(type, "$fragment"), isAbsent(name) {
            // A fragment without a key is what it holds.
            guard let children = props.flatMap({ payload.member("children", of: $0) }) else {
                emit("\"$undefined\"")
                return
            }
            try write(children, key: .item)
            return
        }
        giveHints(type, props)
        var tuple = Array("[\"$\",".utf8)
        try appendType(type, to: &tuple)
        tuple.append(UInt8(ascii: ","))
        appendKey(name, to: &tuple)
        tuple.append(UInt8(ascii: ","))
        if measures { texts[texts.count - 1].unitCount += 3 }
        var parts = [FlightFrame.Part.text(tuple)]
        if let props {
            parts.append(.value(props, .fixed("props")))
        } else {
            parts.append(.text(Array("\"$undefined\"".utf8)))
        }
        parts.append(.text([UInt8(ascii: "]")]))
        openParts(parts, node: index, key: key, recordsEntries: recordsEntries(key))
        try splitChildren(type, props)
    }

    private func isAbsent(_ key: Int?) -> Bool {
        key.map { payload.kind($0) == .null || payload.kind($0) == .undefined } ?? true
    }

    private mutating func appendType(
        _ type: Int,
        to output: inout [UInt8]
    ) throws(WireError) {
        switch payload.kind(type) {
        case .string where payload.holds(type, "$fragment"):
            append(quoted: symbolReference(Array("react.fragment".utf8)), to: &output)
        case .string where payload.holds(type, "$suspense"):
            append(quoted: symbolReference(Array("react.suspense".utf8)), to: &output)
        case .string:
            if measures { texts[texts.count - 1].unitCount += units(type) }
            _ = FlightScalar.append(payload, type, to: &output)
        case .symbol:
            append(quoted: symbolReference(Array(payload.bytes[payload.range(type)])), to: &output)
        case .client:
            append(quoted: try clientReference(type, isType: true), to: &output)
        default:
            throw WireError(
                .flightUnsupported,
                at: 0,
                "an element whose type is of the kind \(payload.kind(type).label) is not written"
            )
        }
    }

    private mutating func appendKey(_ key: Int?, to output: inout [UInt8]) {
        guard let key, !isAbsent(key) else {
            FlightScalar.append("null", to: &output)
            return
        }
        if payload.kind(key) == .number {
            var text: [UInt8] = []
            NumberText.append(payload.double(key), to: &text)
            append(quoted: text, to: &output)
        } else {
            if measures { texts[texts.count - 1].unitCount += units(key) }
            _ = FlightScalar.append(payload, key, to: &output)
        }
    }

    private func append(quoted text: [UInt8], to output: inout [UInt8]) {
        JSONString.appendQuoted(text.span, to: &output)
    }

    /// The children of elements that change how what is in them is formatted are rows of their own.
    private mutating func splitChildren(_ type: Int, _ props: Int?) throws(WireError) {
        guard dialect.splitsFormatContexts, payload.kind(type) == .string,
            payload.holds(type, "noscript") || payload.holds(type, "picture"),
            let children = props.flatMap({ payload.member("children", of: $0) })
                .map(payload.resolved),
            payload.kind(children).isContainer
        else { return }
        let id = takeId()
        references[children] = reference(id)
        beginText(Purpose(id: id), reference: reference(id))
        try write(children, key: .root)
    }
}

// Client modules.
extension FlightResponseEncoding {
    /// Strings of module rows from so many UTF-16 units on may be rows of their own.
    private static let longModuleString = 16

    /// The reference to a client module, whose row is written once.
    ///
    /// - Parameters:
    ///   - index: the client reference.
    ///   - isType: whether it stands as the type of an element, where it is lazy.
    /// - Returns: the text of the reference.
    /// - Throws: `flight.unsupported` when it has no id or no name.
    mutating func clientReference(_ index: Int, isType: Bool) throws(WireError) -> [UInt8] {
        guard let moduleId = payload.member("id", of: index),
            let name = payload.member("name", of: index)
        else { throw WireError(.flightUnsupported, at: 0, "a client reference without id or name") }
        let chunks = payload.member("chunks", of: index)
        let isAsync = payload.member("async", of: index).map { payload.kind($0) == .true } ?? false
        var identity: [UInt8] = []
        _ = FlightScalar.append(payload, moduleId, to: &identity)
        _ = FlightScalar.append(payload, name, to: &identity)
        let id: Int
        if let known = clients[identity] {
            id = known
        } else {
            var text = [UInt8(ascii: "[")]
            appendModuleString(moduleId, to: &text)
            FlightScalar.append(",[", to: &text)
            let files = chunks.map { Array(payload.entries(payload.resolved($0))) } ?? []
            for file in files {
                if file != files.first { FlightScalar.append(",", to: &text) }
                appendModuleString(file, to: &text)
            }
            FlightScalar.append("],", to: &text)
            appendModuleString(name, to: &text)
            FlightScalar.append(isAsync ? ",1]" : "]", to: &text)
            id = takeId()
            rows.append(id, tag: "I", text, to: .imports)
            clients[identity] = id
        }
        return isType ? tagged(UInt8(ascii: "L"), id) : reference(id)
    }

    private mutating func appendModuleString(_ index: Int, to output: inout [UInt8]) {
        guard payload.kind(index) == .string else {
            _ = FlightScalar.append(payload, index, to: &output)
            return
        }
        let text = Array(payload.bytes[payload.range(index)])
        guard dialect.sharesModuleStrings else {
            // Older builds do not escape here.
            append(quoted: text, to: &output)
            return
        }
        let count = units(index)
        if let id = moduleStrings[text] {
            append(quoted: reference(id), to: &output)
        } else if count >= Self.longModuleString, count <= moduleStringBudget {
            moduleStringBudget -= count
            let id = takeId()
            var row: [UInt8] = []
            FlightScalar.appendString(text.span, to: &row)
            rows.append(id, tag: "", row, to: .imports)
            moduleStrings[text] = id
            append(quoted: reference(id), to: &output)
        } else {
            FlightScalar.appendString(text.span, to: &output)
        }
    }
}
