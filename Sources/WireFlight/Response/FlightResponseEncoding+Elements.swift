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
            case .slot: 1
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
            return try fail()
        }
        let name = try elementKey(of: index)
        let props = try optionalField("props", of: index, [.object])
        // Members are looked for by name.
        if let props { try budget.spend(payload.count(props)) }
        if payload.kind(type) == .string, payload.holds(type, "$fragment"), name == nil {
            // A fragment without a key is what it holds.
            guard let children = props.flatMap({ payload.member("children", of: $0) }) else {
                emit("\"$undefined\"")
                return
            }
            try write(children, key: .item)
            return
        }
        try giveHints(type, props)
        emit("[\"$\",")
        try emitType(type)
        emit(",")
        try emitKey(name)
        emit(",")
        if measures { texts[texts.count - 1].unitCount += 3 }
        var parts: [FlightLists.Part] = []
        if let props {
            parts.append(.value(props, .slot(.props)))
        } else {
            parts.append(.text("\"$undefined\""))
        }
        parts.append(.text("]"))
        openParts(parts, node: index, key: key, records: recordsEntries(key))
        try splitChildren(type, props)
    }

    private mutating func emitType(_ type: Int) throws(WireError) {
        switch payload.kind(type) {
        case .string where payload.holds(type, "$fragment"):
            emitQuoted(try symbolReference(Array("react.fragment".utf8)))
        case .string where payload.holds(type, "$suspense"):
            emitQuoted(try symbolReference(Array("react.suspense".utf8)))
        case .string:
            if measures { texts[texts.count - 1].unitCount += units(type) }
            _ = try emitScalar(type)
        case .symbol:
            emitQuoted(try symbolReference(Array(payload.bytes[payload.range(type)])))
        case .client: emitQuoted(try clientReference(type, isType: true))
        default:
            throw WireError(
                FlightError.unsupported,
                at: 0,
                "an element whose type is of the kind \(payload.kind(type).label) is not written"
            )
        }
    }

    private mutating func emitKey(_ key: [UInt8]?) throws(WireError) {
        guard let key else { return emit("null") }
        if measures { texts[texts.count - 1].unitCount += WTF8.utf16Count(key.span) }
        try emitString(key)
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
        beginRow(Purpose(id: id), reference: reference(id))
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
        let moduleId = try field("id", of: index, [.string, .number])
        let name = try field("name", of: index, [.string])
        let chunks = try optionalField("chunks", of: index, [.array])
        let isAsync =
            try optionalField("async", of: index, [.true, .false])
            .map { payload.kind($0) == .true } ?? false
        try budget.spend(1 + (payload[moduleId].high + payload[name].high) / 64)
        var identity: [UInt8] = []
        _ = FlightScalar.append(payload, moduleId, to: &identity)
        _ = FlightScalar.append(payload, name, to: &identity)
        let id: Int
        if let known = clients[identity] {
            id = known
        } else {
            var text = [UInt8(ascii: "[")]
            try appendModuleString(moduleId, to: &text)
            FlightScalar.append(",[", to: &text)
            let files = chunks.map { Array(payload.entries($0)) } ?? []
            for (place, file) in files.enumerated() {
                if place > 0 { FlightScalar.append(",", to: &text) }
                let file = payload.resolved(file)
                switch payload.kind(file) {
                case .string, .number: try appendModuleString(file, to: &text)
                default:
                    throw unsupported(
                        index,
                        "there is a value of the kind \(payload.kind(file).label) in its chunks"
                    )
                }
            }
            FlightScalar.append("],", to: &text)
            try appendModuleString(name, to: &text)
            FlightScalar.append(isAsync ? ",1]" : "]", to: &text)
            id = takeId()
            try appendRow(id, tag: "I", text, to: .imports)
            clients[identity] = id
        }
        return isType ? tagged(UInt8(ascii: "L"), id) : reference(id)
    }

    private mutating func appendModuleString(
        _ index: Int,
        to output: inout [UInt8]
    ) throws(WireError) {
        try budget.spend(
            copying: payload.kind(index) == .string ? payload[index].high : 0,
            behind: output.count
        )
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
            try appendRow(id, tag: "", row, to: .imports)
            moduleStrings[text] = id
            append(quoted: reference(id), to: &output)
        } else {
            FlightScalar.appendString(text.span, to: &output)
        }
    }
}
