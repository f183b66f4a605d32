internal import WireCore

extension TypedReader {
    /// Reads the object at `index` as a record of `kind`.
    mutating func readRecord(
        _ kind: PayloadNode.Kind,
        _ fields: [PayloadField],
        _ index: Int,
        detail: UInt16 = 0
    ) throws(WireError) {
        guard document.kind(index) == .object else { throw wrong(index, "an object") }
        for (key, _) in document.members(index)
        where !fields.contains(where: { document.holds(key, $0.name) }) {
            throw fault(TypedError.unexpectedMember, key)
        }
        begin(kind, detail: detail, index)
        for field in fields.reversed() {
            if let value = document.member(field.name, of: index) {
                tasks.append(.field(field, value))
            } else if !field.isOptional {
                throw fault(TypedError.missingMember, index, "the member \(field.name) is absent")
            }
        }
    }

    /// Reads one field of a record, unless it says nothing.
    mutating func readField(_ field: PayloadField, _ value: Int) throws(WireError) {
        let isNull = document.kind(value) == .null
        switch field.content {
        case .key, .list, .identifiers: if isNull, field.isOptional { return }
        case .text, .bytes, .flag, .identifier, .value, .reason: break
        }
        builder.key("\(field.name)")
        switch field.content {
        // The notation of bytes is another than that of a value, and texts have no tags.
        case .text: builder.leaf(try text(value, .string))
        case .bytes: try readBase64(value, .uint8)
        case .reason: tasks.append(.value(value, .reason))
        case .flag, .identifier, .identifiers, .list, .key, .value:
            tasks.append(.check(.field(field.content), place: builder.nextIndex, value))
            tasks.append(.value(value, .other))
        }
    }

    /// Checks that what has been read from `index` may stand where it stands.
    ///
    /// This comes after reading, since tags may stand for any kind, and a `$use` for what came
    /// before.
    func check(_ place: Place, at node: Int, _ index: Int) throws(WireError) {
        let nodes = builder.nodes
        let target = nodes[node].kind == .use ? nodes[node].low : node
        switch place {
        case .entry(let container):
            guard container.mayHold(nodes[target].kind) else {
                throw wrong(
                    index,
                    container == .params ? "texts only" : "texts, files and blobs only"
                )
            }
        case .field(let content):
            guard content.allows(nodes[target].kind) else { throw wrong(index, content.label) }
            guard case .identifiers = content else { return }
            var entry = target + 1
            while entry < nodes[target].low {
                guard PayloadField.Content.identifier.allows(nodes[entry].kind) else {
                    throw wrong(index, content.label)
                }
                entry += 1
            }
        }
    }
}
