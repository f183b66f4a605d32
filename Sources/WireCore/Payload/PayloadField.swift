/// A field of a record: a container whose entries are fixed names and their values.
///
/// This is the one place that says what the fields of each record are and which kinds their values
/// may have. Readers of every notation hold to it, so that writers can.
package struct PayloadField: Sendable {
    /// What a field holds.
    package enum Content: Sendable {
        /// A string.
        case text
        /// Bytes.
        case bytes
        /// True or false.
        case flag
        /// A string or a number, such as the id of a module.
        case identifier
        /// An array of strings and numbers.
        case identifiers
        /// An array of any values.
        case list
        /// An element's key: a string, or a number, which React keeps; without one there is no
        /// field.
        case key
        /// Any value.
        case value
        /// Why something failed: most often an error, but any value can be thrown.
        case reason

        /// Whether a value of this kind may stand in the field; of a `use`, the kind that it means.
        package func allows(_ kind: PayloadNode.Kind) -> Bool {
            switch self {
            case .text: kind == .string
            case .bytes: kind == .bytes
            case .flag: kind == .true || kind == .false
            case .identifier, .key: kind == .string || kind == .number
            case .identifiers, .list: kind == .array
            case .value, .reason: kind.isValue
            }
        }

        /// What the field takes, for a person.
        package var label: String {
            switch self {
            case .text: "a text"
            case .bytes: "bytes"
            case .flag: "true or false"
            case .identifier, .key: "a text or a number"
            case .identifiers: "an array of texts and numbers"
            case .list: "an array"
            case .value, .reason: "a value"
            }
        }
    }

    /// The field's name.
    package let name: StaticString
    /// What it holds.
    package let content: Content
    /// Whether it may be absent.
    package let isOptional: Bool

    private init(
        _ name: StaticString,
        _ content: Content = .text,
        optional isOptional: Bool = false
    ) {
        self.name = name
        self.content = content
        self.isOptional = isOptional
    }

    /// The fields of a record in the order in which they are written; none for other kinds.
    package static func fields(of kind: PayloadNode.Kind) -> [Self] {
        switch kind {
        case .blob: blob
        case .file: file
        case .error: error
        case .regexp: regexp
        case .action: action
        case .client: client
        case .element: element
        case .asyncIterable, .asyncIterator: asyncIterable
        case .stream: stream
        default: []
        }
    }

    private static let blob = [Self("type"), Self("base64", .bytes)]
    private static let file = [Self("name")] + blob
    private static let regexp = [Self("source"), Self("flags")]
    private static let error = [
        Self("message"), Self("name", optional: true), Self("digest", optional: true),
        Self("kind", optional: true),
    ]
    /// The fields of an error as the reason of a failure, where its kind says most.
    package static let reason = [
        Self("kind", optional: true), Self("message"), Self("name", optional: true),
        Self("digest", optional: true),
    ]
    // A reply may leave the id out; React reads it all the same.
    private static let action = [Self("id", optional: true), Self("bound", .list, optional: true)]
    private static let client = [
        Self("id", .identifier), Self("name"), Self("chunks", .identifiers, optional: true),
        Self("async", .flag, optional: true),
    ]
    private static let element = [
        Self("type", .value), Self("key", .key, optional: true), Self("props", .value),
    ]
    private static let asyncIterable = [
        Self("items", .list), Self("return", .value, optional: true),
        Self("throws", .reason, optional: true), Self("pending", .flag, optional: true),
    ]
    private static let stream = [
        Self("items", .list), Self("throws", .reason, optional: true),
        Self("pending", .flag, optional: true),
    ]
}

extension PayloadNode.Kind {
    /// Whether this is a value of its own: all but names and absent elements.
    package var isValue: Bool { self != .key && self != .hole }

    /// Whether a container of this kind may have an entry of the kind `entry`, names aside.
    ///
    /// Of a `use`, the kind that it means is asked. Fields of records are `PayloadField`'s.
    package func mayHold(_ entry: PayloadNode.Kind) -> Bool {
        switch self {
        case .array, .iterator: entry != .key
        case .form: entry == .string || entry == .file || entry == .blob
        case .params: entry == .string
        case .byteStream: entry == .bytes
        default: isContainer && entry.isValue
        }
    }
}

extension Payload {
    /// The first node that may not stand where it stands, by the tables of `PayloadField` and
    /// `mayHold`; nil when the whole document fits them.
    ///
    /// For tests of readers: what they give always fits.
    package func firstMisplaced() -> Int? {
        for index in nodes.indices where kind(index).isContainer {
            if let place = firstMisplaced(in: index) { return place }
        }
        return nil
    }

    private func firstMisplaced(in index: Int) -> Int? {
        let kind = kind(index)
        if kind == .view { return isView(index) ? nil : index }
        guard kind.hasKeys else {
            return entries(index).first { !kind.mayHold(self.kind(resolved($0))) }
        }
        let fields = PayloadField.fields(of: kind)
        var missing = fields.filter { !$0.isOptional }.count
        for (key, value) in members(index) {
            guard self.kind(key) == .key else { return key }
            let held = resolved(value)
            guard kind.isRecord else {
                guard kind.mayHold(self.kind(held)) else { return value }
                continue
            }
            guard let field = fields.first(where: { holds(key, $0.name) }) else { return key }
            guard field.content.allows(self.kind(held)) else { return value }
            if case .identifiers = field.content,
                let entry = entries(held).first(where: {
                    !PayloadField.Content.identifier.allows(self.kind(resolved($0)))
                })
            {
                return entry
            }
            missing -= field.isOptional ? 0 : 1
        }
        return missing == 0 ? nil : index
    }

    private func isView(_ index: Int) -> Bool {
        let parts = Array(entries(index))
        return parts.count == 3 && kind(parts[0]) == .number && kind(parts[1]) == .number
            && kind(resolved(parts[2])) == .bytes
    }
}
