internal import WireCore

// Streams and async iterables: a row that starts them, one for each item, and one that ends them.
extension FlightResponseEncoding {
    mutating func writeStream(_ index: Int) throws(WireError) {
        guard dialect.rendersBinary else {
            // Without support an async iterable is an object without members of its own.
            if payload.kind(index) == .asyncIterable { emit("{}") } else { fail() }
            return
        }
        let items = FlightItems(payload, index, id: takeId())
        let tag: StaticString =
            switch payload.kind(index) {
            case .asyncIterable: "X"
            case .asyncIterator: "x"
            case .byteStream: "r"
            default: "R"
            }
        rows.append(items.id, tag: tag, [], to: .regular)
        emitQuoted(reference(items.id))
        loop.schedule(.items(items), delay: items.delay)
    }

    mutating func writeItem(_ items: FlightItems) throws(WireError) {
        var items = items
        switch items.next(payload) {
        case .failure(let reason):
            emitError(items.id, digest: payload.digest(reason))
        case .item(let value):
            try writeItem(value, of: items)
            loop.schedule(.items(items), delay: items.delay)
        case .end(nil):
            rows.append(items.id, tag: "C", [], to: .regular)
        case .end(let value?):
            let id = takeId()
            beginText(Purpose(id: id), reference: dialect.hasIdentity ? reference(id) : nil)
            try write(value, key: .root)
            try run()
            var text = [UInt8(ascii: "\"")]
            text.append(contentsOf: reference(id))
            rows.append(items.id, tag: "C", text + [UInt8(ascii: "\"")], to: .regular)
        }
    }

    /// Writes one item; strings and binary data are rows that say their length, however short.
    private mutating func writeItem(_ value: Int, of items: FlightItems) throws(WireError) {
        switch payload.kind(value) {
        case .string:
            var text: [UInt8] = []
            WTF8.appendWellFormed(payload.bytes.span.extracting(payload.range(value)), to: &text)
            rows.append(items.id, tag: UInt8(ascii: "T"), content: text)
        case .bytes, .view:
            let isChunk = payload.kind(items.node) == .byteStream
            let tag = isChunk ? dialect.byteChunkTag : payload.elementKind(value).flightTag
            rows.append(items.id, tag: tag, content: payload.viewedBytes(value))
        default:
            beginText(Purpose(id: items.id))
            try write(value, key: .item)
            try run()
        }
    }
}
