/// One value that is being decoded, and where it stands.
struct PayloadDecoding: Decoder {
    /// What all values of one call share.
    final class Work {
        let limits: DecodingLimits
        let userInfo: [CodingUserInfoKey: any Sendable]
        /// How many values may still be decoded.
        var left: Int

        init(_ limits: DecodingLimits, _ userInfo: [CodingUserInfoKey: any Sendable]) {
            self.limits = limits
            self.userInfo = userInfo
            left = limits.values
        }
    }

    let view: Payload.View
    /// All fields of one name, when this is the first of them.
    let fields: [Int]?
    let path: PayloadCodingPath
    let work: Work

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { work.userInfo }

    /// - Throws: `DecodingError.dataCorrupted` for what is beyond the limits, as each cycle is, and
    ///   for a promise without a value.
    init(
        _ view: Payload.View,
        fields: [Int]? = nil,
        _ path: PayloadCodingPath,
        _ work: Work
    ) throws {
        self.fields = fields
        self.path = path
        self.work = work
        guard let value = view.awaited else {
            throw Self.corrupted(path, "a promise that has no value")
        }
        self.view = value
        guard path.depth <= work.limits.depth else {
            throw Self.corrupted(
                path,
                "more than \(work.limits.depth) levels, as the limit depth allows"
            )
        }
        work.left -= 1
        guard work.left >= 0 else {
            throw Self.corrupted(
                path,
                "more than \(work.limits.values) values, as the limit values allows"
            )
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try PayloadKeyedDecoding<Key>(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try PayloadUnkeyedDecoding(self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// What is thrown for a value of another kind.
    func mismatch(_ type: any Any.Type, _ expected: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "\(expected) was expected; here is \(view.kind.label)"
        )
        return view.isNil ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    func corrupted(_ reason: String) -> DecodingError { Self.corrupted(path, reason) }

    private static func corrupted(_ path: PayloadCodingPath, _ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: path.keys, debugDescription: reason))
    }
}

extension PayloadDecoding: SingleValueDecodingContainer {
    func decodeNil() -> Bool { view.isNil }

    func decode(_ type: Bool.Type) throws -> Bool {
        if let bool = view.bool { return bool }
        switch field {
        case "on", "true": return true
        case "false": return false
        default: throw mismatch(type, "true or false")
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = view.string else { throw mismatch(type, "a text") }
        return text
    }

    func decode<T: Decodable & BinaryFloatingPoint>(_ type: T.Type) throws -> T {
        guard let value = view.double ?? field.flatMap(Double.init) else {
            throw mismatch(type, "a number")
        }
        let result = T(value)
        guard result.isFinite || !value.isFinite else {
            throw corrupted("\(value) is too large for \(type)")
        }
        return result
    }

    func decode<T: Decodable & FixedWidthInteger>(_ type: T.Type) throws -> T {
        try integer(type)
    }

    private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        if let text = view.bigInt ?? integerText ?? field {
            guard let value = T(text) else { throw corrupted("\(text) does not fit in \(type)") }
            return value
        }
        guard let number = view.double else { throw mismatch(type, "a number") }
        guard let value = T(exactly: number) else {
            throw corrupted("\(number) does not fit in \(type)")
        }
        return value
    }

    // The protocol refuses these two unless they are there by name.
    func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        guard let convertible = type as? any PayloadConvertible.Type else {
            return try T(from: self)
        }
        guard let value = convertible.init(payload: view) as? T else {
            throw mismatch(type, "\(type)")
        }
        return value
    }

    /// The text of a form's field, which says a number or a choice.
    private var field: String? { fields == nil ? nil : view.string }

    /// The digits of an integer that a double may not hold, where they are still there.
    private var integerText: String? {
        guard let double = view.double, double.magnitude >= 0x1p53,
            let range = view.payload.numberText(view.index)
        else { return nil }
        let text = view.payload.bytes[range]
        let isInteger = text.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 0x30 <= 9 }
        return isInteger ? String(decoding: text, as: UTF8.self) : nil
    }
}
