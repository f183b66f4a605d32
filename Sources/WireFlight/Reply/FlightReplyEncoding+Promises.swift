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
        guard let turn = settlement.turn else { throw WireError(.flightUnsettled, at: 0) }
        loop.schedule(
            .promise(id: id, settled: settlement.node),
            atTurn: turn,
            order: index,
            delay: settlement.delay
        )
    }

    mutating func perform(_ job: Job) throws(WireError) {
        switch job {
        case .promise(let id, let settled):
            guard payload.kind(settled) == .promise else { throw WireError(.flightRejected, at: 0) }
            try writeSettled(id: id, value: payload.resolved(settled + 1))
        case .bound(let id, let arguments):
            try writeSettled(id: id, value: arguments)
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
}
