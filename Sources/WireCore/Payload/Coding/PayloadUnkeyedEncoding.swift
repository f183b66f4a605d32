/// The elements of an array that is being encoded.
struct PayloadUnkeyedEncoding: UnkeyedEncodingContainer {
    private let encoding: PayloadEncoding
    private let container: EncodedContainer

    var codingPath: [any CodingKey] { encoding.codingPath }
    var count: Int { container.values.count }
    private var path: PayloadCodingPath { encoding.path.appending(count) }

    init(_ encoding: PayloadEncoding, _ container: EncodedContainer) {
        self.encoding = encoding
        self.container = container
    }

    func encodeNil() { container.values.append(.leaf(.null)) }

    func encode(_ value: Bool) { container.values.append(.leaf(value ? .true : .false)) }

    func encode(_ value: String) { container.values.append(.text(.string, value)) }

    func encode(_ value: some Encodable & BinaryFloatingPoint) {
        container.values.append(.number(Double(value)))
    }

    func encode(_ value: Int128) {
        container.values.append(.text(.bigint, value.description))
    }

    func encode(_ value: UInt128) {
        container.values.append(.text(.bigint, value.description))
    }

    func encode(_ value: some Encodable & FixedWidthInteger) throws {
        let inner = encoding.inner(path)
        try inner.encode(value)
        container.values.append(inner.result)
    }

    func encode(_ value: some Encodable) throws {
        container.values.append(try encoding.encoded(value, path))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        deferred().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { deferred().unkeyedContainer() }

    func superEncoder() -> any Encoder { deferred() }

    /// An element whose value comes later.
    private func deferred() -> PayloadEncoding {
        let inner = encoding.inner(path)
        container.values.append(.encoding(inner))
        return inner
    }
}
