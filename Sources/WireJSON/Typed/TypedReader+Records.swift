internal import WireCore

extension TypedReader {
    /// Reads the object at `index` as a record of `kind`.
    mutating func readRecord(
        _ kind: PayloadNode.Kind,
        _ fields: [TypedField],
        _ index: Int,
        detail: UInt16 = 0
    ) throws(WireError) {
        guard document.kind(index) == .object else { throw wrong(index, "an object") }
        for (key, _) in document.members(index)
        where !fields.contains(where: { document.holds(key, $0.name) }) {
            throw fault(.typedUnexpectedMember, key)
        }
        begin(kind, detail: detail, index)
        for field in fields.reversed() {
            if let value = document.member(field.name, of: index) {
                tasks.append(.field(field, value))
            } else if !field.isOptional {
                throw fault(.typedMissingMember, index, "the member \(field.name) is absent")
            }
        }
    }

    /// Reads one member of a record, unless it says nothing.
    mutating func readField(_ field: TypedField, _ value: Int) throws(WireError) {
        if field.shape == .key, document.kind(value) == .null { return }
        builder.key("\(field.name)")
        switch field.shape {
        case .text: builder.leaf(try text(value, .string))
        case .base64: try readBase64(value, .uint8)
        case .flag:
            let kind = document.kind(value)
            guard kind == .true || kind == .false else { throw wrong(value, "true or false") }
            builder.leaf(document[value])
        case .value, .key: tasks.append(.value(value, .other))
        case .reason: tasks.append(.value(value, .reason))
        }
    }
}
