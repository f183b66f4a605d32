extension PayloadNode.Kind {
    /// What the kind is called in reports.
    package var label: String {
        switch self {
        case .true, .false: "boolean"
        case .bigint: "big integer"
        case .bytes, .view: "typed array"
        case .byteStream: "byte stream"
        case .key: "name"
        case .use: "reference"
        case .temporary: "temporary reference"
        case .pending: "pending promise"
        case .rejection: "rejected promise"
        case .form: "form data"
        case .params: "search parameters"
        case .url: "URL"
        case .lazy: "lazy node"
        case .regexp: "regular expression"
        case .action: "server function"
        case .client: "client reference"
        case .asyncIterable: "async iterable"
        case .asyncIterator: "async iterator"
        case .null, .undefined, .number, .string, .date, .hole, .symbol, .array, .object, .map,
            .set, .promise, .iterator, .iterable, .blob, .file, .error, .element, .stream:
            "\(self)"
        }
    }
}

extension Payload {
    /// The bytes that a `view` shows, or all of those of a `bytes` node.
    ///
    /// A view that reaches beyond its buffer shows what there is; any other kind has no bytes.
    package func viewedBytes(_ index: Int) -> ArraySlice<UInt8> {
        guard kind(index) == .view else {
            return kind(index) == .bytes ? bytes[range(index)] : []
        }
        let parts = Array(entries(index))
        guard parts.count == 3 else { return [] }
        let buffer = resolved(parts[2])
        guard kind(buffer) == .bytes else { return [] }
        let content = bytes[range(buffer)]
        let start = Int(exactly: double(parts[0])) ?? 0
        let count = (Int(exactly: double(parts[1])) ?? 0) &* elementKind(index).byteCount
        return content.dropFirst(max(0, start)).prefix(max(0, count))
    }
}
