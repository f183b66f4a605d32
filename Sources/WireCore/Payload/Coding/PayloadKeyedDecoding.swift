/// The members of a value that is being decoded.
struct PayloadKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoding: PayloadDecoding
    /// The names in the order in which they came first.
    private var names: [String] = []
    /// Where the value of each name stands: the last one of an object, the first one of a form.
    private var places: [String: Int] = [:]
    /// All values of a form's name.
    private var fields: [String: [Int]] = [:]

    var codingPath: [any CodingKey] { decoding.codingPath }
    var allKeys: [Key] { names.compactMap(Key.init(stringValue:)) }

    init(_ decoding: PayloadDecoding) throws {
        self.decoding = decoding
        let view = decoding.view
        guard view.kind.hasKeys || view.kind == .map else {
            throw decoding.mismatch([String: Any].self, "an object")
        }
        let isForm = view.kind == .form || view.kind == .params
        for (key, value) in view.payload.members(view.index) {
            guard let name = Self.name(Payload.View(view.payload, at: key)) else {
                throw decoding.mismatch([String: Any].self, "a map with texts as keys")
            }
            let isNew = places[name] == nil
            if isNew { names.append(name) }
            if isNew || !isForm { places[name] = value }
            if isForm { fields[name, default: []].append(value) }
        }
    }

    private static func name(_ key: Payload.View) -> String? {
        switch key.kind {
        case .key: return key.payload.text(key.index)
        case .string: return key.string
        case .number:
            var text: [UInt8] = []
            NumberText.append(key.payload.double(key.index), to: &text)
            return String(decoding: text, as: UTF8.self)
        default: return nil
        }
    }

    func contains(_ key: Key) -> Bool { places[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try view(key).awaited?.isNil ?? false }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).decode(type) }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try member(key).decode(type)
    }

    func decode<T: Decodable & BinaryFloatingPoint>(_ type: T.Type, forKey key: Key) throws -> T {
        try member(key).decode(type)
    }

    func decode<T: Decodable & FixedWidthInteger>(_ type: T.Type, forKey key: Key) throws -> T {
        try member(key).decode(type)
    }

    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
        try member(key).decode(type)
    }

    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
        try member(key).decode(type)
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try member(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try member(PayloadCodingPath.Key.superclass) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

    private func member(_ key: some CodingKey) throws -> PayloadDecoding {
        try PayloadDecoding(
            view(key),
            fields: fields[key.stringValue],
            decoding.path.appending(key),
            decoding.work
        )
    }

    private func view(_ key: some CodingKey) throws -> Payload.View {
        guard let place = places[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(
                    codingPath: codingPath,
                    debugDescription: "there is no “\(key.stringValue)”"
                )
            )
        }
        return Payload.View(decoding.view.payload, at: place)
    }
}
