/// The elements of a value that is being decoded, one after the other.
struct PayloadUnkeyedDecoding: UnkeyedDecodingContainer {
    private let decoding: PayloadDecoding
    private var elements: Payload.View.Elements
    /// The element that comes next.
    private var element: Payload.View?

    let count: Int?
    private(set) var currentIndex = 0

    var codingPath: [any CodingKey] { decoding.codingPath }
    var isAtEnd: Bool { currentIndex == count }

    init(_ decoding: PayloadDecoding) throws {
        self.decoding = decoding
        let view = decoding.view
        elements = Payload.View.Elements(view, includesKeys: true)
        switch view.kind {
        case _ where decoding.fields != nil: count = decoding.fields?.count
        case .array, .set, .iterator, .iterable, .byteStream: count = view.count
        // Swift's own dictionaries take keys and values in turn.
        case .map: count = 2 * view.count
        default: throw decoding.mismatch([Any].self, "an array")
        }
        element = elements.next()
    }

    mutating func decodeNil() throws -> Bool {
        guard let element, element.awaited?.isNil ?? false else { return false }
        advance()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode(_ type: String.Type) throws -> String {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode<T: Decodable & BinaryFloatingPoint>(_ type: T.Type) throws -> T {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode<T: Decodable & FixedWidthInteger>(_ type: T.Type) throws -> T {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode(_ type: Int128.Type) throws -> Int128 {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode(_ type: UInt128.Type) throws -> UInt128 {
        try take(type) { try $0.decode(type) }
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try take(type) { try $0.decode(type) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try take(type) { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take([Any].self) { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try take((any Decoder).self) { $0 } }

    /// An element that does not fit stays the next one.
    private mutating func take<Result>(
        _ type: any Any.Type,
        _ body: (PayloadDecoding) throws -> Result
    ) throws -> Result {
        let result = try body(next(type))
        advance()
        return result
    }

    private func next(_ type: any Any.Type) throws -> PayloadDecoding {
        let path = decoding.path.appending(currentIndex)
        if let fields = decoding.fields, currentIndex < fields.count {
            let place = fields[currentIndex]
            let field = Payload.View(decoding.view.payload, at: place)
            return try PayloadDecoding(field, fields: [place], path, decoding.work)
        }
        guard let element else {
            throw DecodingError.valueNotFound(
                type,
                DecodingError.Context(
                    codingPath: path.keys,
                    debugDescription: "there are only \(currentIndex) elements"
                )
            )
        }
        return try PayloadDecoding(element, path, decoding.work)
    }

    private mutating func advance() {
        currentIndex += 1
        element = elements.next()
    }
}
