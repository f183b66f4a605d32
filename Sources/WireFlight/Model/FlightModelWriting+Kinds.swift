internal import WireCore
internal import WireJSON

// What values have to be before anything of theirs is taken: a build sends nothing else, and
// other decoders and builders may hand out anything.
extension FlightModelWriting {
    /// The value of a record's member, which must be of one of `kinds`.
    ///
    /// - Throws: `flight.unsupported` for one that is absent or of another kind.
    func field(
        _ name: StaticString,
        of index: Int,
        _ kinds: [PayloadNode.Kind]
    ) throws(WireError) -> Int {
        guard let value = try optionalField(name, of: index, kinds) else {
            throw unsupported(index, "it has no \(name)")
        }
        return value
    }

    /// The value of a record's member, which must be of one of `kinds`; nil when it is absent.
    ///
    /// - Throws: `flight.unsupported` for one of another kind.
    func optionalField(
        _ name: StaticString,
        of index: Int,
        _ kinds: [PayloadNode.Kind]
    ) throws(WireError) -> Int? {
        guard let value = payload.member(name, of: index).map(payload.resolved) else { return nil }
        guard kinds.contains(payload.kind(value)) else {
            throw unsupported(
                index,
                "its field \(name) is of the kind \(payload.kind(value).label)"
            )
        }
        return value
    }

    /// The key of an element as text, which React makes of it; nil when it has none.
    ///
    /// - Throws: `flight.unsupported` for an object.
    func elementKey(of index: Int) throws(WireError) -> [UInt8]? {
        let kinds: [PayloadNode.Kind] = [
            .string, .number, .bigint, .true, .false, .null, .undefined,
        ]
        guard let key = try optionalField("key", of: index, kinds) else { return nil }
        switch payload.kind(key) {
        case .string, .bigint: return Array(payload.bytes[payload.range(key)])
        case .true: return Array("true".utf8)
        case .false: return Array("false".utf8)
        case .number:
            var text: [UInt8] = []
            NumberText.append(payload.double(key), to: &text)
            return text
        default: return nil
        }
    }

    /// The typed array, buffer or view at `index`, an entry of the value at `owner` or that itself.
    ///
    /// - Throws: `flight.unsupported` for anything else, and for a view that is no offset, no count
    ///   and no buffer.
    func binary(_ index: Int, of owner: Int) throws(WireError) -> Int {
        let index = payload.resolved(index)
        switch payload.kind(index) {
        case .bytes: return index
        case .view:
            let parts = payload.entries(index).map { payload.kind(payload.resolved($0)) }
            guard parts == [.number, .number, .bytes] else {
                throw unsupported(index, "it shows no buffer")
            }
            return index
        default:
            throw unsupported(
                owner,
                "there is a value of the kind \(payload.kind(index).label) in it"
            )
        }
    }

    /// The type, where it has one, and the content of the file or blob at `index`.
    ///
    /// - Throws: `flight.unsupported` when the name or type is no text, or the content no bytes.
    func file(_ index: Int) throws(WireError) -> (type: Int?, content: Int) {
        if payload.kind(index) == .file { _ = try field("name", of: index, [.string]) }
        let content = try field("base64", of: index, [.bytes, .view])
        return (try optionalField("type", of: index, [.string]), try binary(content, of: index))
    }

    /// The stream or async iterable at `index`, of which nothing has been read.
    ///
    /// - Throws: `flight.unsupported` when its items are no list.
    func items(_ index: Int, id: Int) throws(WireError) -> FlightItems {
        if payload.kind(index) != .byteStream { _ = try field("items", of: index, [.array]) }
        return FlightItems(payload, index, id: id)
    }

    /// Checks that what a form or search parameters hold are texts, or for a form files.
    ///
    /// - Throws: `flight.unsupported`.
    mutating func checkFields(_ index: Int) throws(WireError) {
        try budget.spend(payload.count(index))
        let isForm = payload.kind(index) == .form
        for (_, value) in payload.members(index) {
            let value = payload.resolved(value)
            if isForm {
                try checkField(value)
            } else if payload.kind(value) != .string {
                throw unsupported(
                    index,
                    "there is a value of the kind \(payload.kind(value).label) in it"
                )
            }
        }
    }

    /// Checks that the value at `index` is what a form can hold: text or a file.
    ///
    /// - Throws: `flight.unsupported`.
    func checkField(_ index: Int) throws(WireError) {
        switch payload.kind(index) {
        case .string: break
        case .blob, .file: _ = try file(index)
        default:
            let label = payload.kind(index).label
            throw unsupported("a form field with a value of the kind \(label)")
        }
    }

    /// The error for a value of a kind that the build cannot send.
    func unsupported(_ index: Int) -> WireError {
        unsupported("a value of the kind \(payload.kind(index).label)")
    }

    /// The error for a value that the build cannot send as it is.
    func unsupported(_ index: Int, _ reason: String) -> WireError {
        unsupported("the \(payload.kind(index).label): \(reason)")
    }

    private func unsupported(_ what: String) -> WireError {
        WireError(FlightError.unsupported, at: 0, "React \(dialect.label) cannot send \(what)")
    }
}

// Texts that are put together here.
extension FlightModelWriting {
    /// Appends a string to the innermost text.
    mutating func emitString(_ text: [UInt8]) throws(WireError) {
        try budget.spend(copying: text.count, behind: output.count)
        JSONString.appendEscapingTag(text.span, to: &output)
    }

    /// Appends the elements of a typed array as numbers, as builds without binary data have it.
    mutating func emitElements(_ index: Int) throws(WireError) {
        // An element takes two bytes at least, and a step.
        let count = payload.viewedBytes(index).count / payload.elementKind(index).byteCount
        try budget.check(output.count + 2 * count)
        try budget.spend(count)
        payload.appendElements(index, to: &output)
    }
}
