internal import WireCore

/// Reads typed JSON from a JSON document, without recursion.
struct TypedReader {
    let document: Payload
    private let unknownTags: TypedJSON.UnknownTags
    var diagnostics: Diagnostics
    var builder: PayloadBuilder
    /// What is left to do, last first.
    var tasks: [Task] = []
    /// Where the values with ids stand in the new document.
    var places: [[UInt8]: Int] = [:]
    /// Values made by `$repeat` and `$deep` that are not written out, and their nodes.
    var expandedCount = 0
    var expandedNodeCount = 0

    enum Task {
        case value(Int, Position)
        /// The elements of an array from one index up to another.
        case elements(next: Int, end: Int, Position)
        /// The keys and values of an object.
        case members(next: Int, end: Int)
        case member(key: Int, value: Int)
        /// The pairs of a Map, or of a form.
        case pairs(next: Int, end: Int, PayloadNode.Kind)
        case field(PayloadField, Int)
        /// A value that has been read, at its place in the new document, and where it was noted.
        case check(Place, place: Int, Int)
        /// The elements of a long array that are there, and how many places came before.
        case sparse(next: Int, end: Int, index: Int, length: Int)
        case repeated(Int, times: Int)
        case end
    }

    /// Where a value stands, as far as that decides how it is read.
    enum Position {
        case element
        case reason
        case other
    }

    /// What decides which kinds a value may have.
    enum Place {
        case entry(of: PayloadNode.Kind)
        case field(PayloadField.Content)
    }

    init(
        _ document: Payload,
        _ unknownTags: TypedJSON.UnknownTags,
        diagnostics: Diagnostics
    ) {
        self.document = document
        self.unknownTags = unknownTags
        self.diagnostics = diagnostics
        builder = PayloadBuilder(over: document)
    }

    mutating func read(_ index: Int) throws(WireError) -> Payload {
        builder = PayloadBuilder(over: document, reserving: document.end(index) - index)
        tasks = [.value(index, .other)]
        while let task = tasks.popLast() {
            switch task {
            case .value(let index, let position): try readValue(index, position)
            case .elements(let next, let end, let position):
                guard next < end else { break }
                tasks.append(.elements(next: document.end(next), end: end, position))
                try readValue(next, position)
            case .members(let next, let end):
                guard next < end else { break }
                tasks.append(.members(next: document.end(next + 1), end: end))
                builder.leaf(document[next])
                try readValue(next + 1, .other)
            case .member(let key, let value):
                builder.leaf(document[key])
                try readValue(value, .other)
            case .pairs(let next, let end, let kind):
                guard next < end else { break }
                tasks.append(.pairs(next: document.end(next), end: end, kind))
                try readPair(next, kind)
            case .field(let field, let value): try readField(field, value)
            case .check(let place, let node, let index): try check(place, at: node, index)
            case .sparse(let next, let end, let index, let length):
                try readSparse(next, end, index, length)
            case .repeated(let index, let times):
                guard times > 0 else { break }
                tasks.append(.repeated(index, times: times - 1))
                try readValue(index, .element)
            case .end: builder.end()
            }
        }
        return builder.finish()
    }

    private mutating func readValue(_ index: Int, _ position: Position) throws(WireError) {
        switch document.kind(index) {
        case .array:
            begin(.array, index)
            tasks.append(.elements(next: index + 1, end: document.end(index), .element))
        case .object: try readObject(index, position)
        default: builder.leaf(document[index])
        }
    }

    private mutating func readObject(_ index: Int, _ position: Position) throws(WireError) {
        let isIrregular = document[index].flags.contains(.isIrregular)
        let members = isIrregular ? document.javaScriptMembers(index) : []
        let first = isIrregular ? members[0].key : index + 1
        if document.count(index) > 0, document[first].high > 0,
            document.bytes[document[first].low] == UInt8(ascii: "$")
        {
            let tag = TypedTag.table.first { document.holds(first, $0.name) }
            if let tag { return try readTag(tag, index, position) }
            guard unknownTags == .plain else { throw unknownTag(first) }
            diagnostics.warn(TypedError.unknownTag, at: Int(document[first].source))
        }
        if position == .reason { return try readRecord(.error, PayloadField.reason, index) }
        readMembers(index)
    }

    /// Reads an object's members as they stand, whatever the first key looks like.
    mutating func readMembers(_ index: Int) {
        begin(.object, index)
        if document[index].flags.contains(.isIrregular) {
            for (key, value) in document.javaScriptMembers(index).reversed() {
                tasks.append(.member(key: key, value: value))
            }
        } else {
            tasks.append(.members(next: index + 1, end: document.end(index)))
        }
    }

    /// Begins a container that ends when the tasks appended from now on are done.
    mutating func begin(_ kind: PayloadNode.Kind, detail: UInt16 = 0, _ index: Int) {
        builder.begin(kind, detail: detail, source: Int(document[index].source))
        tasks.append(.end)
    }

    /// The error for a key that looks like a tag and is none.
    private func unknownTag(_ key: Int) -> WireError {
        let name = document.text(key)
        let nearest = Suggestion.nearest(to: name, among: TypedTag.table.map { "\($0.name)" })
        let question = nearest.map { "; did you mean \($0)?" } ?? ""
        return fault(
            TypedError.unknownTag,
            key,
            "\(name) looks like a tag but is none\(question)" + TypedTag.plainHint
        )
    }

    /// An error at the place of a value in the JSON text.
    func fault(_ code: any WireErrorCode, _ index: Int, _ reason: String? = nil) -> WireError {
        WireError(code, at: Int(document[index].source), reason)
    }

    /// Notes that `count` values of `nodeCount` nodes each are made that are not written out.
    mutating func expand(_ count: Int, of nodeCount: Int = 1, _ index: Int) throws(WireError) {
        expandedCount += count
        expandedNodeCount += count * nodeCount
        guard expandedCount <= TypedJSON.expansionLimit,
            expandedNodeCount <= TypedJSON.expandedNodeLimit
        else {
            throw fault(TypedError.tooManyValues, index)
        }
    }
}
