internal import WireCore

// What the text of a part says: `reviveModel` of React's server, `parseModel` of its client.
extension FlightDecoding {
    /// Goes on with the walk that was left off last, until something has to be done first.
    mutating func walk() throws(WireError) {
        guard var walk = walks.popLast() else { return }
        let base = work.operationCount
        let outerOwner = itemOwner
        itemOwner = walk.stream
        defer { itemOwner = outerOwner }
        while true {
            switch try advance(&walk) {
            case .end: return
            case .elementBegan:
                guard rules.followsPaths else { continue }
                walk.beginElement(outer: parts.enter(nil))
            case .elementEnded(let slot, let outer):
                checkKey(slot.place)
                finishElement(slot, outer: outer)
            case .tag(let slot, let isHidden):
                // What a tag copies may stand for the same bytes again and again.
                work.charge(documents.takeCopied() / 4)
                try work.check()
                if isResponse {
                    try interpretRow(slot)
                } else {
                    try interpret(slot, isHidden: isHidden)
                }
                guard work.operationCount == base else {
                    work.push(.walk, behind: base)
                    walks.append(walk)
                    return
                }
            }
        }
    }

    private mutating func advance(_ walk: inout FlightWalk) throws(WireError) -> FlightWalk.Stop {
        let rules = FlightWalk.Rules(
            rules: rules,
            isResponse: isResponse,
            keepsPaths: !isResponse && options.temporary,
            skipsElementExtras: options.developmentRows == .read,
            bigIntDigits: options.limits.bigIntDigits
        )
        var document = documents.lend(walk.document)
        defer { documents.giveBack(document, as: walk.document) }
        return try walk.advance(&document, rules, &budgets, &diagnostics)
    }

    /// Puts a value in its place.
    mutating func put(_ value: FlightValue, in slot: FlightSlot, isLate: Bool = false) {
        documents.put(
            value,
            in: slot,
            isLate: isLate,
            dropsUndefinedElements: rules.dropsUndefinedElements
        )
    }

    /// The failure of a tag, with its place in the input.
    func failure(
        _ code: any WireErrorCode,
        _ slot: FlightSlot,
        _ reason: String? = nil
    ) -> WireError {
        WireError(code, at: documents.offset(slot.place), reason)
    }

    /// Lets an element fail whose key is neither text nor a number, as no notation has it.
    private mutating func checkKey(_ element: FlightPlace) {
        let entries = documents.entries(element, atMost: 3)
        guard entries.count > 2 else { return }
        switch documents.value(at: entries[2]) {
        case .null, .undefined, .absent: return
        case .node(let place):
            let kind = documents.node(place).kind
            guard kind != .string, kind != .number else { return }
        case .made: break
        }
        let error = WireError(
            FlightError.rowSyntax,
            at: documents.offset(entries[2]),
            "the key of an element is no text"
        )
        let handler = parts.wait(counting: false)
        parts.noteFailure(error, of: handler)
    }

    /// Ends an element; one that waits is delivered as a lazy node.
    private mutating func finishElement(_ slot: FlightSlot, outer: Int?) {
        guard rules.followsPaths, let handler = parts.enter(outer) else { return }
        let failure = parts.failure(of: handler)
        guard parts.isWaiting(handler) || failure != nil else { return }
        let chunk = parts.add(failure.map { .failed($0) } ?? .blocked, number: nil)
        let target = FlightParts.Target(chunk: chunk, value: .element(slot.place))
        parts.suspend(target, value: .node(slot.place), for: handler)
        put(documents.make(.lazy(chunk: chunk)), in: slot)
    }
}
