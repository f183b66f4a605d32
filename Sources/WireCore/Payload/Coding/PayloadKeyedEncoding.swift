/// The members of an object that is being encoded.
struct PayloadKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let encoding: PayloadEncoding
    private let container: EncodedContainer

    var codingPath: [any CodingKey] { encoding.codingPath }

    init(_ encoding: PayloadEncoding, _ container: EncodedContainer) {
        self.encoding = encoding
        self.container = container
    }

    func encodeNil(forKey key: Key) { add(.leaf(.null), key) }

    func encode(_ value: Bool, forKey key: Key) { add(.leaf(value ? .true : .false), key) }

    func encode(_ value: String, forKey key: Key) { add(.text(.string, value), key) }

    func encode(_ value: some Encodable & BinaryFloatingPoint, forKey key: Key) {
        add(.number(Double(value)), key)
    }

    func encode(_ value: Int128, forKey key: Key) {
        add(.text(.bigint, value.description), key)
    }

    func encode(_ value: UInt128, forKey key: Key) {
        add(.text(.bigint, value.description), key)
    }

    func encode(_ value: some Encodable & FixedWidthInteger, forKey key: Key) throws {
        let inner = encoding.inner(encoding.path.appending(key))
        try inner.encode(value)
        add(inner.result, key)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        add(try encoding.encoded(value, encoding.path.appending(key)), key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        deferred(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        deferred(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { deferred(PayloadCodingPath.Key.superclass) }

    func superEncoder(forKey key: Key) -> any Encoder { deferred(key) }

    private func add(_ value: EncodedValue, _ key: some CodingKey) {
        container.names.append(key.stringValue)
        container.values.append(value)
    }

    /// A member whose value comes later.
    private func deferred(_ key: some CodingKey) -> PayloadEncoding {
        let inner = encoding.inner(encoding.path.appending(key))
        add(.encoding(inner), key)
        return inner
    }
}
