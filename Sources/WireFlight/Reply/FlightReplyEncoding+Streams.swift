internal import WireCore
internal import WireJSON

// Streams and async iterables: their items are fields that come one by one.
extension FlightReplyEncoding {
    mutating func writeStream(_ index: Int, key: FlightFrame.Key) throws(WireError) {
        guard dialect.hasBinary else {
            // Without support an async iterable is an object without members of its own.
            guard payload.kind(index) == .asyncIterable else { throw unsupported(index) }
            emit("{}")
            return
        }
        requireForm()
        let items = try items(index, id: takeId())
        let tag: UnicodeScalar =
            switch payload.kind(index) {
            case .asyncIterable: "X"
            case .asyncIterator: "x"
            case .byteStream: "r"
            default: "R"
            }
        emitReference(UInt8(ascii: tag), items.id)
        try begin(.items(items), index, delay: items.delay)
    }

    mutating func writeItem(_ items: FlightItems) throws(WireError) {
        var items = items
        let name = streamName(items.id)
        if payload.kind(items.node) == .byteStream {
            try drain(items, to: name)
            return
        }
        switch items.next(payload) {
        case .failure: throw WireError(FlightError.rejected, at: 0)
        case .item(let value):
            try writeText(.field(name: name), id: nil, value: value)
            goOn(items)
        case .end(nil):
            try appendField(name, [UInt8(ascii: "C")])
        case .end(let value?):
            beginText(.field(name: name))
            emit("C")
            try write(value, key: .item)
            try run()
        }
    }

    /// Writes all bytes of a byte stream as one blob.
    private mutating func drain(_ items: FlightItems, to name: [UInt8]) throws(WireError) {
        var content: [UInt8] = []
        for chunk in payload.entries(items.node) {
            let bytes = payload.viewedBytes(try binary(chunk, of: items.node))
            try budget.spend(copying: bytes.count, behind: content.count)
            content.append(contentsOf: bytes)
        }
        let id = takeId()
        try appendBlob(self.name(id), content)
        var reference: [UInt8] = []
        JSONString.appendQuoted(tagged(UInt8(ascii: "o"), id).span, to: &reference)
        try appendField(name, reference)
        try appendField(name, [UInt8(ascii: "C")])
    }
}
