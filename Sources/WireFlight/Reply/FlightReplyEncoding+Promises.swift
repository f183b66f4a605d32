internal import WireCore

// What arrives later: promises, bound arguments, streams and async iterables.
extension FlightReplyEncoding {
    mutating func writePromise(_ index: Int) throws(WireError) {
        if let reference = references[index] {
            emitQuoted(reference)
            return
        }
        requireForm()
        let settlement = payload.settlement(index)
        let id = takeId()
        if dialect.sharesPromises { references[index] = tagged(UInt8(ascii: "@"), id) }
        emitReference(UInt8(ascii: "@"), id)
        guard let turn = settlement.turn else { throw WireError(FlightError.unsettled, at: 0) }
        try budget.spend(2 * (1 + settlement.delay))
        try begin(
            .promise(id: id, settled: settlement.node),
            index,
            atTurn: turn,
            order: index,
            delay: settlement.delay
        )
    }

    mutating func perform(_ job: Job) throws(WireError) {
        switch job {
        case .promise(let id, let settled):
            guard payload.kind(settled) == .promise else {
                throw WireError(FlightError.rejected, at: 0)
            }
            try writeSettled(id: id, value: payload.resolved(settled + 1))
        case .bound(let id, let arguments):
            try writeSettled(id: id, value: arguments)
        case .boundList(let id, let arguments):
            beginText(.field(name: name(id)), reference: reference(id))
            try openList(.array, arguments, node: -1, key: .root, records: dialect.hasIdentity)
            try run()
        case .items(let items):
            try writeItem(items)
        }
    }

    private mutating func writeSettled(id: Int, value: Int) throws(WireError) {
        if dialect.sharesPromises, let reference = references[value] {
            beginText(.field(name: name(id)))
            emitQuoted(reference)
            try run()
            return
        }
        // What comes later may refer to the part's own number from now on.
        if !meetsAgain.isEmpty, meetsAgain[value], payload.kind(value).isContainer {
            references[value] = reference(id)
        }
        try writeText(.field(name: name(id)), id: id, value: value)
    }

    /// Writes a server function as the root, with its bound arguments, as hidden inputs hold it.
    ///
    /// - Returns: the fields, in order.
    mutating func encodeFunction(id: Int, arguments: [Int]) throws(WireError) -> Payload {
        requireForm()
        beginText(.root, reference: reference(0))
        emit("{\"id\":")
        try write(id, key: .slot(.id))
        emit(",\"bound\":")
        let bound = takeId()
        emitReference(UInt8(ascii: "@"), bound)
        emit("}")
        try begin(.boundList(id: bound, arguments: arguments), nil)
        try run()
        return try finishFields()
    }
}
