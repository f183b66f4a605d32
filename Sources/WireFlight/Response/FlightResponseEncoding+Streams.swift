internal import WireCore
internal import WireJSON

// Streams and async iterables: a row that starts them, one for each item, and one that ends them.
extension FlightResponseEncoding {
    mutating func writeStream(_ index: Int) throws(WireError) {
        guard dialect.rendersBinary else {
            // Without support an async iterable is an object without members of its own.
            if payload.kind(index) == .asyncIterable { emit("{}") } else { try fail() }
            return
        }
        let items = try items(index, id: takeId())
        let tag: StaticString =
            switch payload.kind(index) {
            case .asyncIterable: "X"
            case .asyncIterator: "x"
            case .byteStream: "r"
            default: "R"
            }
        try appendRow(items.id, tag: tag, [], to: .regular)
        emitQuoted(reference(items.id))
        loop.schedule(.items(items), delay: items.delay)
    }

    mutating func writeItem(_ items: FlightItems) throws(WireError) {
        var items = items
        switch items.next(payload) {
        case .failure(let reason):
            try emitError(items.id, digest: try digest(reason))
        case .item(let value):
            try writeItem(value, of: items)
            loop.schedule(.items(items), delay: items.delay)
        case .end(nil):
            try appendRow(items.id, tag: "C", [], to: .regular)
        case .end(let value?):
            let id = takeId()
            beginRow(Purpose(id: id), reference: dialect.hasIdentity ? reference(id) : nil)
            try write(value, key: .root)
            try run()
            var text: [UInt8] = []
            JSONString.appendQuoted(reference(id).span, to: &text)
            try appendRow(items.id, tag: "C", text, to: .regular)
        }
    }

    /// Writes one item; strings and binary data are rows that say their length, however short.
    private mutating func writeItem(_ value: Int, of items: FlightItems) throws(WireError) {
        let isChunk = payload.kind(items.node) == .byteStream
        switch payload.kind(value) {
        case .string where !isChunk: try appendRow(items.id, wellFormed: value)
        case _ where isChunk, .bytes, .view:
            let value = try binary(value, of: isChunk ? items.node : value)
            let tag = isChunk ? dialect.byteChunkTag : payload.elementKind(value).flightTag
            try appendRow(items.id, tag: tag, content: payload.viewedBytes(value))
        default:
            beginRow(Purpose(id: items.id))
            try write(value, key: .item)
            try run()
        }
    }
}
