/// Makes a value of a type of one's own.
///
/// ```swift
/// struct Todo: Encodable {
///     let id: Int
///     let createdAt: PayloadDate
/// }
/// let payload = try PayloadEncoder().encode(Todo(id: 121, createdAt: now))
/// ```
///
/// | Swift | becomes |
/// |---|---|
/// | keyed containers, `[String: T]`, `[Int: T]` | object, members in the order in which they are encoded |
/// | unkeyed containers, `[T]` | array |
/// | `Set<T>` | set |
/// | `[K: V]` of any other key | map |
/// | `Int` and all integers up to 64 bits | number; an error where a number is not exact |
/// | `Int128`, `UInt128` | big integer |
/// | `Double`, `Float` | number, infinities and NaN included |
/// | `PayloadDate`, `PayloadFile`, `[UInt8]` | Date, File or Blob, `Uint8Array`; what else is `PayloadConvertible` |
/// | nil | null; no member, where the type leaves it out |
public struct PayloadEncoder: Sendable {
    /// How many levels may be inside each other: what refers to itself has no end.
    public var depth: Int
    /// What types find in `Encoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// Creates an encoder.
    public init(depth: Int = DecodingLimits.standard.depth) { self.depth = depth }

    /// Encodes a value; one that encodes nothing is an object without members.
    ///
    /// - Throws: `EncodingError` with the path of the value that cannot be held, and what the type's
    ///   own `encode(to:)` throws.
    public func encode(_ value: some Encodable) throws -> Payload {
        let encoding = PayloadEncoding(.root, depth: depth, userInfo)
        try encoding.encode(value)
        var builder = PayloadBuilder()
        encoding.result.append(to: &builder)
        return builder.finish()
    }
}
