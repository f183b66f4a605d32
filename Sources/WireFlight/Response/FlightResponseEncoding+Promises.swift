internal import WireCore

// What arrives later: promises, bound arguments, blobs, streams and async iterables.
extension FlightResponseEncoding {
    mutating func writePromise(_ index: Int) throws(WireError) {
        if let reference = references[index] {
            emitQuoted(reference)
            return
        }
        if !dialect.hasIdentity, seenInline.contains(index) {
            // A defect of that build: a promise in a Set is taken for an object without a row.
            emit("\"$@-1\"")
            return
        }
        let settlement = payload.settlement(index)
        guard let turn = settlement.turn else { throw WireError(FlightError.unsettled, at: 0) }
        try budget.spend(2 * (1 + settlement.delay))
        let id = takeId()
        let reference = tagged(UInt8(ascii: "@"), id)
        references[index] = reference
        emitQuoted(reference)
        let value = payload.resolved(settlement.node + 1)
        let job: Job =
            payload.kind(settlement.node) == .promise
            ? .ping(id: id, value: value) : .fail(id: id, reason: value)
        loop.schedule(job, atTurn: turn, order: index, delay: settlement.delay)
    }

    /// Writes a server function as a row, which is written once.
    mutating func writeFunction(_ index: Int) throws(WireError) {
        if let reference = functions[index] {
            emitQuoted(reference)
            return
        }
        let name = try field("id", of: index, [.string])
        let id = takeId()
        let reference = tagged(dialect.functionTag, id)
        functions[index] = reference
        beginRow(Purpose(id: id, reference: reference))
        emit("{\"id\":")
        try write(name, key: .slot(.id))
        emit(",\"bound\":")
        if let bound = try optionalField("bound", of: index, [.array]) {
            let id = takeId()
            emitQuoted(tagged(UInt8(ascii: "@"), id))
            loop.schedule(.ping(id: id, value: bound))
        } else {
            emit("null")
        }
        emit("}")
    }

    /// Writes a blob: its bytes follow when it has been read.
    mutating func writeBlob(_ index: Int) {
        let id = takeId()
        emitQuoted(tagged(UInt8(ascii: "B"), id))
        loop.schedule(.blob(id: id, node: index), atTurn: loop.turn + 1, order: index)
    }

    /// Writes the row of a blob that has been read: its type and a binary row.
    mutating func writeBlobRow(_ id: Int, _ index: Int) throws(WireError) {
        let file = try file(index)
        beginRow(Purpose(id: id))
        emit("[")
        if let type = file.type {
            _ = try emitScalar(type)
        } else {
            emit("\"\"")
        }
        let content = payload.viewedBytes(file.content)
        if !content.isEmpty {
            let chunk = takeId()
            try appendRow(chunk, tag: UInt8(ascii: "o"), content: content)
            emit(",")
            emitQuoted(reference(chunk))
        }
        emit("]")
        try run()
    }
}
