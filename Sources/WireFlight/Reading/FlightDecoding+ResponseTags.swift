internal import WireCore

// Strings that begin with `$` in a response: `parseModelString` of React's client.
extension FlightDecoding {
    /// Finds out what a tag means, now or later, and puts it in its place.
    mutating func interpretRow(_ slot: FlightSlot) throws(WireError) {
        let text = documents.text(slot.place)
        let rest = text.dropFirst(2)
        switch text.dropFirst().first {
        case nil: put(.node(documents.addText(.symbol, dialect.elementSymbol.bytes)), in: slot)
        case UInt8(ascii: "L"):
            let chunk = chunk(FlightNumber.hexadecimal(rest))
            put(documents.make(.lazy(chunk: chunk)), in: slot)
        case UInt8(ascii: "@") where rest.isEmpty && dialect.hasHaltedPromises:
            put(documents.make(.promise(chunk: parts.add(.pending, number: nil))), in: slot)
        case UInt8(ascii: "S"): put(.node(documents.addText(.symbol, rest)), in: slot)
        case UInt8(ascii: "T") where dialect.hasTemporaryReferences:
            guard options.temporary else { throw failure(FlightError.temporaryReference, slot) }
            guard !rest.isEmpty else { return put(.undefined, in: slot) }
            let path = documents.addText(.string, [UInt8(ascii: "$")] + rest)
            put(documents.make(.temporary(path: path, place: slot.place)), in: slot)
        case UInt8(ascii: "K") where dialect.rendersBinary: try refer(rest, in: slot, .form)
        case UInt8(ascii: "B") where dialect.rendersBinary: try refer(rest, in: slot, .blob)
        case UInt8(ascii: "Z") where dialect.rendersBinary:
            put(documents.make(.error), in: slot)
        case UInt8(ascii: "w") where dialect.readsWeakLinks: put(.undefined, in: slot)
        case let tag? where isDevelopmentTag(tag): put(.undefined, in: slot)
        case let tag? where "@QWin".utf8.contains(tag) || tag == dialect.functionTag:
            // These are the same in both directions, except that replies may lack iterators.
            try interpret(slot, isHidden: true)
        default: try refer(text.dropFirst(), in: slot, .none)
        }
    }

    /// Whether a tag stands for what only development builds write: objects that were left out or
    /// made for display, and source text, which nobody evaluates.
    private func isDevelopmentTag(_ tag: UInt8) -> Bool {
        options.developmentRows == .read && "PEY".utf8.contains(tag)
    }
}
