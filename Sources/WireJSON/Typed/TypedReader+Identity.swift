internal import WireCore

extension TypedReader {
    /// Reads `{"$define":id,"value":v}`.
    mutating func readDefine(_ index: Int) throws(WireError) {
        try checkMembers(index, ["value"])
        let id = try identifier(index + 2)
        guard let value = document.member("value", of: index) else {
            throw fault(TypedError.missingMember, index, "$define needs a value")
        }
        guard places[id] == nil else { throw fault(TypedError.duplicateId, index + 2) }
        places[id] = builder.nextIndex
        tasks.append(.value(value, .other))
    }

    /// Reads the id of a `$use`.
    mutating func readUse(_ content: Int) throws(WireError) {
        // An id whose own value is a `$use` has no place yet.
        guard let place = places[try identifier(content)], place < builder.nextIndex else {
            throw fault(TypedError.unknownId, content)
        }
        builder.use(builder.nodes[place].kind == .use ? builder.nodes[place].low : place)
    }

    private func identifier(_ index: Int) throws(WireError) -> [UInt8] {
        // Only a text has a range to take; anything else is refused before it is looked at.
        _ = try text(index, .string)
        return Array(document.bytes[document.range(index)])
    }

    /// Reads `[x, n]`: an array of n times x.
    mutating func readRepeat(_ content: Int) throws(WireError) {
        guard document.kind(content) == .array, document.count(content) == 2 else {
            throw wrong(content, "a value and a number")
        }
        let times = try natural(document.end(content + 1))
        let value = content + 1
        try expand(times, of: document.end(value) - value, content)
        begin(.array, content)
        tasks.append(.repeated(value, times: times))
    }

    /// Reads a number of levels: arrays with nothing but the next in them.
    mutating func readDeep(_ content: Int) throws(WireError) {
        let levels = try natural(content)
        guard levels > 0 else { throw wrong(content, "a number of levels") }
        try expand(levels, content)
        for _ in 0..<levels { builder.begin(.array, source: Int(document[content].source)) }
        for _ in 0..<levels { builder.end() }
    }

    /// Reads `{"length":n,"items":[[i,v],…]}`: an array with holes.
    mutating func beginSparse(_ content: Int) throws(WireError) {
        guard document.kind(content) == .object else { throw wrong(content, "an object") }
        guard let length = document.member("length", of: content),
            let items = document.member("items", of: content)
        else { throw fault(TypedError.missingMember, content, "$sparse needs length and items") }
        guard document.count(content) == 2 else {
            throw fault(TypedError.unexpectedMember, content, "$sparse takes length and items only")
        }
        begin(.array, content)
        tasks.append(
            .sparse(
                next: try list(items),
                end: document.end(items),
                index: 0,
                length: try natural(length)
            )
        )
    }

    /// Reads the next element that is there, with the holes before it.
    mutating func readSparse(
        _ next: Int,
        _ end: Int,
        _ index: Int,
        _ length: Int
    ) throws(WireError) {
        guard next < end else { return builder.holes(length - index) }
        guard document.kind(next) == .array, document.count(next) == 2 else {
            throw wrong(next, "an index and a value")
        }
        let place = try natural(next + 1)
        guard place >= index, place < length else {
            throw wrong(next + 1, "ascending indices below the length")
        }
        builder.holes(place - index)
        tasks.append(
            .sparse(next: document.end(next), end: end, index: place + 1, length: length)
        )
        tasks.append(.value(document.end(next + 1), .other))
    }
}
