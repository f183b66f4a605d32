/// One value that is being encoded, and where it stands.
final class PayloadEncoding: Encoder {
    let path: PayloadCodingPath
    private let depth: Int
    private let information: [CodingUserInfoKey: any Sendable]
    private var value: EncodedValue?

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { information }

    /// What was encoded.
    var result: EncodedValue { value ?? .container(EncodedContainer(.object)) }

    init(_ path: PayloadCodingPath, depth: Int, _ userInfo: [CodingUserInfoKey: any Sendable]) {
        self.path = path
        self.depth = depth
        information = userInfo
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(PayloadKeyedEncoding<Key>(self, container(.object)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        PayloadUnkeyedEncoding(self, container(.array))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// The encoding of what stands below this under `key`.
    func inner(_ path: PayloadCodingPath) -> PayloadEncoding {
        PayloadEncoding(path, depth: depth, information)
    }

    /// What a value becomes that stands below this at `path`.
    ///
    /// - Throws: `EncodingError.invalidValue` for what is too deep or cannot be held.
    func encoded(_ value: some Encodable, _ path: PayloadCodingPath) throws -> EncodedValue {
        let inner = inner(path)
        try inner.encode(value)
        return inner.result
    }

    /// A type that asks twice for a container goes on with the one it has.
    private func container(_ kind: PayloadNode.Kind) -> EncodedContainer {
        if case .container(let container) = value, container.kind == kind { return container }
        precondition(value == nil, "a type encodes one value: an object, an array or a leaf")
        let container = EncodedContainer(kind)
        value = .container(container)
        return container
    }
}

extension PayloadEncoding: SingleValueEncodingContainer {
    func encodeNil() { value = .leaf(.null) }

    func encode(_ value: Bool) { self.value = .leaf(value ? .true : .false) }

    func encode(_ value: String) { self.value = .text(.string, value) }

    func encode(_ value: some Encodable & BinaryFloatingPoint) {
        self.value = .number(Double(value))
    }

    // The protocol refuses these two unless they are there by name.
    func encode(_ value: Int128) { self.value = .text(.bigint, value.description) }
    func encode(_ value: UInt128) { self.value = .text(.bigint, value.description) }

    func encode<T: Encodable & FixedWidthInteger>(_ value: T) throws {
        guard let number = Double(exactly: value) else {
            throw invalid(value, "no number is exactly this; Int128 is sent as a big integer")
        }
        self.value = .number(number)
    }

    func encode<T: Encodable>(_ value: T) throws {
        guard path.depth <= depth else { throw invalid(value, "more than \(depth) levels") }
        if let value = value as? any PayloadConvertible {
            self.value = .convertible(value)
            return
        }
        try value.encode(to: self)
        if let type = T.self as? any EncodedAsArray.Type,
            case .container(let container) = self.value,
            container.kind == .array
        {
            container.kind = type.payloadKind
        }
    }

    private func invalid(_ value: Any, _ reason: String) -> EncodingError {
        .invalidValue(
            value,
            EncodingError.Context(codingPath: codingPath, debugDescription: reason)
        )
    }
}
