internal import WireCore

// What the text of a part says: `reviveModel` of React's server.
extension FlightDecoding {
    /// Reads entries of a container until one has to be dealt with first.
    mutating func revive(_ cursor: Cursor) throws(WireError) {
        var cursor = cursor
        let payload = heap.documents[cursor.document]
        while cursor.node < cursor.end {
            let key = cursor.isArray ? nil : cursor.node
            let node = cursor.isArray ? cursor.node : cursor.node + 1
            cursor.node = payload.end(node)
            if let key, isDropped(key, payload) { continue }
            let slot = append(key, of: payload, to: &cursor)
            let budget = cursor.isArray ? cursor.budget : nil
            if payload.kind(node).isContainer {
                operations.append(.revive(cursor))
                try open(node, of: payload, in: slot, budget: budget, cursor: cursor)
                return
            }
            let value = payload.scalar(node, document: cursor.document)
            guard case .text(_, let slice) = value else {
                heap.objects[slot.object].values[slot.position] = value
                continue
            }
            if payload.begins(node, with: UInt8(ascii: "$")) {
                if isResponse, slice.range.count == 1, slot.position == 0, !cursor.holdsRoot,
                    cursor.isArray
                {
                    beginElement(&cursor)
                    continue
                }
                operations.append(.revive(cursor))
                if isResponse {
                    try interpretRow(slice, in: slot)
                } else {
                    try interpret(slice, in: slot, budget: budget, path: path(of: slot, cursor))
                }
                return
            }
            if budget != nil, rules.hasBudgets {
                let count = WTF8.utf16Count(payload.bytes.span.extracting(slice.range))
                try charge(count, to: budget)
            }
            heap.objects[slot.object].values[slot.position] = value
        }
        if cursor.isElement { finishElement(cursor) }
    }

    private mutating func isDropped(_ key: Int, _ payload: Payload) -> Bool {
        if payload.holds(key, "then") {
            diagnostics.warn(.flightThenableShape, at: Int(payload[key].source))
        }
        guard rules.dropsProto, payload.holds(key, "__proto__") else { return false }
        diagnostics.warn(.flightProtoKeyDropped, at: Int(payload[key].source))
        return true
    }

    /// Makes room for the next entry.
    private mutating func append(_ key: Int?, of payload: Payload, to cursor: inout Cursor) -> Slot
    {
        let slot = Slot(object: cursor.object, position: cursor.position)
        cursor.position += 1
        if let key {
            heap.objects[cursor.object].keys.append(
                FlightSlice(document: cursor.document, range: payload.range(key))
            )
        }
        // The holder of a part's root has its one place already.
        if heap.objects[cursor.object].values.count <= slot.position {
            heap.objects[cursor.object].values.append(.null)
        }
        return slot
    }

    private mutating func open(
        _ node: Int,
        of payload: Payload,
        in slot: Slot,
        budget: Int?,
        cursor: Cursor
    ) throws(WireError) {
        let isArray = payload.kind(node) == .array
        var object = FlightObject(isArray ? .array : .object)
        object.path = path(of: slot, cursor)
        if isArray, rules.hasBudgets {
            object.budget = budget ?? addBudget()
            if payload.count(node) > 1, let budget = object.budget {
                budgets[budget].isForked = true
            }
            try charge(payload.count(node) + 1, to: object.budget)
        }
        operations.append(
            .revive(
                Cursor(
                    document: cursor.document,
                    object: heap.objects.count,
                    isArray: isArray,
                    node: node + 1,
                    end: payload.end(node),
                    budget: object.budget,
                    path: object.path,
                    holdsRoot: false,
                    slot: slot
                )
            )
        )
        heap.objects[slot.object].values[slot.position] = heap.add(object)
    }

    private mutating func addBudget() -> Int {
        budgets.append((0, false))
        return budgets.count - 1
    }

    /// Counts towards the budget of nested arrays, which only arrays that fork can exceed.
    mutating func charge(_ count: Int, to budget: Int?) throws(WireError) {
        guard let budget, rules.hasBudgets else { return }
        budgets[budget].count += count
        guard budgets[budget].count > reader.limits.arraySize, budgets[budget].isForked else {
            return
        }
        throw WireError(
            .flightArrayBudget,
            at: 0,
            "nested arrays hold \(budgets[budget].count) elements; arraySize allows "
                + "\(reader.limits.arraySize)"
        )
    }

    /// The path of an entry, where temporary references are kept.
    private func path(of slot: Slot, _ cursor: Cursor) -> [UInt8]? {
        guard let path = cursor.path else { return nil }
        let object = heap.objects[slot.object]
        // The root of a part has the part's own number.
        if cursor.holdsRoot { return path }
        if cursor.isArray { return path + Array(":\(slot.position)".utf8) }
        let key = heap.bytes(object.keys[slot.position])
        guard !key.contains(UInt8(ascii: ":")) else { return nil }
        return path + [UInt8(ascii: ":")] + key
    }

    /// Puts a value in its place.
    ///
    /// `undefined` is no member, except where it comes late: then it is assigned.
    mutating func put(_ value: FlightValue, in slot: Slot, isLate: Bool = false) {
        var value = value
        if case .undefined = value, !isLate, !heap.objects[slot.object].isHolder {
            var isElement = false
            if case .array = heap.objects[slot.object].kind { isElement = true }
            if !isElement || rules.dropsUndefinedElements { value = .absent }
        }
        heap.objects[slot.object].values[slot.position] = value
    }
}

extension Payload {
    /// The value of a scalar of this document, which is the heap's document `document`.
    fileprivate func scalar(_ index: Int, document: Int) -> FlightValue {
        switch kind(index) {
        case .true: .bool(true)
        case .false: .bool(false)
        case .number: .number(double(index))
        case .string: .text(.string, FlightSlice(document: document, range: range(index)))
        default: .null
        }
    }

    /// Whether the text at `index` begins with `byte`.
    fileprivate func begins(_ index: Int, with byte: UInt8) -> Bool {
        nodes[index].high > 0 && bytes[nodes[index].low] == byte
    }
}
